// Written by speccast. Do not edit. SPDX-License-Identifier: 0BSD

//! The types of the API.

/// What servers answer with; what clients send is [`TicketRequest`].
#[derive(
    ::core::clone::Clone,
    ::core::fmt::Debug,
    ::core::cmp::Eq,
    ::core::cmp::PartialEq
)]
#[non_exhaustive]
pub struct Ticket {
    /// Read-only.
    pub id: i64,
    pub inbox: Inbox,
    pub customer: Customer,
    pub assignee: ::core::option::Option<Assignee>,
    /// Read-only.
    pub public_id: i64,
    /// At most 255 characters.
    pub subject: ::std::string::String,
    /// AI generated summary of the ticket
    ///
    /// Read-only.
    pub summary: ::std::string::String,
    /// Read-only.
    pub customer_visible_reply_count: i64,
    /// Read-only.
    pub status: TicketStatus,
    /// Read-only.
    pub classification: TicketClassification,
    /// Read-only.
    pub waiting_on: TicketWaitingOn,
    /// Read-only.
    pub created_at: ::chrono::DateTime<::chrono::Utc>,
    /// Read-only.
    pub updated_at: ::chrono::DateTime<::chrono::Utc>,
    pub csat_response: ::core::option::Option<CsatResponse>,
    /// Read-only.
    pub attachments: ::std::vec::Vec<Attachment>,
    pub tags: ::std::vec::Vec<::std::string::String>,
    /// Read-only.
    pub origin: TicketOrigin,
    /// Read-only.
    pub has_attachments: bool,
    pub created_by: CreatedBy,
    /// Non-inbox recipient addresses of the original email (CC routing), used when sending agent
    /// replies.
    ///
    /// Read-only.
    pub external_recipient_emails: ::serde_json::Value,
    pub description: ::core::option::Option<::std::string::String>,
    pub description_html: ::core::option::Option<::std::string::String>,
    pub sentiment_analysis_class: ::core::option::Option<SentimentAnalysisClass>,
    /// Detected language code of the message content
    ///
    /// At most 2 characters.
    pub language: ::core::option::Option<::std::string::String>,
    pub is_spam: ::core::option::Option<bool>,
}

impl Ticket {
    /// The most characters (Unicode scalar values) of `subject`.
    pub const SUBJECT_MAX_LENGTH: usize = 255;

    /// The most characters (Unicode scalar values) of `language`.
    pub const LANGUAGE_MAX_LENGTH: usize = 2;

    /// Starts one; [`TicketBuilder::build`] ends it.
    #[must_use]
    pub fn builder() -> TicketBuilder {
        ::core::default::Default::default()
    }
}

/// Builds a [`Ticket`].
#[derive(::core::clone::Clone, ::core::fmt::Debug, ::core::default::Default)]
pub struct TicketBuilder {
    id: ::core::option::Option<i64>,
    inbox: ::core::option::Option<Inbox>,
    customer: ::core::option::Option<Customer>,
    assignee: ::core::option::Option<::core::option::Option<Assignee>>,
    public_id: ::core::option::Option<i64>,
    subject: ::core::option::Option<::std::string::String>,
    summary: ::core::option::Option<::std::string::String>,
    customer_visible_reply_count: ::core::option::Option<i64>,
    status: ::core::option::Option<TicketStatus>,
    classification: ::core::option::Option<TicketClassification>,
    waiting_on: ::core::option::Option<TicketWaitingOn>,
    created_at: ::core::option::Option<::chrono::DateTime<::chrono::Utc>>,
    updated_at: ::core::option::Option<::chrono::DateTime<::chrono::Utc>>,
    csat_response: ::core::option::Option<::core::option::Option<CsatResponse>>,
    attachments: ::core::option::Option<::std::vec::Vec<Attachment>>,
    tags: ::core::option::Option<::std::vec::Vec<::std::string::String>>,
    origin: ::core::option::Option<TicketOrigin>,
    has_attachments: ::core::option::Option<bool>,
    created_by: ::core::option::Option<CreatedBy>,
    external_recipient_emails: ::core::option::Option<::serde_json::Value>,
    description: ::core::option::Option<::std::string::String>,
    description_html: ::core::option::Option<::std::string::String>,
    sentiment_analysis_class: ::core::option::Option<SentimentAnalysisClass>,
    language: ::core::option::Option<::std::string::String>,
    is_spam: ::core::option::Option<bool>,
}

impl TicketBuilder {
    /// Sets `id`.
    #[must_use]
    pub fn id(mut self, value: i64) -> Self {
        self.id = ::core::option::Option::Some(value);
        self
    }

    /// Sets `inbox`.
    #[must_use]
    pub fn inbox(mut self, value: Inbox) -> Self {
        self.inbox = ::core::option::Option::Some(value);
        self
    }

    /// Sets `customer`.
    #[must_use]
    pub fn customer(mut self, value: Customer) -> Self {
        self.customer = ::core::option::Option::Some(value);
        self
    }

    /// Sets `assignee`.
    #[must_use]
    pub fn assignee(mut self, value: ::core::option::Option<Assignee>) -> Self {
        self.assignee = ::core::option::Option::Some(value);
        self
    }

    /// Sets `public_id`.
    #[must_use]
    pub fn public_id(mut self, value: i64) -> Self {
        self.public_id = ::core::option::Option::Some(value);
        self
    }

    /// Sets `subject`.
    #[must_use]
    pub fn subject(
        mut self,
        value: impl ::core::convert::Into<::std::string::String>,
    ) -> Self {
        self.subject = ::core::option::Option::Some(value.into());
        self
    }

    /// Sets `summary`.
    #[must_use]
    pub fn summary(
        mut self,
        value: impl ::core::convert::Into<::std::string::String>,
    ) -> Self {
        self.summary = ::core::option::Option::Some(value.into());
        self
    }

    /// Sets `customer_visible_reply_count`.
    #[must_use]
    pub fn customer_visible_reply_count(mut self, value: i64) -> Self {
        self.customer_visible_reply_count = ::core::option::Option::Some(value);
        self
    }

    /// Sets `status`.
    #[must_use]
    pub fn status(mut self, value: TicketStatus) -> Self {
        self.status = ::core::option::Option::Some(value);
        self
    }

    /// Sets `classification`.
    #[must_use]
    pub fn classification(mut self, value: TicketClassification) -> Self {
        self.classification = ::core::option::Option::Some(value);
        self
    }

    /// Sets `waiting_on`.
    #[must_use]
    pub fn waiting_on(mut self, value: TicketWaitingOn) -> Self {
        self.waiting_on = ::core::option::Option::Some(value);
        self
    }

    /// Sets `created_at`.
    #[must_use]
    pub fn created_at(mut self, value: ::chrono::DateTime<::chrono::Utc>) -> Self {
        self.created_at = ::core::option::Option::Some(value);
        self
    }

    /// Sets `updated_at`.
    #[must_use]
    pub fn updated_at(mut self, value: ::chrono::DateTime<::chrono::Utc>) -> Self {
        self.updated_at = ::core::option::Option::Some(value);
        self
    }

    /// Sets `csat_response`.
    #[must_use]
    pub fn csat_response(mut self, value: ::core::option::Option<CsatResponse>) -> Self {
        self.csat_response = ::core::option::Option::Some(value);
        self
    }

    /// Sets `attachments`.
    #[must_use]
    pub fn attachments(mut self, value: ::std::vec::Vec<Attachment>) -> Self {
        self.attachments = ::core::option::Option::Some(value);
        self
    }

    /// Sets `tags`.
    #[must_use]
    pub fn tags(mut self, value: ::std::vec::Vec<::std::string::String>) -> Self {
        self.tags = ::core::option::Option::Some(value);
        self
    }

    /// Sets `origin`.
    #[must_use]
    pub fn origin(mut self, value: TicketOrigin) -> Self {
        self.origin = ::core::option::Option::Some(value);
        self
    }

    /// Sets `has_attachments`.
    #[must_use]
    pub fn has_attachments(mut self, value: bool) -> Self {
        self.has_attachments = ::core::option::Option::Some(value);
        self
    }

    /// Sets `created_by`.
    #[must_use]
    pub fn created_by(mut self, value: CreatedBy) -> Self {
        self.created_by = ::core::option::Option::Some(value);
        self
    }

    /// Sets `external_recipient_emails`.
    #[must_use]
    pub fn external_recipient_emails(mut self, value: ::serde_json::Value) -> Self {
        self.external_recipient_emails = ::core::option::Option::Some(value);
        self
    }

    /// Sets `description`.
    #[must_use]
    pub fn description(
        mut self,
        value: impl ::core::convert::Into<::std::string::String>,
    ) -> Self {
        self.description = ::core::option::Option::Some(value.into());
        self
    }

    /// Sets `description_html`.
    #[must_use]
    pub fn description_html(
        mut self,
        value: impl ::core::convert::Into<::std::string::String>,
    ) -> Self {
        self.description_html = ::core::option::Option::Some(value.into());
        self
    }

    /// Sets `sentiment_analysis_class`.
    #[must_use]
    pub fn sentiment_analysis_class(mut self, value: SentimentAnalysisClass) -> Self {
        self.sentiment_analysis_class = ::core::option::Option::Some(value);
        self
    }

    /// Sets `language`.
    #[must_use]
    pub fn language(
        mut self,
        value: impl ::core::convert::Into<::std::string::String>,
    ) -> Self {
        self.language = ::core::option::Option::Some(value.into());
        self
    }

    /// Sets `is_spam`.
    #[must_use]
    pub fn is_spam(mut self, value: bool) -> Self {
        self.is_spam = ::core::option::Option::Some(value);
        self
    }

    /// Ends it.
    ///
    /// # Errors
    /// A field that must be there was not set.
    pub fn build(self) -> ::core::result::Result<Ticket, super::runtime::MissingField> {
        super::runtime::Object::finish(self)
    }
}

impl super::runtime::Object for TicketBuilder {
    type Output = Ticket;

    const NAME: &'static str = "Ticket";

