// Written by speccast. Do not edit. SPDX-License-Identifier: 0BSD

//! The schemas of the document as tables, which the checker runs.

use super::runtime::{Access, Format, Keyword, Literal, Property, Schema, Types};

pub(crate) static TICKET: Schema = Schema {
    keywords: &[
        Keyword::Type(Types::OBJECT),
        Keyword::Required(
            &[
                "id",
                "inbox",
                "customer",
                "assignee",
                "public_id",
                "subject",
                "summary",
                "customer_visible_reply_count",
                "status",
                "classification",
                "waiting_on",
                "created_at",
                "updated_at",
                "csat_response",
                "attachments",
                "tags",
                "origin",
                "has_attachments",
                "created_by",
                "external_recipient_emails",
            ],
        ),
        Keyword::Properties(
            &[
                Property {
                    name: "id",
                    schema: &Schema {
                        keywords: &[
                            Keyword::Type(Types::INTEGER),
                            Keyword::Format(Format::Int64),
                        ],
                    },
                    access: Access::ReadOnly,
                },
                Property {
                    name: "inbox",
                    schema: &Schema {
                        keywords: &[Keyword::Reference(&INBOX)],
                    },
                    access: Access::ReadWrite,
                },
                Property {
                    name: "customer",
                    schema: &Schema {
                        keywords: &[Keyword::Reference(&CUSTOMER)],
                    },
                    access: Access::ReadWrite,
                },
                Property {
                    name: "assignee",
                    schema: &Schema {
                        keywords: &[Keyword::Reference(&ASSIGNEE)],
                    },
                    access: Access::ReadWrite,
                },
                Property {
                    name: "public_id",
                    schema: &Schema {
                        keywords: &[
                            Keyword::Type(Types::INTEGER),
                            Keyword::Format(Format::Int64),
                        ],
                    },
                    access: Access::ReadOnly,
                },
                Property {
                    name: "subject",
                    schema: &Schema {
                        keywords: &[
                            Keyword::Type(Types::STRING),
                            Keyword::MaxLength(255),
                        ],
                    },
                    access: Access::ReadWrite,
                },
                Property {
                    name: "summary",
                    schema: &Schema {
                        keywords: &[Keyword::Type(Types::STRING)],
                    },
                    access: Access::ReadOnly,
                },
                Property {
                    name: "customer_visible_reply_count",
                    schema: &Schema {
                        keywords: &[
                            Keyword::Type(Types::INTEGER),
                            Keyword::Format(Format::Int64),
                        ],
                    },
                    access: Access::ReadOnly,
                },
                Property {
                    name: "status",
                    schema: &Schema {
                        keywords: &[Keyword::Reference(&TICKET_STATUS)],
                    },
                    access: Access::ReadOnly,
                },
                Property {
                    name: "classification",
                    schema: &Schema {
                        keywords: &[Keyword::Reference(&TICKET_CLASSIFICATION)],
                    },
                    access: Access::ReadOnly,
                },
                Property {
                    name: "waiting_on",
                    schema: &Schema {
                        keywords: &[Keyword::Reference(&TICKET_WAITING_ON)],
                    },
                    access: Access::ReadOnly,
                },
                Property {
                    name: "created_at",
                    schema: &Schema {
                        keywords: &[
                            Keyword::Type(Types::STRING),
                            Keyword::Format(Format::DateTime),
                        ],
                    },
                    access: Access::ReadOnly,
                },
                Property {
                    name: "updated_at",
                    schema: &Schema {
                        keywords: &[
                            Keyword::Type(Types::STRING),
                            Keyword::Format(Format::DateTime),
                        ],
                    },
                    access: Access::ReadOnly,
                },
                Property {
                    name: "csat_response",
                    schema: &Schema {
                        keywords: &[Keyword::Reference(&CSAT_RESPONSE)],
                    },
                    access: Access::ReadWrite,
                },
                Property {
                    name: "attachments",
                    schema: &Schema {
                        keywords: &[
                            Keyword::Type(Types::ARRAY),
                            Keyword::Items(
                                &Schema {
                                    keywords: &[Keyword::Reference(&ATTACHMENT)],
                                },
                            ),
                        ],
                    },
                    access: Access::ReadOnly,
                },
                Property {
                    name: "tags",
                    schema: &Schema {
                        keywords: &[
                            Keyword::Type(Types::ARRAY),
                            Keyword::Items(
                                &Schema {
                                    keywords: &[Keyword::Type(Types::STRING)],
                                },
                            ),
                        ],
                    },
                    access: Access::ReadWrite,
                },
                Property {
                    name: "origin",
                    schema: &Schema {
                        keywords: &[Keyword::Reference(&TICKET_ORIGIN)],
                    },
                    access: Access::ReadOnly,
                },
                Property {
                    name: "has_attachments",
                    schema: &Schema {
                        keywords: &[Keyword::Type(Types::BOOLEAN)],
                    },
                    access: Access::ReadOnly,
                },
                Property {
                    name: "created_by",
                    schema: &Schema {
                        keywords: &[Keyword::Reference(&CREATED_BY)],
                    },
                    access: Access::ReadWrite,
                },
                Property {
                    name: "external_recipient_emails",
                    schema: &Schema { keywords: &[] },
                    access: Access::ReadOnly,
                },
                Property {
                    name: "description",
                    schema: &Schema {
                        keywords: &[Keyword::Type(Types::STRING)],
                    },
                    access: Access::ReadWrite,
                },
                Property {
                    name: "description_html",
                    schema: &Schema {
                        keywords: &[Keyword::Type(Types::STRING)],
                    },
                    access: Access::ReadWrite,
                },
                Property {
                    name: "sentiment_analysis_class",
                    schema: &Schema {
                        keywords: &[Keyword::Reference(&SENTIMENT_ANALYSIS_CLASS)],
                    },
                    access: Access::ReadWrite,
                },
                Property {
                    name: "language",
                    schema: &Schema {
                        keywords: &[Keyword::Type(Types::STRING), Keyword::MaxLength(2)],
                    },
                    access: Access::ReadWrite,
                },
                Property {
                    name: "is_spam",
                    schema: &Schema {
                        keywords: &[Keyword::Type(Types::BOOLEAN)],
                    },
                    access: Access::ReadWrite,
                },
            ],
        ),
    ],
};

