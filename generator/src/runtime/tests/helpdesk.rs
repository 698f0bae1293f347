//! A generated crate in small, written by hand exactly as emitters write it.

use super::super as runtime;

pub(crate) mod schemas {
    use super::runtime::{Access, Format, Keyword, Literal, Property, Schema, Types};

    pub(crate) static TICKET: Schema = Schema {
        keywords: &[
            Keyword::Type(Types::OBJECT),
            Keyword::Required(&["id", "subject", "status", "assignee"]),
            Keyword::Properties(
                &[
                    Property { name: "id", schema: &INT64, access: Access::ReadOnly },
                    Property {
                        name: "subject",
                        schema: &Schema {
                            keywords: &[Keyword::Type(Types::STRING), Keyword::MaxLength(5)],
                        },
                        access: Access::ReadWrite,
                    },
                    Property { name: "status", schema: &TICKET_STATUS, access: Access::ReadWrite },
                    Property {
                        name: "assignee",
                        schema: &Schema {
                            keywords: &[Keyword::Type(Types(Types::STRING.0 | Types::NULL.0))],
                        },
                        access: Access::ReadWrite,
                    },
                    Property { name: "priority", schema: &PRIORITY, access: Access::ReadWrite },
                    Property {
                        name: "due",
                        schema: &Schema {
                            keywords: &[
                                Keyword::Type(Types(Types::STRING.0 | Types::NULL.0)),
                                Keyword::Format(Format::DateTime),
                            ],
                        },
                        access: Access::ReadWrite,
                    },
                    Property { name: "thread", schema: &COMMENT, access: Access::ReadWrite },
                ],
                &[],
            ),
        ],
    };
    static INT64: Schema =
        Schema { keywords: &[Keyword::Type(Types::INTEGER), Keyword::Format(Format::Int64)] };
    pub(crate) static TICKET_STATUS: Schema = Schema {
        keywords: &[
            Keyword::Type(Types::STRING),
            Keyword::Enum(&[Literal::Text("open"), Literal::Text("")]),
        ],
    };
    pub(crate) static PRIORITY: Schema = Schema {
        keywords: &[
            Keyword::Type(Types::INTEGER),
            Keyword::Enum(&[Literal::Integer(1), Literal::Integer(2)]),
        ],
    };
    pub(crate) static COMMENT: Schema = Schema {
        keywords: &[
            Keyword::Type(Types::OBJECT),
            Keyword::Required(&["text"]),
            Keyword::Properties(
                &[
                    Property { name: "text", schema: &STRING, access: Access::ReadWrite },
                    Property {
                        name: "replies",
                        schema: &Schema {
                            keywords: &[Keyword::Type(Types::ARRAY), Keyword::Items(&COMMENT)],
                        },
                        access: Access::ReadWrite,
                    },
                ],
                &[],
            ),
            Keyword::AdditionalProperties(&INT64),
        ],
    };
    static STRING: Schema = Schema { keywords: &[Keyword::Type(Types::STRING)] };
    pub(crate) static TARGET: Schema =
        Schema { keywords: &[Keyword::OneOf(&[&COMMENT, &TICKET_STATUS])] };
}