    const FIELDS: &'static [&'static str] = &[
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
        "description",
        "description_html",
        "sentiment_analysis_class",
        "language",
        "is_spam",
    ];

    fn field<'de, A: ::serde::de::MapAccess<'de>>(
        &mut self,
        index: usize,
        entry: super::runtime::Entry<'_, A>,
    ) -> ::core::result::Result<(), A::Error> {
        match index {
            0 => self.id = ::core::option::Option::Some(entry.read()?),
            1 => self.inbox = ::core::option::Option::Some(entry.read()?),
            2 => self.customer = ::core::option::Option::Some(entry.read()?),
            3 => self.assignee = ::core::option::Option::Some(entry.read()?),
            4 => self.public_id = ::core::option::Option::Some(entry.read()?),
            5 => self.subject = ::core::option::Option::Some(entry.read()?),
            6 => self.summary = ::core::option::Option::Some(entry.read()?),
            7 => {
                self.customer_visible_reply_count = ::core::option::Option::Some(
                    entry.read()?,
                );
            }
            8 => self.status = ::core::option::Option::Some(entry.read()?),
            9 => self.classification = ::core::option::Option::Some(entry.read()?),
            10 => self.waiting_on = ::core::option::Option::Some(entry.read()?),
            11 => self.created_at = ::core::option::Option::Some(entry.read()?),
            12 => self.updated_at = ::core::option::Option::Some(entry.read()?),
            13 => self.csat_response = ::core::option::Option::Some(entry.read()?),
            14 => self.attachments = ::core::option::Option::Some(entry.read()?),
            15 => self.tags = ::core::option::Option::Some(entry.read()?),
            16 => self.origin = ::core::option::Option::Some(entry.read()?),
            17 => self.has_attachments = ::core::option::Option::Some(entry.read()?),
            18 => self.created_by = ::core::option::Option::Some(entry.read()?),
            19 => {
                self.external_recipient_emails = ::core::option::Option::Some(
                    entry.read()?,
                );
            }
            20 => self.description = entry.optional()?,
            21 => self.description_html = entry.optional()?,
            22 => self.sentiment_analysis_class = entry.optional()?,
            23 => self.language = entry.optional()?,
            24 => self.is_spam = entry.optional()?,
            _ => return entry.skip(),
        }
        ::core::result::Result::Ok(())
    }

    fn finish(self) -> ::core::result::Result<Ticket, super::runtime::MissingField> {
        ::core::result::Result::Ok(Ticket {
            id: self.id.ok_or(super::runtime::MissingField::new("id"))?,
            inbox: self.inbox.ok_or(super::runtime::MissingField::new("inbox"))?,
            customer: self
                .customer
                .ok_or(super::runtime::MissingField::new("customer"))?,
            assignee: self
                .assignee
                .ok_or(super::runtime::MissingField::new("assignee"))?,
            public_id: self
                .public_id
                .ok_or(super::runtime::MissingField::new("public_id"))?,
            subject: self.subject.ok_or(super::runtime::MissingField::new("subject"))?,
            summary: self.summary.ok_or(super::runtime::MissingField::new("summary"))?,
            customer_visible_reply_count: self
                .customer_visible_reply_count
                .ok_or(
                    super::runtime::MissingField::new("customer_visible_reply_count"),
                )?,
            status: self.status.ok_or(super::runtime::MissingField::new("status"))?,
            classification: self
                .classification
                .ok_or(super::runtime::MissingField::new("classification"))?,
            waiting_on: self
                .waiting_on
                .ok_or(super::runtime::MissingField::new("waiting_on"))?,
            created_at: self
                .created_at
                .ok_or(super::runtime::MissingField::new("created_at"))?,
            updated_at: self
                .updated_at
                .ok_or(super::runtime::MissingField::new("updated_at"))?,
            csat_response: self
                .csat_response
                .ok_or(super::runtime::MissingField::new("csat_response"))?,
            attachments: self
                .attachments
                .ok_or(super::runtime::MissingField::new("attachments"))?,
            tags: self.tags.ok_or(super::runtime::MissingField::new("tags"))?,
            origin: self.origin.ok_or(super::runtime::MissingField::new("origin"))?,
            has_attachments: self
                .has_attachments
                .ok_or(super::runtime::MissingField::new("has_attachments"))?,
            created_by: self
                .created_by
                .ok_or(super::runtime::MissingField::new("created_by"))?,
            external_recipient_emails: self
                .external_recipient_emails
                .ok_or(super::runtime::MissingField::new("external_recipient_emails"))?,
            description: self.description,
            description_html: self.description_html,
            sentiment_analysis_class: self.sentiment_analysis_class,
            language: self.language,
            is_spam: self.is_spam,
        })
    }
}

impl super::runtime::Decode for Ticket {
    fn decode<'de, D: ::serde::Deserializer<'de>>(
        deserializer: D,
        mode: super::runtime::Mode,
    ) -> ::core::result::Result<Self, D::Error> {
        super::runtime::decode_object::<TicketBuilder, D>(deserializer, mode)
    }
}

impl<'de> ::serde::Deserialize<'de> for Ticket {
    fn deserialize<D: ::serde::Deserializer<'de>>(
        deserializer: D,
    ) -> ::core::result::Result<Self, D::Error> {
        <Self as super::runtime::Decode>::decode(
            deserializer,
            super::runtime::Mode::Tolerant,
        )
    }
}

impl ::serde::Serialize for Ticket {
    fn serialize<S: ::serde::Serializer>(
        &self,
        serializer: S,
    ) -> ::core::result::Result<S::Ok, S::Error> {
        use ::serde::ser::SerializeMap as _;
        let mut map = serializer.serialize_map(::core::option::Option::None)?;
        map.serialize_entry("id", &self.id)?;
        map.serialize_entry("inbox", &self.inbox)?;
        map.serialize_entry("customer", &self.customer)?;
        map.serialize_entry("assignee", &self.assignee)?;
        map.serialize_entry("public_id", &self.public_id)?;
        map.serialize_entry("subject", &self.subject)?;
        map.serialize_entry("summary", &self.summary)?;
        map.serialize_entry(
            "customer_visible_reply_count",
            &self.customer_visible_reply_count,
        )?;
        map.serialize_entry("status", &self.status)?;
        map.serialize_entry("classification", &self.classification)?;
        map.serialize_entry("waiting_on", &self.waiting_on)?;
        map.serialize_entry("created_at", &self.created_at)?;
        map.serialize_entry("updated_at", &self.updated_at)?;
        map.serialize_entry("csat_response", &self.csat_response)?;
        map.serialize_entry("attachments", &self.attachments)?;
        map.serialize_entry("tags", &self.tags)?;
        map.serialize_entry("origin", &self.origin)?;
        map.serialize_entry("has_attachments", &self.has_attachments)?;
        map.serialize_entry("created_by", &self.created_by)?;
        map.serialize_entry(
            "external_recipient_emails",
            &self.external_recipient_emails,
        )?;
        if let ::core::option::Option::Some(value) = &self.description {
            map.serialize_entry("description", value)?;
        }
        if let ::core::option::Option::Some(value) = &self.description_html {
            map.serialize_entry("description_html", value)?;
        }
        if let ::core::option::Option::Some(value) = &self.sentiment_analysis_class {
            map.serialize_entry("sentiment_analysis_class", value)?;
        }
        if let ::core::option::Option::Some(value) = &self.language {
            map.serialize_entry("language", value)?;
        }
        if let ::core::option::Option::Some(value) = &self.is_spam {
            map.serialize_entry("is_spam", value)?;
        }
        map.end()
    }
}

impl super::runtime::sealed::Sealed for Ticket {}

impl super::runtime::Model for Ticket {
    const SIDE: super::runtime::Side = super::runtime::Side::Response;
    const EXACT: bool = true;

    fn schema() -> &'static super::runtime::Schema {
        &super::schemas::TICKET
    }

    fn conforms(&self) -> bool {
        super::runtime::Model::conforms(&self.inbox)
            && super::runtime::Model::conforms(&self.customer)
            && self.assignee.as_ref().is_none_or(super::runtime::Model::conforms)
            && super::runtime::max_length(&self.subject, 255)
            && super::runtime::Model::conforms(&self.status)
            && super::runtime::Model::conforms(&self.classification)
            && super::runtime::Model::conforms(&self.waiting_on)
            && self.csat_response.as_ref().is_none_or(super::runtime::Model::conforms)
            && self.attachments.iter().all(super::runtime::Model::conforms)
            && super::runtime::Model::conforms(&self.origin)
            && super::runtime::Model::conforms(&self.created_by)
            && self
                .sentiment_analysis_class
                .as_ref()
                .is_none_or(super::runtime::Model::conforms)
            && self
                .language
                .as_ref()
                .is_none_or(|value| super::runtime::max_length(value, 2))
    }
}

/// What clients send; what servers answer with is [`Ticket`].
#[derive(
    ::core::clone::Clone,
    ::core::fmt::Debug,
    ::core::cmp::Eq,
    ::core::cmp::PartialEq
)]
#[non_exhaustive]
pub struct TicketRequest {
    pub inbox: Inbox,
    pub customer: Customer,
    pub assignee: ::core::option::Option<Assignee>,
    /// At most 255 characters.
    pub subject: ::std::string::String,
    pub csat_response: ::core::option::Option<CsatResponse>,
    pub tags: ::std::vec::Vec<::std::string::String>,
    pub created_by: CreatedBy,
    pub description: ::core::option::Option<::std::string::String>,
    pub description_html: ::core::option::Option<::std::string::String>,
    pub sentiment_analysis_class: ::core::option::Option<SentimentAnalysisClass>,
    /// Detected language code of the message content
    ///
    /// At most 2 characters.
    pub language: ::core::option::Option<::std::string::String>,
    pub is_spam: ::core::option::Option<bool>,
}

impl TicketRequest {
    /// The most characters (Unicode scalar values) of `subject`.
    pub const SUBJECT_MAX_LENGTH: usize = 255;

    /// The most characters (Unicode scalar values) of `language`.
    pub const LANGUAGE_MAX_LENGTH: usize = 2;

    /// Starts one; [`TicketRequestBuilder::build`] ends it.
    #[must_use]
    pub fn builder() -> TicketRequestBuilder {
        ::core::default::Default::default()
    }
}