pub(crate) static INBOX: Schema = Schema {
    keywords: &[
        Keyword::Type(Types::OBJECT),
        Keyword::Properties(
            &[
                Property {
                    name: "id",
                    schema: &Schema {
                        keywords: &[
                            Keyword::Type(Types::INTEGER),
                            Keyword::Format(Format::Int64),
                        ],
                    },
                    access: Access::ReadWrite,
                },
                Property {
                    name: "name",
                    schema: &Schema {
                        keywords: &[Keyword::Type(Types::STRING)],
                    },
                    access: Access::ReadWrite,
                },
                Property {
                    name: "email_prefix",
                    schema: &Schema {
                        keywords: &[Keyword::Type(Types::STRING)],
                    },
                    access: Access::ReadWrite,
                },
            ],
        ),
        Keyword::Required(&["id", "name", "email_prefix"]),
    ],
};

pub(crate) static CUSTOMER: Schema = Schema {
    keywords: &[
        Keyword::Type(Types::OBJECT),
        Keyword::Properties(
            &[
                Property {
                    name: "id",
                    schema: &Schema {
                        keywords: &[
                            Keyword::Type(Types::INTEGER),
                            Keyword::Format(Format::Int64),
                        ],
                    },
                    access: Access::ReadWrite,
                },
                Property {
                    name: "name",
                    schema: &Schema {
                        keywords: &[Keyword::Type(Types::STRING)],
                    },
                    access: Access::ReadWrite,
                },
                Property {
                    name: "email",
                    schema: &Schema {
                        keywords: &[Keyword::Type(Types::STRING)],
                    },
                    access: Access::ReadWrite,
                },
                Property {
                    name: "is_spam",
                    schema: &Schema {
                        keywords: &[Keyword::Type(Types::BOOLEAN)],
                    },
                    access: Access::ReadWrite,
                },
            ],
        ),
        Keyword::Required(&["id", "name", "email", "is_spam"]),
    ],
};