pub(crate) mod models {
    /// The status.
    #[derive(Debug, Clone, PartialEq, Eq, Hash)]
    #[non_exhaustive]
    pub enum TicketStatus {
        Open,
        None,
        Unknown(super::runtime::UnknownValue),
    }
    impl super::runtime::TextEnum for TicketStatus {
        const NAME: &'static str = "TicketStatus";
        fn known(text: &str) -> ::core::option::Option<Self> {
            match text {
                "open" => ::core::option::Option::Some(Self::Open),
                "" => ::core::option::Option::Some(Self::None),
                _ => ::core::option::Option::None,
            }
        }
        fn unknown(value: super::runtime::UnknownValue) -> Self {
            Self::Unknown(value)
        }
    }
    impl TicketStatus {
        pub fn as_str(&self) -> &str {
            match self {
                Self::Open => "open",
                Self::None => "",
                Self::Unknown(value) => value.as_str(),
            }
        }
    }
    impl super::runtime::Decode for TicketStatus {
        fn decode<'de, D: ::serde::Deserializer<'de>>(
            deserializer: D,
            _: super::runtime::Mode,
        ) -> ::core::result::Result<Self, D::Error> {
            super::runtime::decode_text_enum(deserializer)
        }
    }
    impl ::serde::Serialize for TicketStatus {
        fn serialize<S: ::serde::Serializer>(
            &self,
            serializer: S,
        ) -> ::core::result::Result<S::Ok, S::Error> {
            serializer.serialize_str(self.as_str())
        }
    }
    impl super::runtime::sealed::Sealed for TicketStatus {}
    impl super::runtime::Model for TicketStatus {
        const SIDE: super::runtime::Side = super::runtime::Side::Both;
        const EXACT: bool = true;
        fn schema() -> &'static super::runtime::Schema {
            &super::schemas::TICKET_STATUS
        }
        fn conforms(&self) -> bool {
            !::core::matches!(self, Self::Unknown(_))
        }
    }

    /// How urgent it is.
    #[derive(Debug, Clone, PartialEq, Eq, Hash)]
    #[non_exhaustive]
    pub enum Priority {
        Low,
        High,
        Unknown(super::runtime::UnknownInteger),
    }
    impl super::runtime::IntegerEnum for Priority {
        const NAME: &'static str = "Priority";
        fn known(value: i64) -> ::core::option::Option<Self> {
            match value {
                1 => ::core::option::Option::Some(Self::Low),
                2 => ::core::option::Option::Some(Self::High),
                _ => ::core::option::Option::None,
            }
        }
        fn unknown(value: super::runtime::UnknownInteger) -> Self {
            Self::Unknown(value)
        }
    }
    impl super::runtime::Decode for Priority {
        fn decode<'de, D: ::serde::Deserializer<'de>>(
            deserializer: D,
            _: super::runtime::Mode,
        ) -> ::core::result::Result<Self, D::Error> {
            super::runtime::decode_integer_enum(deserializer)
        }
    }
    impl ::serde::Serialize for Priority {
        fn serialize<S: ::serde::Serializer>(
            &self,
            serializer: S,
        ) -> ::core::result::Result<S::Ok, S::Error> {
            serializer.serialize_i64(match self {
                Self::Low => 1,
                Self::High => 2,
                Self::Unknown(value) => value.get(),
            })
        }
    }

    /// A comment, with its replies; other properties are kept.
    #[derive(Debug, Clone, PartialEq)]
    #[non_exhaustive]
    pub struct Comment {
        pub text: ::std::string::String,
        pub replies: ::core::option::Option<::std::vec::Vec<Comment>>,
        pub additional: ::std::collections::BTreeMap<::std::string::String, i64>,
    }
    #[derive(Debug, Default)]
    pub(crate) struct CommentBuilder {
        text: ::core::option::Option<::std::string::String>,
        replies: ::core::option::Option<::std::vec::Vec<Comment>>,
        additional: ::std::collections::BTreeMap<::std::string::String, i64>,
    }
    impl super::runtime::Object for CommentBuilder {
        type Output = Comment;
        const NAME: &'static str = "Comment";
        const FIELDS: &'static [&'static str] = &["text", "replies"];
        const UNKNOWN: super::runtime::Unknown = super::runtime::Unknown::Kept;
        fn field<'de, A: ::serde::de::MapAccess<'de>>(
            &mut self,
            index: usize,
            entry: super::runtime::Entry<'_, A>,
        ) -> ::core::result::Result<(), A::Error> {
            match index {
                0 => self.text = ::core::option::Option::Some(entry.read()?),
                1 => return entry.optional(&mut self.replies),
                _ => return entry.skip(),
            }
            ::core::result::Result::Ok(())
        }
        fn unknown<'de, A: ::serde::de::MapAccess<'de>>(
            &mut self,
            name: ::std::string::String,
            entry: super::runtime::Entry<'_, A>,
        ) -> ::core::result::Result<(), A::Error> {
            self.additional.insert(name, entry.read()?);
            ::core::result::Result::Ok(())
        }
        fn finish(self) -> ::core::result::Result<Comment, super::runtime::MissingField> {
            ::core::result::Result::Ok(Comment {
                text: self.text.ok_or(super::runtime::MissingField::new("text"))?,
                replies: self.replies,
                additional: self.additional,
            })
        }
    }
    impl super::runtime::Decode for Comment {
        fn decode<'de, D: ::serde::Deserializer<'de>>(
            deserializer: D,
            mode: super::runtime::Mode,
        ) -> ::core::result::Result<Self, D::Error> {
            super::runtime::decode_object::<CommentBuilder, D>(deserializer, mode)
        }
    }
    impl ::serde::Serialize for Comment {
        fn serialize<S: ::serde::Serializer>(
            &self,
            serializer: S,
        ) -> ::core::result::Result<S::Ok, S::Error> {
            let mut map =
                ::serde::Serializer::serialize_map(serializer, ::core::option::Option::None)?;
            ::serde::ser::SerializeMap::serialize_entry(&mut map, "text", &self.text)?;
            if let ::core::option::Option::Some(value) = &self.replies {
                ::serde::ser::SerializeMap::serialize_entry(&mut map, "replies", value)?;
            }
            for (name, value) in &self.additional {
                ::serde::ser::SerializeMap::serialize_entry(&mut map, name, value)?;
            }
            ::serde::ser::SerializeMap::end(map)
        }
    }
}