/// Builds a [`TicketRequest`].
#[derive(::core::clone::Clone, ::core::fmt::Debug, ::core::default::Default)]
pub struct TicketRequestBuilder {
    inbox: ::core::option::Option<Inbox>,
    customer: ::core::option::Option<Customer>,
    assignee: ::core::option::Option<::core::option::Option<Assignee>>,
    subject: ::core::option::Option<::std::string::String>,
    csat_response: ::core::option::Option<::core::option::Option<CsatResponse>>,
    tags: ::core::option::Option<::std::vec::Vec<::std::string::String>>,
    created_by: ::core::option::Option<CreatedBy>,
    description: ::core::option::Option<::std::string::String>,
    description_html: ::core::option::Option<::std::string::String>,
    sentiment_analysis_class: ::core::option::Option<SentimentAnalysisClass>,
    language: ::core::option::Option<::std::string::String>,
    is_spam: ::core::option::Option<bool>,
}

impl TicketRequestBuilder {
    /// Sets `inbox`.
    #[must_use]
    pub fn inbox(mut self, value: Inbox) -> Self {
        self.inbox = ::core::option::Option::Some(value);
        self
    }

    /// Sets `customer`.
    #[must_use]
    pub fn customer(mut self, value: Customer) -> Self {
        self.customer = ::core::option::Option::Some(value);
        self
    }

    /// Sets `assignee`.
    #[must_use]
    pub fn assignee(mut self, value: ::core::option::Option<Assignee>) -> Self {
        self.assignee = ::core::option::Option::Some(value);
        self
    }

    /// Sets `subject`.
    #[must_use]
    pub fn subject(
        mut self,
        value: impl ::core::convert::Into<::std::string::String>,
    ) -> Self {
        self.subject = ::core::option::Option::Some(value.into());
        self
    }

    /// Sets `csat_response`.
    #[must_use]
    pub fn csat_response(mut self, value: ::core::option::Option<CsatResponse>) -> Self {
        self.csat_response = ::core::option::Option::Some(value);
        self
    }

    /// Sets `tags`.
    #[must_use]
    pub fn tags(mut self, value: ::std::vec::Vec<::std::string::String>) -> Self {
        self.tags = ::core::option::Option::Some(value);
        self
    }

    /// Sets `created_by`.
    #[must_use]
    pub fn created_by(mut self, value: CreatedBy) -> Self {
        self.created_by = ::core::option::Option::Some(value);
        self
    }

    /// Sets `description`.
    #[must_use]
    pub fn description(
        mut self,
        value: impl ::core::convert::Into<::std::string::String>,
    ) -> Self {
        self.description = ::core::option::Option::Some(value.into());
        self
    }

    /// Sets `description_html`.
    #[must_use]
    pub fn description_html(
        mut self,
        value: impl ::core::convert::Into<::std::string::String>,
    ) -> Self {
        self.description_html = ::core::option::Option::Some(value.into());
        self
    }

    /// Sets `sentiment_analysis_class`.
    #[must_use]
    pub fn sentiment_analysis_class(mut self, value: SentimentAnalysisClass) -> Self {
        self.sentiment_analysis_class = ::core::option::Option::Some(value);
        self
    }

    /// Sets `language`.
    #[must_use]
    pub fn language(
        mut self,
        value: impl ::core::convert::Into<::std::string::String>,
    ) -> Self {
        self.language = ::core::option::Option::Some(value.into());
        self
    }

    /// Sets `is_spam`.
    #[must_use]
    pub fn is_spam(mut self, value: bool) -> Self {
        self.is_spam = ::core::option::Option::Some(value);
        self
    }

    /// Ends it.
    ///
    /// # Errors
    /// A field that must be there was not set.
    pub fn build(
        self,
    ) -> ::core::result::Result<TicketRequest, super::runtime::MissingField> {
        super::runtime::Object::finish(self)
    }
}

impl super::runtime::Object for TicketRequestBuilder {
    type Output = TicketRequest;

    const NAME: &'static str = "TicketRequest";

    const FIELDS: &'static [&'static str] = &[
        "inbox",
        "customer",
        "assignee",
        "subject",
        "csat_response",
        "tags",
        "created_by",
        "description",
        "description_html",
        "sentiment_analysis_class",
        "language",
        "is_spam",
    ];

    const REFUSED: &'static [&'static str] = &[
        "id",
        "public_id",
        "summary",
        "customer_visible_reply_count",
        "status",
        "classification",
        "waiting_on",
        "created_at",
        "updated_at",
        "attachments",
        "origin",
        "has_attachments",
        "external_recipient_emails",
    ];

    fn field<'de, A: ::serde::de::MapAccess<'de>>(
        &mut self,
        index: usize,
        entry: super::runtime::Entry<'_, A>,
    ) -> ::core::result::Result<(), A::Error> {
        match index {
            0 => self.inbox = ::core::option::Option::Some(entry.read()?),
            1 => self.customer = ::core::option::Option::Some(entry.read()?),
            2 => self.assignee = ::core::option::Option::Some(entry.read()?),
            3 => self.subject = ::core::option::Option::Some(entry.read()?),
            4 => self.csat_response = ::core::option::Option::Some(entry.read()?),
            5 => self.tags = ::core::option::Option::Some(entry.read()?),
            6 => self.created_by = ::core::option::Option::Some(entry.read()?),
            7 => self.description = entry.optional()?,
            8 => self.description_html = entry.optional()?,
            9 => self.sentiment_analysis_class = entry.optional()?,
            10 => self.language = entry.optional()?,
            11 => self.is_spam = entry.optional()?,
            _ => return entry.skip(),
        }
        ::core::result::Result::Ok(())
    }

    fn finish(
        self,
    ) -> ::core::result::Result<TicketRequest, super::runtime::MissingField> {
        ::core::result::Result::Ok(TicketRequest {
            inbox: self.inbox.ok_or(super::runtime::MissingField::new("inbox"))?,
            customer: self
                .customer
                .ok_or(super::runtime::MissingField::new("customer"))?,
            assignee: self
                .assignee
                .ok_or(super::runtime::MissingField::new("assignee"))?,
            subject: self.subject.ok_or(super::runtime::MissingField::new("subject"))?,
            csat_response: self
                .csat_response
                .ok_or(super::runtime::MissingField::new("csat_response"))?,
            tags: self.tags.ok_or(super::runtime::MissingField::new("tags"))?,
            created_by: self
                .created_by
                .ok_or(super::runtime::MissingField::new("created_by"))?,
            description: self.description,
            description_html: self.description_html,
            sentiment_analysis_class: self.sentiment_analysis_class,
            language: self.language,
            is_spam: self.is_spam,
        })
    }
}

/// What is read-only is dropped.
impl ::core::convert::From<Ticket> for TicketRequest {
    fn from(value: Ticket) -> Self {
        Self {
            inbox: value.inbox,
            customer: value.customer,
            assignee: value.assignee,
            subject: value.subject,
            csat_response: value.csat_response,
            tags: value.tags,
            created_by: value.created_by,
            description: value.description,
            description_html: value.description_html,
            sentiment_analysis_class: value.sentiment_analysis_class,
            language: value.language,
            is_spam: value.is_spam,
        }
    }
}

impl super::runtime::Decode for TicketRequest {
    fn decode<'de, D: ::serde::Deserializer<'de>>(
        deserializer: D,
        mode: super::runtime::Mode,
    ) -> ::core::result::Result<Self, D::Error> {
        super::runtime::decode_object::<TicketRequestBuilder, D>(deserializer, mode)
    }
}

impl<'de> ::serde::Deserialize<'de> for TicketRequest {
    fn deserialize<D: ::serde::Deserializer<'de>>(
        deserializer: D,
    ) -> ::core::result::Result<Self, D::Error> {
        <Self as super::runtime::Decode>::decode(
            deserializer,
            super::runtime::Mode::Tolerant,
        )
    }
}

impl ::serde::Serialize for TicketRequest {
    fn serialize<S: ::serde::Serializer>(
        &self,
        serializer: S,
    ) -> ::core::result::Result<S::Ok, S::Error> {
        use ::serde::ser::SerializeMap as _;
        let mut map = serializer.serialize_map(::core::option::Option::None)?;
        map.serialize_entry("inbox", &self.inbox)?;
        map.serialize_entry("customer", &self.customer)?;
        map.serialize_entry("assignee", &self.assignee)?;
        map.serialize_entry("subject", &self.subject)?;
        map.serialize_entry("csat_response", &self.csat_response)?;
        map.serialize_entry("tags", &self.tags)?;
        map.serialize_entry("created_by", &self.created_by)?;
        if let ::core::option::Option::Some(value) = &self.description {
            map.serialize_entry("description", value)?;
        }
        if let ::core::option::Option::Some(value) = &self.description_html {
            map.serialize_entry("description_html", value)?;
        }
        if let ::core::option::Option::Some(value) = &self.sentiment_analysis_class {
            map.serialize_entry("sentiment_analysis_class", value)?;
        }
        if let ::core::option::Option::Some(value) = &self.language {
            map.serialize_entry("language", value)?;
        }
        if let ::core::option::Option::Some(value) = &self.is_spam {
            map.serialize_entry("is_spam", value)?;
        }
        map.end()
    }
}

impl super::runtime::sealed::Sealed for TicketRequest {}

impl super::runtime::Model for TicketRequest {
    const SIDE: super::runtime::Side = super::runtime::Side::Request;
    const EXACT: bool = true;

    fn schema() -> &'static super::runtime::Schema {
        &super::schemas::TICKET
    }

    fn conforms(&self) -> bool {
        super::runtime::Model::conforms(&self.inbox)
            && super::runtime::Model::conforms(&self.customer)
            && self.assignee.as_ref().is_none_or(super::runtime::Model::conforms)
            && super::runtime::max_length(&self.subject, 255)
            && self.csat_response.as_ref().is_none_or(super::runtime::Model::conforms)
            && super::runtime::Model::conforms(&self.created_by)
            && self
                .sentiment_analysis_class
                .as_ref()
                .is_none_or(super::runtime::Model::conforms)
            && self
                .language
                .as_ref()
                .is_none_or(|value| super::runtime::max_length(value, 2))
    }
}

