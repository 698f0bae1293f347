// Written by speccast. Do not edit. SPDX-License-Identifier: 0BSD

//! The schemas of the document as tables, which the checker runs.

use super::runtime::{Access, Keyword, Literal, Property, Schema, Types};

pub(crate) static TICKET: Schema = Schema {
    keywords: &[
        Keyword::Type(Types::OBJECT),
        Keyword::Required(
            &[
                "assignee",
                "attachments",
                "classification",
                "created_at",
                "created_by",
                "csat_response",
                "customer",
                "customer_visible_reply_count",
                "external_recipient_emails",
                "has_attachments",
                "id",
                "inbox",
                "origin",
                "public_id",
                "status",
                "subject",
                "summary",
                "tags",
                "updated_at",
                "waiting_on",
            ],
        ),
        Keyword::Properties(
            &[
                Property::new("id", &Schema::INT64).access(Access::ReadOnly),
                Property::new("inbox", &INBOX),
                Property::new("customer", &CUSTOMER),
                Property::new("assignee", &ASSIGNEE),
                Property::new("public_id", &Schema::INT64).access(Access::ReadOnly),
                Property::new(
                    "subject",
                    &Schema {
                        keywords: &[
                            Keyword::Type(Types::STRING),
                            Keyword::MaxLength(255),
                        ],
                    },
                ),
                Property::new("summary", &Schema::STRING).access(Access::ReadOnly),
                Property::new("customer_visible_reply_count", &Schema::INT64)
                    .access(Access::ReadOnly),
                Property::new("status", &TICKET_STATUS).access(Access::ReadOnly),
                Property::new("classification", &TICKET_CLASSIFICATION)
                    .access(Access::ReadOnly),
                Property::new("waiting_on", &TICKET_WAITING_ON).access(Access::ReadOnly),
                Property::new("created_at", &Schema::DATE_TIME).access(Access::ReadOnly),
                Property::new("updated_at", &Schema::DATE_TIME).access(Access::ReadOnly),
                Property::new("csat_response", &CSAT_RESPONSE),
                Property {
                    name: "attachments",
                    schema: &Schema {
                        keywords: &[
                            Keyword::Type(Types::ARRAY),
                            Keyword::Items(&ATTACHMENT),
                        ],
                    },
                    access: Access::ReadOnly,
                },
                Property::new(
                    "tags",
                    &Schema {
                        keywords: &[
                            Keyword::Type(Types::ARRAY),
                            Keyword::Items(&Schema::STRING),
                        ],
                    },
                ),
                Property::new("origin", &TICKET_ORIGIN).access(Access::ReadOnly),
                Property::new("has_attachments", &Schema::BOOLEAN)
                    .access(Access::ReadOnly),
                Property::new("created_by", &CREATED_BY),
                Property::new("external_recipient_emails", &Schema::ANY)
                    .access(Access::ReadOnly),
                Property::new("description", &Schema::STRING),
                Property::new("description_html", &Schema::STRING),
                Property::new("sentiment_analysis_class", &SENTIMENT_ANALYSIS_CLASS),
                Property::new(
                    "language",
                    &Schema {
                        keywords: &[Keyword::Type(Types::STRING), Keyword::MaxLength(2)],
                    },
                ),
                Property::new("is_spam", &Schema::BOOLEAN),
            ],
            &[
                3, 14, 9, 11, 18, 13, 2, 7, 20, 21, 19, 17, 0, 1, 24, 23, 16, 4, 22, 8,
                5, 6, 15, 12, 10,
            ],
        ),
    ],
};

pub(crate) static INBOX: Schema = Schema {
    keywords: &[
        Keyword::Type(Types::OBJECT),
        Keyword::Properties(
            &[
                Property::new("id", &Schema::INT64),
                Property::new("name", &Schema::STRING),
                Property::new("email_prefix", &Schema::STRING),
            ],
            &[2, 0, 1],
        ),
        Keyword::Required(&["email_prefix", "id", "name"]),
    ],
};

pub(crate) static CUSTOMER: Schema = Schema {
    keywords: &[
        Keyword::Type(Types::OBJECT),
        Keyword::Properties(
            &[
                Property::new("id", &Schema::INT64),
                Property::new("name", &Schema::STRING),
                Property::new("email", &Schema::STRING),
                Property::new("is_spam", &Schema::BOOLEAN),
            ],
            &[2, 0, 3, 1],
        ),
        Keyword::Required(&["email", "id", "is_spam", "name"]),
    ],
};