pub(crate) static ASSIGNEE: Schema = Schema {
    keywords: &[
        Keyword::Type(Types(Types::OBJECT.0 | Types::NULL.0)),
        Keyword::Properties(
            &[
                Property {
                    name: "id",
                    schema: &Schema {
                        keywords: &[
                            Keyword::Type(Types::INTEGER),
                            Keyword::Format(Format::Int64),
                        ],
                    },
                    access: Access::ReadWrite,
                },
                Property {
                    name: "email",
                    schema: &Schema {
                        keywords: &[Keyword::Type(Types::STRING)],
                    },
                    access: Access::ReadWrite,
                },
                Property {
                    name: "name",
                    schema: &Schema {
                        keywords: &[Keyword::Type(Types::STRING)],
                    },
                    access: Access::ReadWrite,
                },
            ],
        ),
        Keyword::Required(&["id", "email", "name"]),
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
                Property {
                    name: "rating",
                    schema: &Schema {
                        keywords: &[
                            Keyword::Type(Types::INTEGER),
                            Keyword::Format(Format::Int64),
                        ],
                    },
                    access: Access::ReadWrite,
                },
                Property {
                    name: "comment",
                    schema: &Schema {
                        keywords: &[Keyword::Type(Types::STRING)],
                    },
                    access: Access::ReadWrite,
                },
            ],
        ),
        Keyword::Required(&["rating", "comment"]),
    ],
};

pub(crate) static ATTACHMENT: Schema = Schema {
    keywords: &[
        Keyword::Type(Types::OBJECT),
        Keyword::Properties(
            &[
                Property {
                    name: "id",
                    schema: &Schema {
                        keywords: &[
                            Keyword::Type(Types::STRING),
                            Keyword::Format(Format::Uuid),
                        ],
                    },
                    access: Access::ReadWrite,
                },
                Property {
                    name: "name",
                    schema: &Schema {
                        keywords: &[Keyword::Type(Types::STRING)],
                    },
                    access: Access::ReadWrite,
                },
                Property {
                    name: "download_url",
                    schema: &Schema {
                        keywords: &[Keyword::Type(Types::STRING)],
                    },
                    access: Access::ReadWrite,
                },
            ],
        ),
        Keyword::Required(&["id", "name", "download_url"]),
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
            &[
                Property {
                    name: "role",
                    schema: &Schema {
                        keywords: &[Keyword::Type(Types::STRING)],
                    },
                    access: Access::ReadWrite,
                },
                Property {
                    name: "user",
                    schema: &Schema {
                        keywords: &[Keyword::Reference(&USER)],
                    },
                    access: Access::ReadWrite,
                },
            ],
        ),
        Keyword::Required(&["role", "user"]),
    ],
};

pub(crate) static USER: Schema = Schema {
    keywords: &[
        Keyword::Type(Types::OBJECT),
        Keyword::Properties(
            &[
                Property {
                    name: "id",
                    schema: &Schema {
                        keywords: &[
                            Keyword::Type(Types::INTEGER),
                            Keyword::Format(Format::Int64),
                        ],
                    },
                    access: Access::ReadWrite,
                },
                Property {
                    name: "email",
                    schema: &Schema {
                        keywords: &[Keyword::Type(Types::STRING)],
                    },
                    access: Access::ReadWrite,
                },
                Property {
                    name: "name",
                    schema: &Schema {
                        keywords: &[Keyword::Type(Types::STRING)],
                    },
                    access: Access::ReadWrite,
                },
            ],
        ),
        Keyword::Required(&["id", "email", "name"]),
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
                Property {
                    name: "type",
                    schema: &Schema {
                        keywords: &[Keyword::Type(Types::STRING)],
                    },
                    access: Access::ReadWrite,
                },
                Property {
                    name: "title",
                    schema: &Schema {
                        keywords: &[Keyword::Type(Types::STRING)],
                    },
                    access: Access::ReadWrite,
                },
                Property {
                    name: "status",
                    schema: &Schema {
                        keywords: &[
                            Keyword::Type(Types::INTEGER),
                            Keyword::Format(Format::Int64),
                        ],
                    },
                    access: Access::ReadWrite,
                },
                Property {
                    name: "detail",
                    schema: &Schema {
                        keywords: &[Keyword::Type(Types::STRING)],
                    },
                    access: Access::ReadWrite,
                },
                Property {
                    name: "instance",
                    schema: &Schema {
                        keywords: &[Keyword::Type(Types::STRING)],
                    },
                    access: Access::ReadWrite,
                },
            ],
        ),
    ],
};