#[derive(
    ::core::clone::Clone,
    ::core::fmt::Debug,
    ::core::cmp::Eq,
    ::core::hash::Hash,
    ::core::cmp::PartialEq
)]
#[non_exhaustive]
pub struct Inbox {
    pub id: i64,
    pub name: ::std::string::String,
    pub email_prefix: ::std::string::String,
}

impl Inbox {
    /// Makes one of what it must have.
    #[must_use]
    pub fn new(
        id: i64,
        name: impl ::core::convert::Into<::std::string::String>,
        email_prefix: impl ::core::convert::Into<::std::string::String>,
    ) -> Self {
        Self {
            id,
            name: name.into(),
            email_prefix: email_prefix.into(),
        }
    }
}

#[derive(::core::default::Default)]
struct InboxBuilder {
    id: ::core::option::Option<i64>,
    name: ::core::option::Option<::std::string::String>,
    email_prefix: ::core::option::Option<::std::string::String>,
}

impl super::runtime::Object for InboxBuilder {
    type Output = Inbox;

    const NAME: &'static str = "Inbox";
    const FIELDS: &'static [&'static str] = &["id", "name", "email_prefix"];

    fn field<'de, A: ::serde::de::MapAccess<'de>>(
        &mut self,
        index: usize,
        entry: super::runtime::Entry<'_, A>,
    ) -> ::core::result::Result<(), A::Error> {
        match index {
            0 => self.id = ::core::option::Option::Some(entry.read()?),
            1 => self.name = ::core::option::Option::Some(entry.read()?),
            2 => self.email_prefix = ::core::option::Option::Some(entry.read()?),
            _ => return entry.skip(),
        }
        ::core::result::Result::Ok(())
    }

    fn finish(self) -> ::core::result::Result<Inbox, super::runtime::MissingField> {
        ::core::result::Result::Ok(Inbox {
            id: self.id.ok_or(super::runtime::MissingField::new("id"))?,
            name: self.name.ok_or(super::runtime::MissingField::new("name"))?,
            email_prefix: self
                .email_prefix
                .ok_or(super::runtime::MissingField::new("email_prefix"))?,
        })
    }
}

impl super::runtime::Decode for Inbox {
    fn decode<'de, D: ::serde::Deserializer<'de>>(
        deserializer: D,
        mode: super::runtime::Mode,
    ) -> ::core::result::Result<Self, D::Error> {
        super::runtime::decode_object::<InboxBuilder, D>(deserializer, mode)
    }
}

impl<'de> ::serde::Deserialize<'de> for Inbox {
    fn deserialize<D: ::serde::Deserializer<'de>>(
        deserializer: D,
    ) -> ::core::result::Result<Self, D::Error> {
        <Self as super::runtime::Decode>::decode(
            deserializer,
            super::runtime::Mode::Tolerant,
        )
    }
}

impl ::serde::Serialize for Inbox {
    fn serialize<S: ::serde::Serializer>(
        &self,
        serializer: S,
    ) -> ::core::result::Result<S::Ok, S::Error> {
        use ::serde::ser::SerializeMap as _;
        let mut map = serializer.serialize_map(::core::option::Option::None)?;
        map.serialize_entry("id", &self.id)?;
        map.serialize_entry("name", &self.name)?;
        map.serialize_entry("email_prefix", &self.email_prefix)?;
        map.end()
    }
}

impl super::runtime::sealed::Sealed for Inbox {}

impl super::runtime::Model for Inbox {
    const SIDE: super::runtime::Side = super::runtime::Side::Both;
    const EXACT: bool = true;

    fn schema() -> &'static super::runtime::Schema {
        &super::schemas::INBOX
    }

    fn conforms(&self) -> bool {
        true
    }
}

#[derive(
    ::core::clone::Clone,
    ::core::fmt::Debug,
    ::core::cmp::Eq,
    ::core::hash::Hash,
    ::core::cmp::PartialEq
)]
#[non_exhaustive]
pub struct Customer {
    pub id: i64,
    pub name: ::std::string::String,
    pub email: ::std::string::String,
    pub is_spam: bool,
}

impl Customer {
    /// Makes one of what it must have.
    #[must_use]
    pub fn new(
        id: i64,
        name: impl ::core::convert::Into<::std::string::String>,
        email: impl ::core::convert::Into<::std::string::String>,
        is_spam: bool,
    ) -> Self {
        Self {
            id,
            name: name.into(),
            email: email.into(),
            is_spam,
        }
    }
}

#[derive(::core::default::Default)]
struct CustomerBuilder {
    id: ::core::option::Option<i64>,
    name: ::core::option::Option<::std::string::String>,
    email: ::core::option::Option<::std::string::String>,
    is_spam: ::core::option::Option<bool>,
}

impl super::runtime::Object for CustomerBuilder {
    type Output = Customer;

    const NAME: &'static str = "Customer";
    const FIELDS: &'static [&'static str] = &["id", "name", "email", "is_spam"];

    fn field<'de, A: ::serde::de::MapAccess<'de>>(
        &mut self,
        index: usize,
        entry: super::runtime::Entry<'_, A>,
    ) -> ::core::result::Result<(), A::Error> {
        match index {
            0 => self.id = ::core::option::Option::Some(entry.read()?),
            1 => self.name = ::core::option::Option::Some(entry.read()?),
            2 => self.email = ::core::option::Option::Some(entry.read()?),
            3 => self.is_spam = ::core::option::Option::Some(entry.read()?),
            _ => return entry.skip(),
        }
        ::core::result::Result::Ok(())
    }

    fn finish(self) -> ::core::result::Result<Customer, super::runtime::MissingField> {
        ::core::result::Result::Ok(Customer {
            id: self.id.ok_or(super::runtime::MissingField::new("id"))?,
            name: self.name.ok_or(super::runtime::MissingField::new("name"))?,
            email: self.email.ok_or(super::runtime::MissingField::new("email"))?,
            is_spam: self.is_spam.ok_or(super::runtime::MissingField::new("is_spam"))?,
        })
    }
}

impl super::runtime::Decode for Customer {
    fn decode<'de, D: ::serde::Deserializer<'de>>(
        deserializer: D,
        mode: super::runtime::Mode,
    ) -> ::core::result::Result<Self, D::Error> {
        super::runtime::decode_object::<CustomerBuilder, D>(deserializer, mode)
    }
}

impl<'de> ::serde::Deserialize<'de> for Customer {
    fn deserialize<D: ::serde::Deserializer<'de>>(
        deserializer: D,
    ) -> ::core::result::Result<Self, D::Error> {
        <Self as super::runtime::Decode>::decode(
            deserializer,
            super::runtime::Mode::Tolerant,
        )
    }
}

impl ::serde::Serialize for Customer {
    fn serialize<S: ::serde::Serializer>(
        &self,
        serializer: S,
    ) -> ::core::result::Result<S::Ok, S::Error> {
        use ::serde::ser::SerializeMap as _;
        let mut map = serializer.serialize_map(::core::option::Option::None)?;
        map.serialize_entry("id", &self.id)?;
        map.serialize_entry("name", &self.name)?;
        map.serialize_entry("email", &self.email)?;
        map.serialize_entry("is_spam", &self.is_spam)?;
        map.end()
    }
}

impl super::runtime::sealed::Sealed for Customer {}

impl super::runtime::Model for Customer {
    const SIDE: super::runtime::Side = super::runtime::Side::Both;
    const EXACT: bool = true;

    fn schema() -> &'static super::runtime::Schema {
        &super::schemas::CUSTOMER
    }

    fn conforms(&self) -> bool {
        true
    }
}

#[derive(
    ::core::clone::Clone,
    ::core::fmt::Debug,
    ::core::cmp::Eq,
    ::core::hash::Hash,
    ::core::cmp::PartialEq
)]
#[non_exhaustive]
pub struct Assignee {
    pub id: i64,
    pub email: ::std::string::String,
    pub name: ::std::string::String,
}

impl Assignee {
    /// Makes one of what it must have.
    #[must_use]
    pub fn new(
        id: i64,
        email: impl ::core::convert::Into<::std::string::String>,
        name: impl ::core::convert::Into<::std::string::String>,
    ) -> Self {
        Self {
            id,
            email: email.into(),
            name: name.into(),
        }
    }
}

#[derive(::core::default::Default)]
struct AssigneeBuilder {
    id: ::core::option::Option<i64>,
    email: ::core::option::Option<::std::string::String>,
    name: ::core::option::Option<::std::string::String>,
}

impl super::runtime::Object for AssigneeBuilder {
    type Output = Assignee;

    const NAME: &'static str = "Assignee";
    const FIELDS: &'static [&'static str] = &["id", "email", "name"];

    fn field<'de, A: ::serde::de::MapAccess<'de>>(
        &mut self,
        index: usize,
        entry: super::runtime::Entry<'_, A>,
    ) -> ::core::result::Result<(), A::Error> {
        match index {
            0 => self.id = ::core::option::Option::Some(entry.read()?),
            1 => self.email = ::core::option::Option::Some(entry.read()?),
            2 => self.name = ::core::option::Option::Some(entry.read()?),
            _ => return entry.skip(),
        }
        ::core::result::Result::Ok(())
    }

    fn finish(self) -> ::core::result::Result<Assignee, super::runtime::MissingField> {
        ::core::result::Result::Ok(Assignee {
            id: self.id.ok_or(super::runtime::MissingField::new("id"))?,
            email: self.email.ok_or(super::runtime::MissingField::new("email"))?,
            name: self.name.ok_or(super::runtime::MissingField::new("name"))?,
        })
    }
}

impl super::runtime::Decode for Assignee {
    fn decode<'de, D: ::serde::Deserializer<'de>>(
        deserializer: D,
        mode: super::runtime::Mode,
    ) -> ::core::result::Result<Self, D::Error> {
        super::runtime::decode_object::<AssigneeBuilder, D>(deserializer, mode)
    }
}