pub(crate) static ASSIGNEE: Schema = Schema {
    keywords: &[
        Keyword::Type(Types(Types::OBJECT.0 | Types::NULL.0)),
        Keyword::Properties(
            &[
                Property::new("id", &Schema::INT64),
                Property::new("email", &Schema::STRING),
                Property::new("name", &Schema::STRING),
            ],
            &[1, 0, 2],
        ),
        Keyword::Required(&["email", "id", "name"]),
    ],
};

pub(crate) static TICKET_STATUS: Schema = Schema {
    keywords: &[
        Keyword::Type(Types::STRING),
        Keyword::Enum(
            &[
                Literal::Text("created"),
                Literal::Text("active"),
                Literal::Text("closed"),
                Literal::Text("pending_associate"),
                Literal::Text("pending_customer"),
                Literal::Text("resolved"),
                Literal::Text("reopened"),
                Literal::Text("invalid"),
            ],
        ),
    ],
};

pub(crate) static TICKET_CLASSIFICATION: Schema = Schema {
    keywords: &[
        Keyword::Type(Types::STRING),
        Keyword::Enum(
            &[
                Literal::Text(""),
                Literal::Text("no_response"),
                Literal::Text("customer_inactivity"),
                Literal::Text("resolved"),
                Literal::Text("invalid"),
                Literal::Text("other"),
            ],
        ),
    ],
};

pub(crate) static TICKET_WAITING_ON: Schema = Schema {
    keywords: &[
        Keyword::Type(Types::STRING),
        Keyword::Enum(
            &[Literal::Text(""), Literal::Text("customer"), Literal::Text("associate")],
        ),
    ],
};

pub(crate) static CSAT_RESPONSE: Schema = Schema {
    keywords: &[
        Keyword::Type(Types(Types::OBJECT.0 | Types::NULL.0)),
        Keyword::Properties(
            &[
                Property::new("rating", &Schema::INT64),
                Property::new("comment", &Schema::STRING),
            ],
            &[1, 0],
        ),
        Keyword::Required(&["comment", "rating"]),
    ],
};

pub(crate) static ATTACHMENT: Schema = Schema {
    keywords: &[
        Keyword::Type(Types::OBJECT),
        Keyword::Properties(
            &[
                Property::new("id", &Schema::UUID),
                Property::new("name", &Schema::STRING),
                Property::new("download_url", &Schema::STRING),
            ],
            &[2, 0, 1],
        ),
        Keyword::Required(&["download_url", "id", "name"]),
    ],
};

pub(crate) static TICKET_ORIGIN: Schema = Schema {
    keywords: &[
        Keyword::Type(Types::STRING),
        Keyword::Enum(&[Literal::Text("email"), Literal::Text("api")]),
    ],
};

pub(crate) static CREATED_BY: Schema = Schema {
    keywords: &[
        Keyword::Type(Types::OBJECT),
        Keyword::Properties(
            &[Property::new("role", &Schema::STRING), Property::new("user", &USER)],
            &[0, 1],
        ),
        Keyword::Required(&["role", "user"]),
    ],
};

pub(crate) static USER: Schema = Schema {
    keywords: &[
        Keyword::Type(Types::OBJECT),
        Keyword::Properties(
            &[
                Property::new("id", &Schema::INT64),
                Property::new("email", &Schema::STRING),
                Property::new("name", &Schema::STRING),
            ],
            &[1, 0, 2],
        ),
        Keyword::Required(&["email", "id", "name"]),
    ],
};

pub(crate) static SENTIMENT_ANALYSIS_CLASS: Schema = Schema {
    keywords: &[
        Keyword::Type(Types::STRING),
        Keyword::Enum(
            &[
                Literal::Text("positive"),
                Literal::Text("negative"),
                Literal::Text("neutral"),
                Literal::Text("pending"),
            ],
        ),
    ],
};

pub(crate) static PROBLEM: Schema = Schema {
    keywords: &[
        Keyword::Type(Types::OBJECT),
        Keyword::Properties(
            &[
                Property::new("type", &Schema::STRING),
                Property::new("title", &Schema::STRING),
                Property::new("status", &Schema::INT64),
                Property::new("detail", &Schema::STRING),
                Property::new("instance", &Schema::STRING),
            ],
            &[3, 4, 2, 1, 0],
        ),
    ],
};