impl<'de> ::serde::Deserialize<'de> for Assignee {
    fn deserialize<D: ::serde::Deserializer<'de>>(
        deserializer: D,
    ) -> ::core::result::Result<Self, D::Error> {
        <Self as super::runtime::Decode>::decode(
            deserializer,
            super::runtime::Mode::Tolerant,
        )
    }
}

impl ::serde::Serialize for Assignee {
    fn serialize<S: ::serde::Serializer>(
        &self,
        serializer: S,
    ) -> ::core::result::Result<S::Ok, S::Error> {
        use ::serde::ser::SerializeMap as _;
        let mut map = serializer.serialize_map(::core::option::Option::None)?;
        map.serialize_entry("id", &self.id)?;
        map.serialize_entry("email", &self.email)?;
        map.serialize_entry("name", &self.name)?;
        map.end()
    }
}

impl super::runtime::sealed::Sealed for Assignee {}

impl super::runtime::Model for Assignee {
    const SIDE: super::runtime::Side = super::runtime::Side::Both;
    const EXACT: bool = false;

    fn schema() -> &'static super::runtime::Schema {
        &super::schemas::ASSIGNEE
    }

    fn conforms(&self) -> bool {
        true
    }
}

#[derive(
    ::core::clone::Clone,
    ::core::fmt::Debug,
    ::core::cmp::Eq,
    ::core::hash::Hash,
    ::core::cmp::PartialEq
)]
#[non_exhaustive]
pub enum TicketStatus {
    /// Created
    ///
    /// On the wire: `created`
    Created,
    /// Active
    ///
    /// On the wire: `active`
    Active,
    /// Closed
    ///
    /// On the wire: `closed`
    Closed,
    /// Pending (associate)
    ///
    /// On the wire: `pending_associate`
    PendingAssociate,
    /// Pending (customer)
    ///
    /// On the wire: `pending_customer`
    PendingCustomer,
    /// Resolved
    ///
    /// On the wire: `resolved`
    Resolved,
    /// Reopened
    ///
    /// On the wire: `reopened`
    Reopened,
    /// Invalid
    ///
    /// On the wire: `invalid`
    Invalid,
    /// A value that the document does not know.
    Unknown(super::runtime::UnknownValue),
}

impl TicketStatus {
    /// The values that the document knows, in its order.
    pub const ALL: &'static [Self] = &[
        Self::Created,
        Self::Active,
        Self::Closed,
        Self::PendingAssociate,
        Self::PendingCustomer,
        Self::Resolved,
        Self::Reopened,
        Self::Invalid,
    ];

    /// The value on the wire.
    #[must_use]
    pub fn as_str(&self) -> &str {
        match self {
            Self::Created => "created",
            Self::Active => "active",
            Self::Closed => "closed",
            Self::PendingAssociate => "pending_associate",
            Self::PendingCustomer => "pending_customer",
            Self::Resolved => "resolved",
            Self::Reopened => "reopened",
            Self::Invalid => "invalid",
            Self::Unknown(value) => value.as_str(),
        }
    }
}

impl super::runtime::TextEnum for TicketStatus {
    const NAME: &'static str = "TicketStatus";

    fn known(text: &str) -> ::core::option::Option<Self> {
        ::core::option::Option::Some(
            match text {
                "created" => Self::Created,
                "active" => Self::Active,
                "closed" => Self::Closed,
                "pending_associate" => Self::PendingAssociate,
                "pending_customer" => Self::PendingCustomer,
                "resolved" => Self::Resolved,
                "reopened" => Self::Reopened,
                "invalid" => Self::Invalid,
                _ => return ::core::option::Option::None,
            },
        )
    }

    fn unknown(value: super::runtime::UnknownValue) -> Self {
        Self::Unknown(value)
    }
}

impl ::core::str::FromStr for TicketStatus {
    type Err = super::runtime::UnknownVariant;

    fn from_str(
        text: &str,
    ) -> ::core::result::Result<Self, super::runtime::UnknownVariant> {
        <Self as super::runtime::TextEnum>::known(text)
            .ok_or(super::runtime::UnknownVariant::new("TicketStatus"))
    }
}

impl ::core::convert::From<&str> for TicketStatus {
    fn from(text: &str) -> Self {
        super::runtime::text_enum(text)
    }
}

impl ::core::convert::From<::std::string::String> for TicketStatus {
    fn from(text: ::std::string::String) -> Self {
        super::runtime::text_enum(&text)
    }
}

impl ::core::convert::AsRef<str> for TicketStatus {
    fn as_ref(&self) -> &str {
        self.as_str()
    }
}

impl ::core::fmt::Display for TicketStatus {
    fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
        f.pad(self.as_str())
    }
}

impl super::runtime::Decode for TicketStatus {
    fn decode<'de, D: ::serde::Deserializer<'de>>(
        deserializer: D,
        _mode: super::runtime::Mode,
    ) -> ::core::result::Result<Self, D::Error> {
        super::runtime::decode_text_enum(deserializer)
    }
}

impl<'de> ::serde::Deserialize<'de> for TicketStatus {
    fn deserialize<D: ::serde::Deserializer<'de>>(
        deserializer: D,
    ) -> ::core::result::Result<Self, D::Error> {
        <Self as super::runtime::Decode>::decode(
            deserializer,
            super::runtime::Mode::Tolerant,
        )
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

#[derive(
    ::core::clone::Clone,
    ::core::fmt::Debug,
    ::core::cmp::Eq,
    ::core::hash::Hash,
    ::core::cmp::PartialEq
)]
#[non_exhaustive]
pub enum TicketClassification {
    /// (pending)
    ///
    /// On the wire: `""`
    Pending,
    /// No Response
    ///
    /// On the wire: `no_response`
    NoResponse,
    /// Customer Inactivity
    ///
    /// On the wire: `customer_inactivity`
    CustomerInactivity,
    /// Resolved
    ///
    /// On the wire: `resolved`
    Resolved,
    /// Invalid
    ///
    /// On the wire: `invalid`
    Invalid,
    /// Other
    ///
    /// On the wire: `other`
    Other,
    /// A value that the document does not know.
    Unknown(super::runtime::UnknownValue),
}

impl TicketClassification {
    /// The values that the document knows, in its order.
    pub const ALL: &'static [Self] = &[
        Self::Pending,
        Self::NoResponse,
        Self::CustomerInactivity,
        Self::Resolved,
        Self::Invalid,
        Self::Other,
    ];

    /// The value on the wire.
    #[must_use]
    pub fn as_str(&self) -> &str {
        match self {
            Self::Pending => "",
            Self::NoResponse => "no_response",
            Self::CustomerInactivity => "customer_inactivity",
            Self::Resolved => "resolved",
            Self::Invalid => "invalid",
            Self::Other => "other",
            Self::Unknown(value) => value.as_str(),
        }
    }
}

impl super::runtime::TextEnum for TicketClassification {
    const NAME: &'static str = "TicketClassification";

    fn known(text: &str) -> ::core::option::Option<Self> {
        ::core::option::Option::Some(
            match text {
                "" => Self::Pending,
                "no_response" => Self::NoResponse,
                "customer_inactivity" => Self::CustomerInactivity,
                "resolved" => Self::Resolved,
                "invalid" => Self::Invalid,
                "other" => Self::Other,
                _ => return ::core::option::Option::None,
            },
        )
    }

    fn unknown(value: super::runtime::UnknownValue) -> Self {
        Self::Unknown(value)
    }
}

impl ::core::str::FromStr for TicketClassification {
    type Err = super::runtime::UnknownVariant;

    fn from_str(
        text: &str,
    ) -> ::core::result::Result<Self, super::runtime::UnknownVariant> {
        <Self as super::runtime::TextEnum>::known(text)
            .ok_or(super::runtime::UnknownVariant::new("TicketClassification"))
    }
}

impl ::core::convert::From<&str> for TicketClassification {
    fn from(text: &str) -> Self {
        super::runtime::text_enum(text)
    }
}

impl ::core::convert::From<::std::string::String> for TicketClassification {
    fn from(text: ::std::string::String) -> Self {
        super::runtime::text_enum(&text)
    }
}

impl ::core::convert::AsRef<str> for TicketClassification {
    fn as_ref(&self) -> &str {
        self.as_str()
    }
}

impl ::core::fmt::Display for TicketClassification {
    fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
        f.pad(self.as_str())
    }
}

impl super::runtime::Decode for TicketClassification {
    fn decode<'de, D: ::serde::Deserializer<'de>>(
        deserializer: D,
        _mode: super::runtime::Mode,
    ) -> ::core::result::Result<Self, D::Error> {
        super::runtime::decode_text_enum(deserializer)
    }
}

impl<'de> ::serde::Deserialize<'de> for TicketClassification {
    fn deserialize<D: ::serde::Deserializer<'de>>(
        deserializer: D,
    ) -> ::core::result::Result<Self, D::Error> {
        <Self as super::runtime::Decode>::decode(
            deserializer,
            super::runtime::Mode::Tolerant,
        )
    }
}

impl ::serde::Serialize for TicketClassification {
    fn serialize<S: ::serde::Serializer>(
        &self,
        serializer: S,
    ) -> ::core::result::Result<S::Ok, S::Error> {
        serializer.serialize_str(self.as_str())
    }
}

impl super::runtime::sealed::Sealed for TicketClassification {}

impl super::runtime::Model for TicketClassification {
    const SIDE: super::runtime::Side = super::runtime::Side::Both;
    const EXACT: bool = true;

    fn schema() -> &'static super::runtime::Schema {
        &super::schemas::TICKET_CLASSIFICATION
    }

    fn conforms(&self) -> bool {
        !::core::matches!(self, Self::Unknown(_))
    }
}

#[derive(
    ::core::clone::Clone,
    ::core::fmt::Debug,
    ::core::cmp::Eq,
    ::core::hash::Hash,
    ::core::cmp::PartialEq
)]
#[non_exhaustive]
pub enum TicketWaitingOn {
    /// (none)
    ///
    /// On the wire: `""`
    None,
    /// Customer
    ///
    /// On the wire: `customer`
    Customer,
    /// Associate
    ///
    /// On the wire: `associate`
    Associate,
    /// A value that the document does not know.
    Unknown(super::runtime::UnknownValue),
}

impl TicketWaitingOn {
    /// The values that the document knows, in its order.
    pub const ALL: &'static [Self] = &[Self::None, Self::Customer, Self::Associate];

    /// The value on the wire.
    #[must_use]
    pub fn as_str(&self) -> &str {
        match self {
            Self::None => "",
            Self::Customer => "customer",
            Self::Associate => "associate",
            Self::Unknown(value) => value.as_str(),
        }
    }
}

impl super::runtime::TextEnum for TicketWaitingOn {
    const NAME: &'static str = "TicketWaitingOn";

    fn known(text: &str) -> ::core::option::Option<Self> {
        ::core::option::Option::Some(
            match text {
                "" => Self::None,
                "customer" => Self::Customer,
                "associate" => Self::Associate,
                _ => return ::core::option::Option::None,
            },
        )
    }

    fn unknown(value: super::runtime::UnknownValue) -> Self {
        Self::Unknown(value)
    }
}

impl ::core::str::FromStr for TicketWaitingOn {
    type Err = super::runtime::UnknownVariant;

    fn from_str(
        text: &str,
    ) -> ::core::result::Result<Self, super::runtime::UnknownVariant> {
        <Self as super::runtime::TextEnum>::known(text)
            .ok_or(super::runtime::UnknownVariant::new("TicketWaitingOn"))
    }
}

impl ::core::convert::From<&str> for TicketWaitingOn {
    fn from(text: &str) -> Self {
        super::runtime::text_enum(text)
    }
}

impl ::core::convert::From<::std::string::String> for TicketWaitingOn {
    fn from(text: ::std::string::String) -> Self {
        super::runtime::text_enum(&text)
    }
}

impl ::core::convert::AsRef<str> for TicketWaitingOn {
    fn as_ref(&self) -> &str {
        self.as_str()
    }
}

impl ::core::fmt::Display for TicketWaitingOn {
    fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
        f.pad(self.as_str())
    }
}

impl super::runtime::Decode for TicketWaitingOn {
    fn decode<'de, D: ::serde::Deserializer<'de>>(
        deserializer: D,
        _mode: super::runtime::Mode,
    ) -> ::core::result::Result<Self, D::Error> {
        super::runtime::decode_text_enum(deserializer)
    }
}

impl<'de> ::serde::Deserialize<'de> for TicketWaitingOn {
    fn deserialize<D: ::serde::Deserializer<'de>>(
        deserializer: D,
    ) -> ::core::result::Result<Self, D::Error> {
        <Self as super::runtime::Decode>::decode(
            deserializer,
            super::runtime::Mode::Tolerant,
        )
    }
}

impl ::serde::Serialize for TicketWaitingOn {
    fn serialize<S: ::serde::Serializer>(
        &self,
        serializer: S,
    ) -> ::core::result::Result<S::Ok, S::Error> {
        serializer.serialize_str(self.as_str())
    }
}

impl super::runtime::sealed::Sealed for TicketWaitingOn {}

impl super::runtime::Model for TicketWaitingOn {
    const SIDE: super::runtime::Side = super::runtime::Side::Both;
    const EXACT: bool = true;

    fn schema() -> &'static super::runtime::Schema {
        &super::schemas::TICKET_WAITING_ON
    }

    fn conforms(&self) -> bool {
        !::core::matches!(self, Self::Unknown(_))
    }
}

#[derive(
    ::core::clone::Clone,
    ::core::fmt::Debug,
    ::core::cmp::Eq,
    ::core::hash::Hash,
    ::core::cmp::PartialEq
)]
#[non_exhaustive]
pub struct CsatResponse {
    pub rating: i64,
    pub comment: ::std::string::String,
}

impl CsatResponse {
    /// Makes one of what it must have.
    #[must_use]
    pub fn new(
        rating: i64,
        comment: impl ::core::convert::Into<::std::string::String>,
    ) -> Self {
        Self {
            rating,
            comment: comment.into(),
        }
    }
}

#[derive(::core::default::Default)]
struct CsatResponseBuilder {
    rating: ::core::option::Option<i64>,
    comment: ::core::option::Option<::std::string::String>,
}

impl super::runtime::Object for CsatResponseBuilder {
    type Output = CsatResponse;

    const NAME: &'static str = "CsatResponse";
    const FIELDS: &'static [&'static str] = &["rating", "comment"];

    fn field<'de, A: ::serde::de::MapAccess<'de>>(
        &mut self,
        index: usize,
        entry: super::runtime::Entry<'_, A>,
    ) -> ::core::result::Result<(), A::Error> {
        match index {
            0 => self.rating = ::core::option::Option::Some(entry.read()?),
            1 => self.comment = ::core::option::Option::Some(entry.read()?),
            _ => return entry.skip(),
        }
        ::core::result::Result::Ok(())
    }

    fn finish(
        self,
    ) -> ::core::result::Result<CsatResponse, super::runtime::MissingField> {
        ::core::result::Result::Ok(CsatResponse {
            rating: self.rating.ok_or(super::runtime::MissingField::new("rating"))?,
            comment: self.comment.ok_or(super::runtime::MissingField::new("comment"))?,
        })
    }
}

impl super::runtime::Decode for CsatResponse {
    fn decode<'de, D: ::serde::Deserializer<'de>>(
        deserializer: D,
        mode: super::runtime::Mode,
    ) -> ::core::result::Result<Self, D::Error> {
        super::runtime::decode_object::<CsatResponseBuilder, D>(deserializer, mode)
    }
}

impl<'de> ::serde::Deserialize<'de> for CsatResponse {
    fn deserialize<D: ::serde::Deserializer<'de>>(
        deserializer: D,
    ) -> ::core::result::Result<Self, D::Error> {
        <Self as super::runtime::Decode>::decode(
            deserializer,
            super::runtime::Mode::Tolerant,
        )
    }
}

impl ::serde::Serialize for CsatResponse {
    fn serialize<S: ::serde::Serializer>(
        &self,
        serializer: S,
    ) -> ::core::result::Result<S::Ok, S::Error> {
        use ::serde::ser::SerializeMap as _;
        let mut map = serializer.serialize_map(::core::option::Option::None)?;
        map.serialize_entry("rating", &self.rating)?;
        map.serialize_entry("comment", &self.comment)?;
        map.end()
    }
}

impl super::runtime::sealed::Sealed for CsatResponse {}

impl super::runtime::Model for CsatResponse {
    const SIDE: super::runtime::Side = super::runtime::Side::Both;
    const EXACT: bool = false;

    fn schema() -> &'static super::runtime::Schema {
        &super::schemas::CSAT_RESPONSE
    }

    fn conforms(&self) -> bool {
        true
    }
}

#[derive(
    ::core::clone::Clone,
    ::core::fmt::Debug,
    ::core::cmp::Eq,
    ::core::hash::Hash,
    ::core::cmp::PartialEq
)]
#[non_exhaustive]
pub struct Attachment {
    pub id: ::uuid::Uuid,
    pub name: ::std::string::String,
    pub download_url: ::std::string::String,
}

impl Attachment {
    /// Makes one of what it must have.
    #[must_use]
    pub fn new(
        id: ::uuid::Uuid,
        name: impl ::core::convert::Into<::std::string::String>,
        download_url: impl ::core::convert::Into<::std::string::String>,
    ) -> Self {
        Self {
            id,
            name: name.into(),
            download_url: download_url.into(),
        }
    }
}

#[derive(::core::default::Default)]
struct AttachmentBuilder {
    id: ::core::option::Option<::uuid::Uuid>,
    name: ::core::option::Option<::std::string::String>,
    download_url: ::core::option::Option<::std::string::String>,
}

impl super::runtime::Object for AttachmentBuilder {
    type Output = Attachment;

    const NAME: &'static str = "Attachment";
    const FIELDS: &'static [&'static str] = &["id", "name", "download_url"];

    fn field<'de, A: ::serde::de::MapAccess<'de>>(
        &mut self,
        index: usize,
        entry: super::runtime::Entry<'_, A>,
    ) -> ::core::result::Result<(), A::Error> {
        match index {
            0 => self.id = ::core::option::Option::Some(entry.read()?),
            1 => self.name = ::core::option::Option::Some(entry.read()?),
            2 => self.download_url = ::core::option::Option::Some(entry.read()?),
            _ => return entry.skip(),
        }
        ::core::result::Result::Ok(())
    }

    fn finish(self) -> ::core::result::Result<Attachment, super::runtime::MissingField> {
        ::core::result::Result::Ok(Attachment {
            id: self.id.ok_or(super::runtime::MissingField::new("id"))?,
            name: self.name.ok_or(super::runtime::MissingField::new("name"))?,
            download_url: self
                .download_url
                .ok_or(super::runtime::MissingField::new("download_url"))?,
        })
    }
}

impl super::runtime::Decode for Attachment {
    fn decode<'de, D: ::serde::Deserializer<'de>>(
        deserializer: D,
        mode: super::runtime::Mode,
    ) -> ::core::result::Result<Self, D::Error> {
        super::runtime::decode_object::<AttachmentBuilder, D>(deserializer, mode)
    }
}

impl<'de> ::serde::Deserialize<'de> for Attachment {
    fn deserialize<D: ::serde::Deserializer<'de>>(
        deserializer: D,
    ) -> ::core::result::Result<Self, D::Error> {
        <Self as super::runtime::Decode>::decode(
            deserializer,
            super::runtime::Mode::Tolerant,
        )
    }
}

impl ::serde::Serialize for Attachment {
    fn serialize<S: ::serde::Serializer>(
        &self,
        serializer: S,
    ) -> ::core::result::Result<S::Ok, S::Error> {
        use ::serde::ser::SerializeMap as _;
        let mut map = serializer.serialize_map(::core::option::Option::None)?;
        map.serialize_entry("id", &self.id)?;
        map.serialize_entry("name", &self.name)?;
        map.serialize_entry("download_url", &self.download_url)?;
        map.end()
    }
}

impl super::runtime::sealed::Sealed for Attachment {}

impl super::runtime::Model for Attachment {
    const SIDE: super::runtime::Side = super::runtime::Side::Both;
    const EXACT: bool = true;

    fn schema() -> &'static super::runtime::Schema {
        &super::schemas::ATTACHMENT
    }

    fn conforms(&self) -> bool {
        true
    }
}

#[derive(
    ::core::clone::Clone,
    ::core::fmt::Debug,
    ::core::cmp::Eq,
    ::core::hash::Hash,
    ::core::cmp::PartialEq
)]
#[non_exhaustive]
pub enum TicketOrigin {
    /// Email
    ///
    /// On the wire: `email`
    Email,
    /// api
    ///
    /// On the wire: `api`
    Api,
    /// A value that the document does not know.
    Unknown(super::runtime::UnknownValue),
}

impl TicketOrigin {
    /// The values that the document knows, in its order.
    pub const ALL: &'static [Self] = &[Self::Email, Self::Api];

    /// The value on the wire.
    #[must_use]
    pub fn as_str(&self) -> &str {
        match self {
            Self::Email => "email",
            Self::Api => "api",
            Self::Unknown(value) => value.as_str(),
        }
    }
}

impl super::runtime::TextEnum for TicketOrigin {
    const NAME: &'static str = "TicketOrigin";

    fn known(text: &str) -> ::core::option::Option<Self> {
        ::core::option::Option::Some(
            match text {
                "email" => Self::Email,
                "api" => Self::Api,
                _ => return ::core::option::Option::None,
            },
        )
    }

    fn unknown(value: super::runtime::UnknownValue) -> Self {
        Self::Unknown(value)
    }
}

impl ::core::str::FromStr for TicketOrigin {
    type Err = super::runtime::UnknownVariant;

    fn from_str(
        text: &str,
    ) -> ::core::result::Result<Self, super::runtime::UnknownVariant> {
        <Self as super::runtime::TextEnum>::known(text)
            .ok_or(super::runtime::UnknownVariant::new("TicketOrigin"))
    }
}

impl ::core::convert::From<&str> for TicketOrigin {
    fn from(text: &str) -> Self {
        super::runtime::text_enum(text)
    }
}

impl ::core::convert::From<::std::string::String> for TicketOrigin {
    fn from(text: ::std::string::String) -> Self {
        super::runtime::text_enum(&text)
    }
}

impl ::core::convert::AsRef<str> for TicketOrigin {
    fn as_ref(&self) -> &str {
        self.as_str()
    }
}

impl ::core::fmt::Display for TicketOrigin {
    fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
        f.pad(self.as_str())
    }
}

impl super::runtime::Decode for TicketOrigin {
    fn decode<'de, D: ::serde::Deserializer<'de>>(
        deserializer: D,
        _mode: super::runtime::Mode,
    ) -> ::core::result::Result<Self, D::Error> {
        super::runtime::decode_text_enum(deserializer)
    }
}

impl<'de> ::serde::Deserialize<'de> for TicketOrigin {
    fn deserialize<D: ::serde::Deserializer<'de>>(
        deserializer: D,
    ) -> ::core::result::Result<Self, D::Error> {
        <Self as super::runtime::Decode>::decode(
            deserializer,
            super::runtime::Mode::Tolerant,
        )
    }
}

impl ::serde::Serialize for TicketOrigin {
    fn serialize<S: ::serde::Serializer>(
        &self,
        serializer: S,
    ) -> ::core::result::Result<S::Ok, S::Error> {
        serializer.serialize_str(self.as_str())
    }
}

impl super::runtime::sealed::Sealed for TicketOrigin {}

impl super::runtime::Model for TicketOrigin {
    const SIDE: super::runtime::Side = super::runtime::Side::Both;
    const EXACT: bool = true;

    fn schema() -> &'static super::runtime::Schema {
        &super::schemas::TICKET_ORIGIN
    }

    fn conforms(&self) -> bool {
        !::core::matches!(self, Self::Unknown(_))
    }
}

#[derive(
    ::core::clone::Clone,
    ::core::fmt::Debug,
    ::core::cmp::Eq,
    ::core::hash::Hash,
    ::core::cmp::PartialEq
)]
#[non_exhaustive]
pub struct CreatedBy {
    pub role: ::std::string::String,
    pub user: User,
}

impl CreatedBy {
    /// Makes one of what it must have.
    #[must_use]
    pub fn new(
        role: impl ::core::convert::Into<::std::string::String>,
        user: User,
    ) -> Self {
        Self { role: role.into(), user }
    }
}

#[derive(::core::default::Default)]
struct CreatedByBuilder {
    role: ::core::option::Option<::std::string::String>,
    user: ::core::option::Option<User>,
}

impl super::runtime::Object for CreatedByBuilder {
    type Output = CreatedBy;

    const NAME: &'static str = "CreatedBy";
    const FIELDS: &'static [&'static str] = &["role", "user"];

    fn field<'de, A: ::serde::de::MapAccess<'de>>(
        &mut self,
        index: usize,
        entry: super::runtime::Entry<'_, A>,
    ) -> ::core::result::Result<(), A::Error> {
        match index {
            0 => self.role = ::core::option::Option::Some(entry.read()?),
            1 => self.user = ::core::option::Option::Some(entry.read()?),
            _ => return entry.skip(),
        }
        ::core::result::Result::Ok(())
    }

    fn finish(self) -> ::core::result::Result<CreatedBy, super::runtime::MissingField> {
        ::core::result::Result::Ok(CreatedBy {
            role: self.role.ok_or(super::runtime::MissingField::new("role"))?,
            user: self.user.ok_or(super::runtime::MissingField::new("user"))?,
        })
    }
}

impl super::runtime::Decode for CreatedBy {
    fn decode<'de, D: ::serde::Deserializer<'de>>(
        deserializer: D,
        mode: super::runtime::Mode,
    ) -> ::core::result::Result<Self, D::Error> {
        super::runtime::decode_object::<CreatedByBuilder, D>(deserializer, mode)
    }
}

impl<'de> ::serde::Deserialize<'de> for CreatedBy {
    fn deserialize<D: ::serde::Deserializer<'de>>(
        deserializer: D,
    ) -> ::core::result::Result<Self, D::Error> {
        <Self as super::runtime::Decode>::decode(
            deserializer,
            super::runtime::Mode::Tolerant,
        )
    }
}

impl ::serde::Serialize for CreatedBy {
    fn serialize<S: ::serde::Serializer>(
        &self,
        serializer: S,
    ) -> ::core::result::Result<S::Ok, S::Error> {
        use ::serde::ser::SerializeMap as _;
        let mut map = serializer.serialize_map(::core::option::Option::None)?;
        map.serialize_entry("role", &self.role)?;
        map.serialize_entry("user", &self.user)?;
        map.end()
    }
}

impl super::runtime::sealed::Sealed for CreatedBy {}

impl super::runtime::Model for CreatedBy {
    const SIDE: super::runtime::Side = super::runtime::Side::Both;
    const EXACT: bool = true;

    fn schema() -> &'static super::runtime::Schema {
        &super::schemas::CREATED_BY
    }

    fn conforms(&self) -> bool {
        super::runtime::Model::conforms(&self.user)
    }
}

#[derive(
    ::core::clone::Clone,
    ::core::fmt::Debug,
    ::core::cmp::Eq,
    ::core::hash::Hash,
    ::core::cmp::PartialEq
)]
#[non_exhaustive]
pub struct User {
    pub id: i64,
    pub email: ::std::string::String,
    pub name: ::std::string::String,
}

impl User {
    /// Makes one of what it must have.
    #[must_use]
    pub fn new(
        id: i64,
        email: impl ::core::convert::Into<::std::string::String>,
        name: impl ::core::convert::Into<::std::string::String>,
    ) -> Self {
        Self {
            id,
            email: email.into(),
            name: name.into(),
        }
    }
}

#[derive(::core::default::Default)]
struct UserBuilder {
    id: ::core::option::Option<i64>,
    email: ::core::option::Option<::std::string::String>,
    name: ::core::option::Option<::std::string::String>,
}

impl super::runtime::Object for UserBuilder {
    type Output = User;

    const NAME: &'static str = "User";
    const FIELDS: &'static [&'static str] = &["id", "email", "name"];

    fn field<'de, A: ::serde::de::MapAccess<'de>>(
        &mut self,
        index: usize,
        entry: super::runtime::Entry<'_, A>,
    ) -> ::core::result::Result<(), A::Error> {
        match index {
            0 => self.id = ::core::option::Option::Some(entry.read()?),
            1 => self.email = ::core::option::Option::Some(entry.read()?),
            2 => self.name = ::core::option::Option::Some(entry.read()?),
            _ => return entry.skip(),
        }
        ::core::result::Result::Ok(())
    }

    fn finish(self) -> ::core::result::Result<User, super::runtime::MissingField> {
        ::core::result::Result::Ok(User {
            id: self.id.ok_or(super::runtime::MissingField::new("id"))?,
            email: self.email.ok_or(super::runtime::MissingField::new("email"))?,
            name: self.name.ok_or(super::runtime::MissingField::new("name"))?,
        })
    }
}

impl super::runtime::Decode for User {
    fn decode<'de, D: ::serde::Deserializer<'de>>(
        deserializer: D,
        mode: super::runtime::Mode,
    ) -> ::core::result::Result<Self, D::Error> {
        super::runtime::decode_object::<UserBuilder, D>(deserializer, mode)
    }
}

impl<'de> ::serde::Deserialize<'de> for User {
    fn deserialize<D: ::serde::Deserializer<'de>>(
        deserializer: D,
    ) -> ::core::result::Result<Self, D::Error> {
        <Self as super::runtime::Decode>::decode(
            deserializer,
            super::runtime::Mode::Tolerant,
        )
    }
}

impl ::serde::Serialize for User {
    fn serialize<S: ::serde::Serializer>(
        &self,
        serializer: S,
    ) -> ::core::result::Result<S::Ok, S::Error> {
        use ::serde::ser::SerializeMap as _;
        let mut map = serializer.serialize_map(::core::option::Option::None)?;
        map.serialize_entry("id", &self.id)?;
        map.serialize_entry("email", &self.email)?;
        map.serialize_entry("name", &self.name)?;
        map.end()
    }
}

impl super::runtime::sealed::Sealed for User {}

impl super::runtime::Model for User {
    const SIDE: super::runtime::Side = super::runtime::Side::Both;
    const EXACT: bool = true;

    fn schema() -> &'static super::runtime::Schema {
        &super::schemas::USER
    }

    fn conforms(&self) -> bool {
        true
    }
}

/// Sentiment class of the ticket (positive, negative, neutral)
#[derive(
    ::core::clone::Clone,
    ::core::fmt::Debug,
    ::core::cmp::Eq,
    ::core::hash::Hash,
    ::core::cmp::PartialEq
)]
#[non_exhaustive]
pub enum SentimentAnalysisClass {
    /// Positive
    ///
    /// On the wire: `positive`
    Positive,
    /// Negative
    ///
    /// On the wire: `negative`
    Negative,
    /// Neutral
    ///
    /// On the wire: `neutral`
    Neutral,
    /// Pending
    ///
    /// On the wire: `pending`
    Pending,
    /// A value that the document does not know.
    Unknown(super::runtime::UnknownValue),
}

impl SentimentAnalysisClass {
    /// The values that the document knows, in its order.
    pub const ALL: &'static [Self] = &[
        Self::Positive,
        Self::Negative,
        Self::Neutral,
        Self::Pending,
    ];

    /// The value on the wire.
    #[must_use]
    pub fn as_str(&self) -> &str {
        match self {
            Self::Positive => "positive",
            Self::Negative => "negative",
            Self::Neutral => "neutral",
            Self::Pending => "pending",
            Self::Unknown(value) => value.as_str(),
        }
    }
}

impl super::runtime::TextEnum for SentimentAnalysisClass {
    const NAME: &'static str = "SentimentAnalysisClass";

    fn known(text: &str) -> ::core::option::Option<Self> {
        ::core::option::Option::Some(
            match text {
                "positive" => Self::Positive,
                "negative" => Self::Negative,
                "neutral" => Self::Neutral,
                "pending" => Self::Pending,
                _ => return ::core::option::Option::None,
            },
        )
    }

    fn unknown(value: super::runtime::UnknownValue) -> Self {
        Self::Unknown(value)
    }
}

impl ::core::str::FromStr for SentimentAnalysisClass {
    type Err = super::runtime::UnknownVariant;

    fn from_str(
        text: &str,
    ) -> ::core::result::Result<Self, super::runtime::UnknownVariant> {
        <Self as super::runtime::TextEnum>::known(text)
            .ok_or(super::runtime::UnknownVariant::new("SentimentAnalysisClass"))
    }
}

impl ::core::convert::From<&str> for SentimentAnalysisClass {
    fn from(text: &str) -> Self {
        super::runtime::text_enum(text)
    }
}

impl ::core::convert::From<::std::string::String> for SentimentAnalysisClass {
    fn from(text: ::std::string::String) -> Self {
        super::runtime::text_enum(&text)
    }
}

impl ::core::convert::AsRef<str> for SentimentAnalysisClass {
    fn as_ref(&self) -> &str {
        self.as_str()
    }
}

impl ::core::fmt::Display for SentimentAnalysisClass {
    fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
        f.pad(self.as_str())
    }
}

impl super::runtime::Decode for SentimentAnalysisClass {
    fn decode<'de, D: ::serde::Deserializer<'de>>(
        deserializer: D,
        _mode: super::runtime::Mode,
    ) -> ::core::result::Result<Self, D::Error> {
        super::runtime::decode_text_enum(deserializer)
    }
}

impl<'de> ::serde::Deserialize<'de> for SentimentAnalysisClass {
    fn deserialize<D: ::serde::Deserializer<'de>>(
        deserializer: D,
    ) -> ::core::result::Result<Self, D::Error> {
        <Self as super::runtime::Decode>::decode(
            deserializer,
            super::runtime::Mode::Tolerant,
        )
    }
}

impl ::serde::Serialize for SentimentAnalysisClass {
    fn serialize<S: ::serde::Serializer>(
        &self,
        serializer: S,
    ) -> ::core::result::Result<S::Ok, S::Error> {
        serializer.serialize_str(self.as_str())
    }
}

impl super::runtime::sealed::Sealed for SentimentAnalysisClass {}

impl super::runtime::Model for SentimentAnalysisClass {
    const SIDE: super::runtime::Side = super::runtime::Side::Both;
    const EXACT: bool = true;

    fn schema() -> &'static super::runtime::Schema {
        &super::schemas::SENTIMENT_ANALYSIS_CLASS
    }

    fn conforms(&self) -> bool {
        !::core::matches!(self, Self::Unknown(_))
    }
}

/// What went wrong (RFC 9457).
#[derive(
    ::core::clone::Clone,
    ::core::fmt::Debug,
    ::core::cmp::Eq,
    ::core::hash::Hash,
    ::core::cmp::PartialEq,
    ::core::default::Default
)]
#[non_exhaustive]
pub struct Problem {
    /// A URI reference that identifies the kind of problem.
    ///
    /// On the wire: `type`
    pub r#type: ::core::option::Option<::std::string::String>,
    /// A short summary of the kind of problem.
    pub title: ::core::option::Option<::std::string::String>,
    /// The status code of the response.
    pub status: ::core::option::Option<i64>,
    /// What is particular to this occurrence.
    pub detail: ::core::option::Option<::std::string::String>,
    /// A URI reference that identifies this occurrence.
    pub instance: ::core::option::Option<::std::string::String>,
}

impl Problem {
    /// Makes one without anything in it.
    #[must_use]
    pub fn new() -> Self {
        Self {
            r#type: ::core::option::Option::None,
            title: ::core::option::Option::None,
            status: ::core::option::Option::None,
            detail: ::core::option::Option::None,
            instance: ::core::option::Option::None,
        }
    }

    /// The same with `type`.
    #[must_use]
    pub fn with_type(
        mut self,
        value: impl ::core::convert::Into<::std::string::String>,
    ) -> Self {
        self.r#type = ::core::option::Option::Some(value.into());
        self
    }

    /// The same with `title`.
    #[must_use]
    pub fn with_title(
        mut self,
        value: impl ::core::convert::Into<::std::string::String>,
    ) -> Self {
        self.title = ::core::option::Option::Some(value.into());
        self
    }

    /// The same with `status`.
    #[must_use]
    pub fn with_status(mut self, value: i64) -> Self {
        self.status = ::core::option::Option::Some(value);
        self
    }

    /// The same with `detail`.
    #[must_use]
    pub fn with_detail(
        mut self,
        value: impl ::core::convert::Into<::std::string::String>,
    ) -> Self {
        self.detail = ::core::option::Option::Some(value.into());
        self
    }

    /// The same with `instance`.
    #[must_use]
    pub fn with_instance(
        mut self,
        value: impl ::core::convert::Into<::std::string::String>,
    ) -> Self {
        self.instance = ::core::option::Option::Some(value.into());
        self
    }
}

#[derive(::core::default::Default)]
struct ProblemBuilder {
    r#type: ::core::option::Option<::std::string::String>,
    title: ::core::option::Option<::std::string::String>,
    status: ::core::option::Option<i64>,
    detail: ::core::option::Option<::std::string::String>,
    instance: ::core::option::Option<::std::string::String>,
}

impl super::runtime::Object for ProblemBuilder {
    type Output = Problem;

    const NAME: &'static str = "Problem";

    const FIELDS: &'static [&'static str] = &[
        "type",
        "title",
        "status",
        "detail",
        "instance",
    ];

    fn field<'de, A: ::serde::de::MapAccess<'de>>(
        &mut self,
        index: usize,
        entry: super::runtime::Entry<'_, A>,
    ) -> ::core::result::Result<(), A::Error> {
        match index {
            0 => self.r#type = entry.optional()?,
            1 => self.title = entry.optional()?,
            2 => self.status = entry.optional()?,
            3 => self.detail = entry.optional()?,
            4 => self.instance = entry.optional()?,
            _ => return entry.skip(),
        }
        ::core::result::Result::Ok(())
    }

    fn finish(self) -> ::core::result::Result<Problem, super::runtime::MissingField> {
        ::core::result::Result::Ok(Problem {
            r#type: self.r#type,
            title: self.title,
            status: self.status,
            detail: self.detail,
            instance: self.instance,
        })
    }
}

impl super::runtime::Decode for Problem {
    fn decode<'de, D: ::serde::Deserializer<'de>>(
        deserializer: D,
        mode: super::runtime::Mode,
    ) -> ::core::result::Result<Self, D::Error> {
        super::runtime::decode_object::<ProblemBuilder, D>(deserializer, mode)
    }
}

impl<'de> ::serde::Deserialize<'de> for Problem {
    fn deserialize<D: ::serde::Deserializer<'de>>(
        deserializer: D,
    ) -> ::core::result::Result<Self, D::Error> {
        <Self as super::runtime::Decode>::decode(
            deserializer,
            super::runtime::Mode::Tolerant,
        )
    }
}

impl ::serde::Serialize for Problem {
    fn serialize<S: ::serde::Serializer>(
        &self,
        serializer: S,
    ) -> ::core::result::Result<S::Ok, S::Error> {
        use ::serde::ser::SerializeMap as _;
        let mut map = serializer.serialize_map(::core::option::Option::None)?;
        if let ::core::option::Option::Some(value) = &self.r#type {
            map.serialize_entry("type", value)?;
        }
        if let ::core::option::Option::Some(value) = &self.title {
            map.serialize_entry("title", value)?;
        }
        if let ::core::option::Option::Some(value) = &self.status {
            map.serialize_entry("status", value)?;
        }
        if let ::core::option::Option::Some(value) = &self.detail {
            map.serialize_entry("detail", value)?;
        }
        if let ::core::option::Option::Some(value) = &self.instance {
            map.serialize_entry("instance", value)?;
        }
        map.end()
    }
}

impl super::runtime::sealed::Sealed for Problem {}

impl super::runtime::Model for Problem {
    const SIDE: super::runtime::Side = super::runtime::Side::Both;
    const EXACT: bool = true;

    fn schema() -> &'static super::runtime::Schema {
        &super::schemas::PROBLEM
    }

    fn conforms(&self) -> bool {
        true
    }
}
