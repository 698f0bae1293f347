// Written by speccast. Do not edit. SPDX-License-Identifier: 0BSD

//! The types of the API.

use core::fmt;
use core::str::FromStr;
use super::{runtime, schemas};

use super::runtime::{
    Decode, Entry, MissingField, Mode, Model, Object, ObjectWriter, Schema, Side,
    TextEnum, UnknownValue, UnknownVariant, decode_object, decode_text_enum,
    is_in_calendar, max_length, text_enum,
};

/// What servers answer with; what clients send is [`TicketRequest`].
#[derive(Clone, Debug, Eq, PartialEq)]
#[non_exhaustive]
pub struct Ticket {
    /// Read-only.
    pub id: i64,
    pub inbox: Inbox,
    pub customer: Customer,
    pub assignee: Option<Assignee>,
    /// Read-only.
    pub public_id: i64,
    /// At most 255 characters.
    pub subject: String,
    /// AI generated summary of the ticket
    ///
    /// Read-only.
    pub summary: String,
    /// Read-only.
    pub customer_visible_reply_count: i64,
    /// Read-only.
    pub status: TicketStatus,
    /// Read-only.
    pub classification: TicketClassification,
    /// Read-only.
    pub waiting_on: TicketWaitingOn,
    /// Read-only.
    pub created_at: chrono::DateTime<chrono::Utc>,
    /// Read-only.
    pub updated_at: chrono::DateTime<chrono::Utc>,
    pub csat_response: Option<CsatResponse>,
    /// Read-only.
    pub attachments: Vec<Attachment>,
    pub tags: Vec<String>,
    /// Read-only.
    pub origin: TicketOrigin,
    /// Read-only.
    pub has_attachments: bool,
    pub created_by: CreatedBy,
    /// Non-inbox recipient addresses of the original email (CC routing), used when sending agent
    /// replies.
    ///
    /// Read-only.
    pub external_recipient_emails: serde_json::Value,
    pub description: Option<String>,
    pub description_html: Option<String>,
    pub sentiment_analysis_class: Option<SentimentAnalysisClass>,
    /// Detected language code of the message content
    ///
    /// At most 2 characters.
    pub language: Option<String>,
    pub is_spam: Option<bool>,
}

impl Ticket {
    /// The most characters (Unicode scalar values) of `subject`.
    pub const SUBJECT_MAX_LENGTH: usize = 255;

    /// The most characters (Unicode scalar values) of `language`.
    pub const LANGUAGE_MAX_LENGTH: usize = 2;

    /// Starts one; [`TicketBuilder::build`] ends it.
    #[must_use]
    pub fn builder() -> TicketBuilder {
        Default::default()
    }
}

/// Builds a [`Ticket`].
#[derive(Clone, Debug, Default)]
pub struct TicketBuilder {
    id: Option<i64>,
    inbox: Option<Inbox>,
    customer: Option<Customer>,
    assignee: Option<Option<Assignee>>,
    public_id: Option<i64>,
    subject: Option<String>,
    summary: Option<String>,
    customer_visible_reply_count: Option<i64>,
    status: Option<TicketStatus>,
    classification: Option<TicketClassification>,
    waiting_on: Option<TicketWaitingOn>,
    created_at: Option<chrono::DateTime<chrono::Utc>>,
    updated_at: Option<chrono::DateTime<chrono::Utc>>,
    csat_response: Option<Option<CsatResponse>>,
    attachments: Option<Vec<Attachment>>,
    tags: Option<Vec<String>>,
    origin: Option<TicketOrigin>,
    has_attachments: Option<bool>,
    created_by: Option<CreatedBy>,
    external_recipient_emails: Option<serde_json::Value>,
    description: Option<String>,
    description_html: Option<String>,
    sentiment_analysis_class: Option<SentimentAnalysisClass>,
    language: Option<String>,
    is_spam: Option<bool>,
}

impl TicketBuilder {
    /// Sets `id`.
    #[must_use]
    pub fn id(mut self, value: i64) -> Self {
        self.id = Some(value);
        self
    }

    /// Sets `inbox`.
    #[must_use]
    pub fn inbox(mut self, value: Inbox) -> Self {
        self.inbox = Some(value);
        self
    }

    /// Sets `customer`.
    #[must_use]
    pub fn customer(mut self, value: Customer) -> Self {
        self.customer = Some(value);
        self
    }

    /// Sets `assignee`.
    #[must_use]
    pub fn assignee(mut self, value: Option<Assignee>) -> Self {
        self.assignee = Some(value);
        self
    }

    /// Sets `public_id`.
    #[must_use]
    pub fn public_id(mut self, value: i64) -> Self {
        self.public_id = Some(value);
        self
    }

    /// Sets `subject`.
    #[must_use]
    pub fn subject(mut self, value: impl Into<String>) -> Self {
        self.subject = Some(value.into());
        self
    }

    /// Sets `summary`.
    #[must_use]
    pub fn summary(mut self, value: impl Into<String>) -> Self {
        self.summary = Some(value.into());
        self
    }

    /// Sets `customer_visible_reply_count`.
    #[must_use]
    pub fn customer_visible_reply_count(mut self, value: i64) -> Self {
        self.customer_visible_reply_count = Some(value);
        self
    }

    /// Sets `status`.
    #[must_use]
    pub fn status(mut self, value: TicketStatus) -> Self {
        self.status = Some(value);
        self
    }

    /// Sets `classification`.
    #[must_use]
    pub fn classification(mut self, value: TicketClassification) -> Self {
        self.classification = Some(value);
        self
    }

    /// Sets `waiting_on`.
    #[must_use]
    pub fn waiting_on(mut self, value: TicketWaitingOn) -> Self {
        self.waiting_on = Some(value);
        self
    }

    /// Sets `created_at`.
    #[must_use]
    pub fn created_at(mut self, value: chrono::DateTime<chrono::Utc>) -> Self {
        self.created_at = Some(value);
        self
    }

    /// Sets `updated_at`.
    #[must_use]
    pub fn updated_at(mut self, value: chrono::DateTime<chrono::Utc>) -> Self {
        self.updated_at = Some(value);
        self
    }

    /// Sets `csat_response`.
    #[must_use]
    pub fn csat_response(mut self, value: Option<CsatResponse>) -> Self {
        self.csat_response = Some(value);
        self
    }

    /// Sets `attachments`.
    #[must_use]
    pub fn attachments(mut self, value: Vec<Attachment>) -> Self {
        self.attachments = Some(value);
        self
    }

    /// Sets `tags`.
    #[must_use]
    pub fn tags(mut self, value: Vec<String>) -> Self {
        self.tags = Some(value);
        self
    }

    /// Sets `origin`.
    #[must_use]
    pub fn origin(mut self, value: TicketOrigin) -> Self {
        self.origin = Some(value);
        self
    }

    /// Sets `has_attachments`.
    #[must_use]
    pub fn has_attachments(mut self, value: bool) -> Self {
        self.has_attachments = Some(value);
        self
    }

    /// Sets `created_by`.
    #[must_use]
    pub fn created_by(mut self, value: CreatedBy) -> Self {
        self.created_by = Some(value);
        self
    }

    /// Sets `external_recipient_emails`.
    #[must_use]
    pub fn external_recipient_emails(mut self, value: serde_json::Value) -> Self {
        self.external_recipient_emails = Some(value);
        self
    }

    /// Sets `description`.
    #[must_use]
    pub fn description(mut self, value: impl Into<String>) -> Self {
        self.description = Some(value.into());
        self
    }

    /// Sets `description_html`.
    #[must_use]
    pub fn description_html(mut self, value: impl Into<String>) -> Self {
        self.description_html = Some(value.into());
        self
    }

    /// Sets `sentiment_analysis_class`.
    #[must_use]
    pub fn sentiment_analysis_class(mut self, value: SentimentAnalysisClass) -> Self {
        self.sentiment_analysis_class = Some(value);
        self
    }

    /// Sets `language`.
    #[must_use]
    pub fn language(mut self, value: impl Into<String>) -> Self {
        self.language = Some(value.into());
        self
    }

    /// Sets `is_spam`.
    #[must_use]
    pub fn is_spam(mut self, value: bool) -> Self {
        self.is_spam = Some(value);
        self
    }

    /// Ends it.
    ///
    /// # Errors
    /// A field that must be there was not set.
    pub fn build(self) -> Result<Ticket, MissingField> {
        Object::finish(self)
    }
}

impl Object for TicketBuilder {
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

    fn field<'de, A: serde::de::MapAccess<'de>>(
        &mut self,
        index: usize,
        entry: Entry<'_, A>,
    ) -> Result<(), A::Error> {
        match index {
            0 => entry.required(&mut self.id),
            1 => entry.required(&mut self.inbox),
            2 => entry.required(&mut self.customer),
            3 => entry.required(&mut self.assignee),
            4 => entry.required(&mut self.public_id),
            5 => entry.required(&mut self.subject),
            6 => entry.required(&mut self.summary),
            7 => entry.required(&mut self.customer_visible_reply_count),
            8 => entry.required(&mut self.status),
            9 => entry.required(&mut self.classification),
            10 => entry.required(&mut self.waiting_on),
            11 => entry.required(&mut self.created_at),
            12 => entry.required(&mut self.updated_at),
            13 => entry.required(&mut self.csat_response),
            14 => entry.required(&mut self.attachments),
            15 => entry.required(&mut self.tags),
            16 => entry.required(&mut self.origin),
            17 => entry.required(&mut self.has_attachments),
            18 => entry.required(&mut self.created_by),
            19 => entry.required(&mut self.external_recipient_emails),
            20 => entry.optional(&mut self.description),
            21 => entry.optional(&mut self.description_html),
            22 => entry.optional(&mut self.sentiment_analysis_class),
            23 => entry.optional(&mut self.language),
            24 => entry.optional(&mut self.is_spam),
            _ => entry.skip(),
        }
    }

    fn finish(self) -> Result<Ticket, MissingField> {
        let Self {
            id: Some(id),
            inbox: Some(inbox),
            customer: Some(customer),
            assignee: Some(assignee),
            public_id: Some(public_id),
            subject: Some(subject),
            summary: Some(summary),
            customer_visible_reply_count: Some(customer_visible_reply_count),
            status: Some(status),
            classification: Some(classification),
            waiting_on: Some(waiting_on),
            created_at: Some(created_at),
            updated_at: Some(updated_at),
            csat_response: Some(csat_response),
            attachments: Some(attachments),
            tags: Some(tags),
            origin: Some(origin),
            has_attachments: Some(has_attachments),
            created_by: Some(created_by),
            external_recipient_emails: Some(external_recipient_emails),
            description,
            description_html,
            sentiment_analysis_class,
            language,
            is_spam,
        } = self else {
            return Err(
                MissingField::first(
                    &[
                        ("id", self.id.is_some()),
                        ("inbox", self.inbox.is_some()),
                        ("customer", self.customer.is_some()),
                        ("assignee", self.assignee.is_some()),
                        ("public_id", self.public_id.is_some()),
                        ("subject", self.subject.is_some()),
                        ("summary", self.summary.is_some()),
                        (
                            "customer_visible_reply_count",
                            self.customer_visible_reply_count.is_some(),
                        ),
                        ("status", self.status.is_some()),
                        ("classification", self.classification.is_some()),
                        ("waiting_on", self.waiting_on.is_some()),
                        ("created_at", self.created_at.is_some()),
                        ("updated_at", self.updated_at.is_some()),
                        ("csat_response", self.csat_response.is_some()),
                        ("attachments", self.attachments.is_some()),
                        ("tags", self.tags.is_some()),
                        ("origin", self.origin.is_some()),
                        ("has_attachments", self.has_attachments.is_some()),
                        ("created_by", self.created_by.is_some()),
                        (
                            "external_recipient_emails",
                            self.external_recipient_emails.is_some(),
                        ),
                    ],
                ),
            );
        };
        Ok(Ticket {
            id,
            inbox,
            customer,
            assignee,
            public_id,
            subject,
            summary,
            customer_visible_reply_count,
            status,
            classification,
            waiting_on,
            created_at,
            updated_at,
            csat_response,
            attachments,
            tags,
            origin,
            has_attachments,
            created_by,
            external_recipient_emails,
            description,
            description_html,
            sentiment_analysis_class,
            language,
            is_spam,
        })
    }
}

impl Decode for Ticket {
    fn decode<'de, D: serde::Deserializer<'de>>(
        deserializer: D,
        mode: Mode,
    ) -> Result<Self, D::Error> {
        decode_object::<TicketBuilder, D>(deserializer, mode)
    }
}

impl<'de> ::serde::Deserialize<'de> for Ticket {
    fn deserialize<D: serde::Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Self, D::Error> {
        <Self as Decode>::decode(deserializer, Mode::Tolerant)
    }
}

impl serde::Serialize for Ticket {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut object = ObjectWriter::new(serializer);
        object.required("id", &self.id);
        object.required("inbox", &self.inbox);
        object.required("customer", &self.customer);
        object.required("assignee", &self.assignee);
        object.required("public_id", &self.public_id);
        object.required("subject", &self.subject);
        object.required("summary", &self.summary);
        object
            .required(
                "customer_visible_reply_count",
                &self.customer_visible_reply_count,
            );
        object.required("status", &self.status);
        object.required("classification", &self.classification);
        object.required("waiting_on", &self.waiting_on);
        object.required("created_at", &self.created_at);
        object.required("updated_at", &self.updated_at);
        object.required("csat_response", &self.csat_response);
        object.required("attachments", &self.attachments);
        object.required("tags", &self.tags);
        object.required("origin", &self.origin);
        object.required("has_attachments", &self.has_attachments);
        object.required("created_by", &self.created_by);
        object.required("external_recipient_emails", &self.external_recipient_emails);
        object.optional("description", &self.description);
        object.optional("description_html", &self.description_html);
        object.optional("sentiment_analysis_class", &self.sentiment_analysis_class);
        object.optional("language", &self.language);
        object.optional("is_spam", &self.is_spam);
        object.end()
    }
}

impl runtime::sealed::Sealed for Ticket {}

impl Model for Ticket {
    const SIDE: Side = Side::Response;
    const EXACT: bool = true;

    fn schema() -> &'static Schema {
        &schemas::TICKET
    }

    fn conforms(&self) -> bool {
        Model::conforms(&self.inbox) && Model::conforms(&self.customer)
            && self.assignee.as_ref().is_none_or(Model::conforms)
            && max_length(&self.subject, 255) && Model::conforms(&self.status)
            && Model::conforms(&self.classification) && Model::conforms(&self.waiting_on)
            && is_in_calendar(&self.created_at) && is_in_calendar(&self.updated_at)
            && self.csat_response.as_ref().is_none_or(Model::conforms)
            && self.attachments.iter().all(Model::conforms)
            && Model::conforms(&self.origin) && Model::conforms(&self.created_by)
            && self.sentiment_analysis_class.as_ref().is_none_or(Model::conforms)
            && self.language.as_ref().is_none_or(|value| max_length(value, 2))
    }
}

/// What clients send; what servers answer with is [`Ticket`].
#[derive(Clone, Debug, Eq, PartialEq)]
#[non_exhaustive]
pub struct TicketRequest {
    pub inbox: Inbox,
    pub customer: Customer,
    pub assignee: Option<Assignee>,
    /// At most 255 characters.
    pub subject: String,
    pub csat_response: Option<CsatResponse>,
    pub tags: Vec<String>,
    pub created_by: CreatedBy,
    pub description: Option<String>,
    pub description_html: Option<String>,
    pub sentiment_analysis_class: Option<SentimentAnalysisClass>,
    /// Detected language code of the message content
    ///
    /// At most 2 characters.
    pub language: Option<String>,
    pub is_spam: Option<bool>,
}

impl TicketRequest {
    /// The most characters (Unicode scalar values) of `subject`.
    pub const SUBJECT_MAX_LENGTH: usize = 255;

    /// The most characters (Unicode scalar values) of `language`.
    pub const LANGUAGE_MAX_LENGTH: usize = 2;

    /// Starts one; [`TicketRequestBuilder::build`] ends it.
    #[must_use]
    pub fn builder() -> TicketRequestBuilder {
        Default::default()
    }
}

/// Builds a [`TicketRequest`].
#[derive(Clone, Debug, Default)]
pub struct TicketRequestBuilder {
    inbox: Option<Inbox>,
    customer: Option<Customer>,
    assignee: Option<Option<Assignee>>,
    subject: Option<String>,
    csat_response: Option<Option<CsatResponse>>,
    tags: Option<Vec<String>>,
    created_by: Option<CreatedBy>,
    description: Option<String>,
    description_html: Option<String>,
    sentiment_analysis_class: Option<SentimentAnalysisClass>,
    language: Option<String>,
    is_spam: Option<bool>,
}

impl TicketRequestBuilder {
    /// Sets `inbox`.
    #[must_use]
    pub fn inbox(mut self, value: Inbox) -> Self {
        self.inbox = Some(value);
        self
    }

    /// Sets `customer`.
    #[must_use]
    pub fn customer(mut self, value: Customer) -> Self {
        self.customer = Some(value);
        self
    }

    /// Sets `assignee`.
    #[must_use]
    pub fn assignee(mut self, value: Option<Assignee>) -> Self {
        self.assignee = Some(value);
        self
    }

    /// Sets `subject`.
    #[must_use]
    pub fn subject(mut self, value: impl Into<String>) -> Self {
        self.subject = Some(value.into());
        self
    }

    /// Sets `csat_response`.
    #[must_use]
    pub fn csat_response(mut self, value: Option<CsatResponse>) -> Self {
        self.csat_response = Some(value);
        self
    }

    /// Sets `tags`.
    #[must_use]
    pub fn tags(mut self, value: Vec<String>) -> Self {
        self.tags = Some(value);
        self
    }

    /// Sets `created_by`.
    #[must_use]
    pub fn created_by(mut self, value: CreatedBy) -> Self {
        self.created_by = Some(value);
        self
    }

    /// Sets `description`.
    #[must_use]
    pub fn description(mut self, value: impl Into<String>) -> Self {
        self.description = Some(value.into());
        self
    }

    /// Sets `description_html`.
    #[must_use]
    pub fn description_html(mut self, value: impl Into<String>) -> Self {
        self.description_html = Some(value.into());
        self
    }

    /// Sets `sentiment_analysis_class`.
    #[must_use]
    pub fn sentiment_analysis_class(mut self, value: SentimentAnalysisClass) -> Self {
        self.sentiment_analysis_class = Some(value);
        self
    }

    /// Sets `language`.
    #[must_use]
    pub fn language(mut self, value: impl Into<String>) -> Self {
        self.language = Some(value.into());
        self
    }

    /// Sets `is_spam`.
    #[must_use]
    pub fn is_spam(mut self, value: bool) -> Self {
        self.is_spam = Some(value);
        self
    }

    /// Ends it.
    ///
    /// # Errors
    /// A field that must be there was not set.
    pub fn build(self) -> Result<TicketRequest, MissingField> {
        Object::finish(self)
    }
}

impl Object for TicketRequestBuilder {
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

    fn field<'de, A: serde::de::MapAccess<'de>>(
        &mut self,
        index: usize,
        entry: Entry<'_, A>,
    ) -> Result<(), A::Error> {
        match index {
            0 => entry.required(&mut self.inbox),
            1 => entry.required(&mut self.customer),
            2 => entry.required(&mut self.assignee),
            3 => entry.required(&mut self.subject),
            4 => entry.required(&mut self.csat_response),
            5 => entry.required(&mut self.tags),
            6 => entry.required(&mut self.created_by),
            7 => entry.optional(&mut self.description),
            8 => entry.optional(&mut self.description_html),
            9 => entry.optional(&mut self.sentiment_analysis_class),
            10 => entry.optional(&mut self.language),
            11 => entry.optional(&mut self.is_spam),
            _ => entry.skip(),
        }
    }

    fn finish(self) -> Result<TicketRequest, MissingField> {
        let Self {
            inbox: Some(inbox),
            customer: Some(customer),
            assignee: Some(assignee),
            subject: Some(subject),
            csat_response: Some(csat_response),
            tags: Some(tags),
            created_by: Some(created_by),
            description,
            description_html,
            sentiment_analysis_class,
            language,
            is_spam,
        } = self else {
            return Err(
                MissingField::first(
                    &[
                        ("inbox", self.inbox.is_some()),
                        ("customer", self.customer.is_some()),
                        ("assignee", self.assignee.is_some()),
                        ("subject", self.subject.is_some()),
                        ("csat_response", self.csat_response.is_some()),
                        ("tags", self.tags.is_some()),
                        ("created_by", self.created_by.is_some()),
                    ],
                ),
            );
        };
        Ok(TicketRequest {
            inbox,
            customer,
            assignee,
            subject,
            csat_response,
            tags,
            created_by,
            description,
            description_html,
            sentiment_analysis_class,
            language,
            is_spam,
        })
    }
}

/// What is read-only is dropped.
impl From<Ticket> for TicketRequest {
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

impl Decode for TicketRequest {
    fn decode<'de, D: serde::Deserializer<'de>>(
        deserializer: D,
        mode: Mode,
    ) -> Result<Self, D::Error> {
        decode_object::<TicketRequestBuilder, D>(deserializer, mode)
    }
}

impl<'de> ::serde::Deserialize<'de> for TicketRequest {
    fn deserialize<D: serde::Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Self, D::Error> {
        <Self as Decode>::decode(deserializer, Mode::Tolerant)
    }
}

impl serde::Serialize for TicketRequest {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut object = ObjectWriter::new(serializer);
        object.required("inbox", &self.inbox);
        object.required("customer", &self.customer);
        object.required("assignee", &self.assignee);
        object.required("subject", &self.subject);
        object.required("csat_response", &self.csat_response);
        object.required("tags", &self.tags);
        object.required("created_by", &self.created_by);
        object.optional("description", &self.description);
        object.optional("description_html", &self.description_html);
        object.optional("sentiment_analysis_class", &self.sentiment_analysis_class);
        object.optional("language", &self.language);
        object.optional("is_spam", &self.is_spam);
        object.end()
    }
}

impl runtime::sealed::Sealed for TicketRequest {}

impl Model for TicketRequest {
    const SIDE: Side = Side::Request;
    const EXACT: bool = true;

    fn schema() -> &'static Schema {
        &schemas::TICKET
    }

    fn conforms(&self) -> bool {
        Model::conforms(&self.inbox) && Model::conforms(&self.customer)
            && self.assignee.as_ref().is_none_or(Model::conforms)
            && max_length(&self.subject, 255)
            && self.csat_response.as_ref().is_none_or(Model::conforms)
            && Model::conforms(&self.created_by)
            && self.sentiment_analysis_class.as_ref().is_none_or(Model::conforms)
            && self.language.as_ref().is_none_or(|value| max_length(value, 2))
    }
}

#[derive(Clone, Debug, Eq, PartialEq)]
#[non_exhaustive]
pub struct Inbox {
    pub id: i64,
    pub name: String,
    pub email_prefix: String,
}

impl Inbox {
    /// Makes one of what it must have.
    #[must_use]
    pub fn new(
        id: i64,
        name: impl Into<String>,
        email_prefix: impl Into<String>,
    ) -> Self {
        Self {
            id,
            name: name.into(),
            email_prefix: email_prefix.into(),
        }
    }
}

#[derive(Default)]
struct InboxBuilder {
    id: Option<i64>,
    name: Option<String>,
    email_prefix: Option<String>,
}

impl Object for InboxBuilder {
    type Output = Inbox;

    const NAME: &'static str = "Inbox";
    const FIELDS: &'static [&'static str] = &["id", "name", "email_prefix"];

    fn field<'de, A: serde::de::MapAccess<'de>>(
        &mut self,
        index: usize,
        entry: Entry<'_, A>,
    ) -> Result<(), A::Error> {
        match index {
            0 => entry.required(&mut self.id),
            1 => entry.required(&mut self.name),
            2 => entry.required(&mut self.email_prefix),
            _ => entry.skip(),
        }
    }

    fn finish(self) -> Result<Inbox, MissingField> {
        let Self { id: Some(id), name: Some(name), email_prefix: Some(email_prefix) } = self
        else {
            return Err(
                MissingField::first(
                    &[
                        ("id", self.id.is_some()),
                        ("name", self.name.is_some()),
                        ("email_prefix", self.email_prefix.is_some()),
                    ],
                ),
            );
        };
        Ok(Inbox { id, name, email_prefix })
    }
}

impl Decode for Inbox {
    fn decode<'de, D: serde::Deserializer<'de>>(
        deserializer: D,
        mode: Mode,
    ) -> Result<Self, D::Error> {
        decode_object::<InboxBuilder, D>(deserializer, mode)
    }
}

impl<'de> ::serde::Deserialize<'de> for Inbox {
    fn deserialize<D: serde::Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Self, D::Error> {
        <Self as Decode>::decode(deserializer, Mode::Tolerant)
    }
}

impl serde::Serialize for Inbox {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut object = ObjectWriter::new(serializer);
        object.required("id", &self.id);
        object.required("name", &self.name);
        object.required("email_prefix", &self.email_prefix);
        object.end()
    }
}

impl runtime::sealed::Sealed for Inbox {}

impl Model for Inbox {
    const SIDE: Side = Side::Both;
    const EXACT: bool = true;

    fn schema() -> &'static Schema {
        &schemas::INBOX
    }

    fn conforms(&self) -> bool {
        true
    }
}

#[derive(Clone, Debug, Eq, PartialEq)]
#[non_exhaustive]
pub struct Customer {
    pub id: i64,
    pub name: String,
    /// Format: `email`, not checked.
    pub email: String,
    pub is_spam: bool,
}

impl Customer {
    /// Makes one of what it must have.
    #[must_use]
    pub fn new(
        id: i64,
        name: impl Into<String>,
        email: impl Into<String>,
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

#[derive(Default)]
struct CustomerBuilder {
    id: Option<i64>,
    name: Option<String>,
    email: Option<String>,
    is_spam: Option<bool>,
}

impl Object for CustomerBuilder {
    type Output = Customer;

    const NAME: &'static str = "Customer";
    const FIELDS: &'static [&'static str] = &["id", "name", "email", "is_spam"];

    fn field<'de, A: serde::de::MapAccess<'de>>(
        &mut self,
        index: usize,
        entry: Entry<'_, A>,
    ) -> Result<(), A::Error> {
        match index {
            0 => entry.required(&mut self.id),
            1 => entry.required(&mut self.name),
            2 => entry.required(&mut self.email),
            3 => entry.required(&mut self.is_spam),
            _ => entry.skip(),
        }
    }

    fn finish(self) -> Result<Customer, MissingField> {
        let Self {
            id: Some(id),
            name: Some(name),
            email: Some(email),
            is_spam: Some(is_spam),
        } = self else {
            return Err(
                MissingField::first(
                    &[
                        ("id", self.id.is_some()),
                        ("name", self.name.is_some()),
                        ("email", self.email.is_some()),
                        ("is_spam", self.is_spam.is_some()),
                    ],
                ),
            );
        };
        Ok(Customer {
            id,
            name,
            email,
            is_spam,
        })
    }
}

impl Decode for Customer {
    fn decode<'de, D: serde::Deserializer<'de>>(
        deserializer: D,
        mode: Mode,
    ) -> Result<Self, D::Error> {
        decode_object::<CustomerBuilder, D>(deserializer, mode)
    }
}

impl<'de> ::serde::Deserialize<'de> for Customer {
    fn deserialize<D: serde::Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Self, D::Error> {
        <Self as Decode>::decode(deserializer, Mode::Tolerant)
    }
}

impl serde::Serialize for Customer {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut object = ObjectWriter::new(serializer);
        object.required("id", &self.id);
        object.required("name", &self.name);
        object.required("email", &self.email);
        object.required("is_spam", &self.is_spam);
        object.end()
    }
}

impl runtime::sealed::Sealed for Customer {}

impl Model for Customer {
    const SIDE: Side = Side::Both;
    const EXACT: bool = true;

    fn schema() -> &'static Schema {
        &schemas::CUSTOMER
    }

    fn conforms(&self) -> bool {
        true
    }
}

#[derive(Clone, Debug, Eq, PartialEq)]
#[non_exhaustive]
pub struct Assignee {
    pub id: i64,
    /// Format: `email`, not checked.
    pub email: String,
    pub name: String,
}

impl Assignee {
    /// Makes one of what it must have.
    #[must_use]
    pub fn new(id: i64, email: impl Into<String>, name: impl Into<String>) -> Self {
        Self {
            id,
            email: email.into(),
            name: name.into(),
        }
    }
}

#[derive(Default)]
struct AssigneeBuilder {
    id: Option<i64>,
    email: Option<String>,
    name: Option<String>,
}

impl Object for AssigneeBuilder {
    type Output = Assignee;

    const NAME: &'static str = "Assignee";
    const FIELDS: &'static [&'static str] = &["id", "email", "name"];

    fn field<'de, A: serde::de::MapAccess<'de>>(
        &mut self,
        index: usize,
        entry: Entry<'_, A>,
    ) -> Result<(), A::Error> {
        match index {
            0 => entry.required(&mut self.id),
            1 => entry.required(&mut self.email),
            2 => entry.required(&mut self.name),
            _ => entry.skip(),
        }
    }

    fn finish(self) -> Result<Assignee, MissingField> {
        let Self { id: Some(id), email: Some(email), name: Some(name) } = self else {
            return Err(
                MissingField::first(
                    &[
                        ("id", self.id.is_some()),
                        ("email", self.email.is_some()),
                        ("name", self.name.is_some()),
                    ],
                ),
            );
        };
        Ok(Assignee { id, email, name })
    }
}

impl Decode for Assignee {
    fn decode<'de, D: serde::Deserializer<'de>>(
        deserializer: D,
        mode: Mode,
    ) -> Result<Self, D::Error> {
        decode_object::<AssigneeBuilder, D>(deserializer, mode)
    }
}

impl<'de> ::serde::Deserialize<'de> for Assignee {
    fn deserialize<D: serde::Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Self, D::Error> {
        <Self as Decode>::decode(deserializer, Mode::Tolerant)
    }
}

impl serde::Serialize for Assignee {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut object = ObjectWriter::new(serializer);
        object.required("id", &self.id);
        object.required("email", &self.email);
        object.required("name", &self.name);
        object.end()
    }
}

impl runtime::sealed::Sealed for Assignee {}

impl Model for Assignee {
    const SIDE: Side = Side::Both;
    const EXACT: bool = false;

    fn schema() -> &'static Schema {
        &schemas::ASSIGNEE
    }

    fn conforms(&self) -> bool {
        true
    }
}

#[derive(Clone, Debug, Eq, Hash, PartialEq)]
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
    Unknown(UnknownValue),
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

impl TextEnum for TicketStatus {
    const NAME: &'static str = "TicketStatus";

    fn known(text: &str) -> Option<Self> {
        Some(
            match text {
                "created" => Self::Created,
                "active" => Self::Active,
                "closed" => Self::Closed,
                "pending_associate" => Self::PendingAssociate,
                "pending_customer" => Self::PendingCustomer,
                "resolved" => Self::Resolved,
                "reopened" => Self::Reopened,
                "invalid" => Self::Invalid,
                _ => return None,
            },
        )
    }

    fn unknown(value: UnknownValue) -> Self {
        Self::Unknown(value)
    }
}

impl FromStr for TicketStatus {
    type Err = UnknownVariant;

    fn from_str(text: &str) -> Result<Self, UnknownVariant> {
        <Self as TextEnum>::known(text).ok_or(UnknownVariant::new("TicketStatus"))
    }
}

impl From<&str> for TicketStatus {
    fn from(text: &str) -> Self {
        text_enum(text)
    }
}

impl From<String> for TicketStatus {
    fn from(text: String) -> Self {
        text_enum(&text)
    }
}

impl AsRef<str> for TicketStatus {
    fn as_ref(&self) -> &str {
        self.as_str()
    }
}

impl fmt::Display for TicketStatus {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}

impl Decode for TicketStatus {
    fn decode<'de, D: serde::Deserializer<'de>>(
        deserializer: D,
        _mode: Mode,
    ) -> Result<Self, D::Error> {
        decode_text_enum(deserializer)
    }
}

impl<'de> ::serde::Deserialize<'de> for TicketStatus {
    fn deserialize<D: serde::Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Self, D::Error> {
        <Self as Decode>::decode(deserializer, Mode::Tolerant)
    }
}

impl serde::Serialize for TicketStatus {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.as_str())
    }
}

impl runtime::sealed::Sealed for TicketStatus {}

impl Model for TicketStatus {
    const SIDE: Side = Side::Both;
    const EXACT: bool = true;

    fn schema() -> &'static Schema {
        &schemas::TICKET_STATUS
    }

    fn conforms(&self) -> bool {
        !matches!(self, Self::Unknown(_))
    }
}

#[derive(Clone, Debug, Eq, Hash, PartialEq)]
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
    Unknown(UnknownValue),
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

impl TextEnum for TicketClassification {
    const NAME: &'static str = "TicketClassification";

    fn known(text: &str) -> Option<Self> {
        Some(
            match text {
                "" => Self::Pending,
                "no_response" => Self::NoResponse,
                "customer_inactivity" => Self::CustomerInactivity,
                "resolved" => Self::Resolved,
                "invalid" => Self::Invalid,
                "other" => Self::Other,
                _ => return None,
            },
        )
    }

    fn unknown(value: UnknownValue) -> Self {
        Self::Unknown(value)
    }
}

impl FromStr for TicketClassification {
    type Err = UnknownVariant;

    fn from_str(text: &str) -> Result<Self, UnknownVariant> {
        <Self as TextEnum>::known(text)
            .ok_or(UnknownVariant::new("TicketClassification"))
    }
}

impl From<&str> for TicketClassification {
    fn from(text: &str) -> Self {
        text_enum(text)
    }
}

impl From<String> for TicketClassification {
    fn from(text: String) -> Self {
        text_enum(&text)
    }
}

impl AsRef<str> for TicketClassification {
    fn as_ref(&self) -> &str {
        self.as_str()
    }
}

impl fmt::Display for TicketClassification {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}

impl Decode for TicketClassification {
    fn decode<'de, D: serde::Deserializer<'de>>(
        deserializer: D,
        _mode: Mode,
    ) -> Result<Self, D::Error> {
        decode_text_enum(deserializer)
    }
}

impl<'de> ::serde::Deserialize<'de> for TicketClassification {
    fn deserialize<D: serde::Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Self, D::Error> {
        <Self as Decode>::decode(deserializer, Mode::Tolerant)
    }
}

impl serde::Serialize for TicketClassification {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.as_str())
    }
}

impl runtime::sealed::Sealed for TicketClassification {}

impl Model for TicketClassification {
    const SIDE: Side = Side::Both;
    const EXACT: bool = true;

    fn schema() -> &'static Schema {
        &schemas::TICKET_CLASSIFICATION
    }

    fn conforms(&self) -> bool {
        !matches!(self, Self::Unknown(_))
    }
}

#[derive(Clone, Debug, Eq, Hash, PartialEq)]
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
    Unknown(UnknownValue),
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

impl TextEnum for TicketWaitingOn {
    const NAME: &'static str = "TicketWaitingOn";

    fn known(text: &str) -> Option<Self> {
        Some(
            match text {
                "" => Self::None,
                "customer" => Self::Customer,
                "associate" => Self::Associate,
                _ => return None,
            },
        )
    }

    fn unknown(value: UnknownValue) -> Self {
        Self::Unknown(value)
    }
}

impl FromStr for TicketWaitingOn {
    type Err = UnknownVariant;

    fn from_str(text: &str) -> Result<Self, UnknownVariant> {
        <Self as TextEnum>::known(text).ok_or(UnknownVariant::new("TicketWaitingOn"))
    }
}

impl From<&str> for TicketWaitingOn {
    fn from(text: &str) -> Self {
        text_enum(text)
    }
}

impl From<String> for TicketWaitingOn {
    fn from(text: String) -> Self {
        text_enum(&text)
    }
}

impl AsRef<str> for TicketWaitingOn {
    fn as_ref(&self) -> &str {
        self.as_str()
    }
}

impl fmt::Display for TicketWaitingOn {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}

impl Decode for TicketWaitingOn {
    fn decode<'de, D: serde::Deserializer<'de>>(
        deserializer: D,
        _mode: Mode,
    ) -> Result<Self, D::Error> {
        decode_text_enum(deserializer)
    }
}

impl<'de> ::serde::Deserialize<'de> for TicketWaitingOn {
    fn deserialize<D: serde::Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Self, D::Error> {
        <Self as Decode>::decode(deserializer, Mode::Tolerant)
    }
}

impl serde::Serialize for TicketWaitingOn {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.as_str())
    }
}

impl runtime::sealed::Sealed for TicketWaitingOn {}

impl Model for TicketWaitingOn {
    const SIDE: Side = Side::Both;
    const EXACT: bool = true;

    fn schema() -> &'static Schema {
        &schemas::TICKET_WAITING_ON
    }

    fn conforms(&self) -> bool {
        !matches!(self, Self::Unknown(_))
    }
}

#[derive(Clone, Debug, Eq, PartialEq)]
#[non_exhaustive]
pub struct CsatResponse {
    pub rating: i64,
    pub comment: String,
}

impl CsatResponse {
    /// Makes one of what it must have.
    #[must_use]
    pub fn new(rating: i64, comment: impl Into<String>) -> Self {
        Self {
            rating,
            comment: comment.into(),
        }
    }
}

#[derive(Default)]
struct CsatResponseBuilder {
    rating: Option<i64>,
    comment: Option<String>,
}

impl Object for CsatResponseBuilder {
    type Output = CsatResponse;

    const NAME: &'static str = "CsatResponse";
    const FIELDS: &'static [&'static str] = &["rating", "comment"];

    fn field<'de, A: serde::de::MapAccess<'de>>(
        &mut self,
        index: usize,
        entry: Entry<'_, A>,
    ) -> Result<(), A::Error> {
        match index {
            0 => entry.required(&mut self.rating),
            1 => entry.required(&mut self.comment),
            _ => entry.skip(),
        }
    }

    fn finish(self) -> Result<CsatResponse, MissingField> {
        let Self { rating: Some(rating), comment: Some(comment) } = self else {
            return Err(
                MissingField::first(
                    &[
                        ("rating", self.rating.is_some()),
                        ("comment", self.comment.is_some()),
                    ],
                ),
            );
        };
        Ok(CsatResponse { rating, comment })
    }
}

impl Decode for CsatResponse {
    fn decode<'de, D: serde::Deserializer<'de>>(
        deserializer: D,
        mode: Mode,
    ) -> Result<Self, D::Error> {
        decode_object::<CsatResponseBuilder, D>(deserializer, mode)
    }
}

impl<'de> ::serde::Deserialize<'de> for CsatResponse {
    fn deserialize<D: serde::Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Self, D::Error> {
        <Self as Decode>::decode(deserializer, Mode::Tolerant)
    }
}

impl serde::Serialize for CsatResponse {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut object = ObjectWriter::new(serializer);
        object.required("rating", &self.rating);
        object.required("comment", &self.comment);
        object.end()
    }
}

impl runtime::sealed::Sealed for CsatResponse {}

impl Model for CsatResponse {
    const SIDE: Side = Side::Both;
    const EXACT: bool = false;

    fn schema() -> &'static Schema {
        &schemas::CSAT_RESPONSE
    }

    fn conforms(&self) -> bool {
        true
    }
}

#[derive(Clone, Debug, Eq, PartialEq)]
#[non_exhaustive]
pub struct Attachment {
    pub id: uuid::Uuid,
    pub name: String,
    pub download_url: String,
}

impl Attachment {
    /// Makes one of what it must have.
    #[must_use]
    pub fn new(
        id: uuid::Uuid,
        name: impl Into<String>,
        download_url: impl Into<String>,
    ) -> Self {
        Self {
            id,
            name: name.into(),
            download_url: download_url.into(),
        }
    }
}

#[derive(Default)]
struct AttachmentBuilder {
    id: Option<uuid::Uuid>,
    name: Option<String>,
    download_url: Option<String>,
}

impl Object for AttachmentBuilder {
    type Output = Attachment;

    const NAME: &'static str = "Attachment";
    const FIELDS: &'static [&'static str] = &["id", "name", "download_url"];

    fn field<'de, A: serde::de::MapAccess<'de>>(
        &mut self,
        index: usize,
        entry: Entry<'_, A>,
    ) -> Result<(), A::Error> {
        match index {
            0 => entry.required(&mut self.id),
            1 => entry.required(&mut self.name),
            2 => entry.required(&mut self.download_url),
            _ => entry.skip(),
        }
    }

    fn finish(self) -> Result<Attachment, MissingField> {
        let Self { id: Some(id), name: Some(name), download_url: Some(download_url) } = self
        else {
            return Err(
                MissingField::first(
                    &[
                        ("id", self.id.is_some()),
                        ("name", self.name.is_some()),
                        ("download_url", self.download_url.is_some()),
                    ],
                ),
            );
        };
        Ok(Attachment {
            id,
            name,
            download_url,
        })
    }
}

impl Decode for Attachment {
    fn decode<'de, D: serde::Deserializer<'de>>(
        deserializer: D,
        mode: Mode,
    ) -> Result<Self, D::Error> {
        decode_object::<AttachmentBuilder, D>(deserializer, mode)
    }
}

impl<'de> ::serde::Deserialize<'de> for Attachment {
    fn deserialize<D: serde::Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Self, D::Error> {
        <Self as Decode>::decode(deserializer, Mode::Tolerant)
    }
}

impl serde::Serialize for Attachment {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut object = ObjectWriter::new(serializer);
        object.required("id", &self.id);
        object.required("name", &self.name);
        object.required("download_url", &self.download_url);
        object.end()
    }
}

impl runtime::sealed::Sealed for Attachment {}

impl Model for Attachment {
    const SIDE: Side = Side::Both;
    const EXACT: bool = true;

    fn schema() -> &'static Schema {
        &schemas::ATTACHMENT
    }

    fn conforms(&self) -> bool {
        true
    }
}

#[derive(Clone, Debug, Eq, Hash, PartialEq)]
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
    Unknown(UnknownValue),
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

impl TextEnum for TicketOrigin {
    const NAME: &'static str = "TicketOrigin";

    fn known(text: &str) -> Option<Self> {
        Some(
            match text {
                "email" => Self::Email,
                "api" => Self::Api,
                _ => return None,
            },
        )
    }

    fn unknown(value: UnknownValue) -> Self {
        Self::Unknown(value)
    }
}

impl FromStr for TicketOrigin {
    type Err = UnknownVariant;

    fn from_str(text: &str) -> Result<Self, UnknownVariant> {
        <Self as TextEnum>::known(text).ok_or(UnknownVariant::new("TicketOrigin"))
    }
}

impl From<&str> for TicketOrigin {
    fn from(text: &str) -> Self {
        text_enum(text)
    }
}

impl From<String> for TicketOrigin {
    fn from(text: String) -> Self {
        text_enum(&text)
    }
}

impl AsRef<str> for TicketOrigin {
    fn as_ref(&self) -> &str {
        self.as_str()
    }
}

impl fmt::Display for TicketOrigin {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}

impl Decode for TicketOrigin {
    fn decode<'de, D: serde::Deserializer<'de>>(
        deserializer: D,
        _mode: Mode,
    ) -> Result<Self, D::Error> {
        decode_text_enum(deserializer)
    }
}

impl<'de> ::serde::Deserialize<'de> for TicketOrigin {
    fn deserialize<D: serde::Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Self, D::Error> {
        <Self as Decode>::decode(deserializer, Mode::Tolerant)
    }
}

impl serde::Serialize for TicketOrigin {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.as_str())
    }
}

impl runtime::sealed::Sealed for TicketOrigin {}

impl Model for TicketOrigin {
    const SIDE: Side = Side::Both;
    const EXACT: bool = true;

    fn schema() -> &'static Schema {
        &schemas::TICKET_ORIGIN
    }

    fn conforms(&self) -> bool {
        !matches!(self, Self::Unknown(_))
    }
}

#[derive(Clone, Debug, Eq, PartialEq)]
#[non_exhaustive]
pub struct CreatedBy {
    pub role: String,
    pub user: User,
}

impl CreatedBy {
    /// Makes one of what it must have.
    #[must_use]
    pub fn new(role: impl Into<String>, user: User) -> Self {
        Self { role: role.into(), user }
    }
}

#[derive(Default)]
struct CreatedByBuilder {
    role: Option<String>,
    user: Option<User>,
}

impl Object for CreatedByBuilder {
    type Output = CreatedBy;

    const NAME: &'static str = "CreatedBy";
    const FIELDS: &'static [&'static str] = &["role", "user"];

    fn field<'de, A: serde::de::MapAccess<'de>>(
        &mut self,
        index: usize,
        entry: Entry<'_, A>,
    ) -> Result<(), A::Error> {
        match index {
            0 => entry.required(&mut self.role),
            1 => entry.required(&mut self.user),
            _ => entry.skip(),
        }
    }

    fn finish(self) -> Result<CreatedBy, MissingField> {
        let Self { role: Some(role), user: Some(user) } = self else {
            return Err(
                MissingField::first(
                    &[("role", self.role.is_some()), ("user", self.user.is_some())],
                ),
            );
        };
        Ok(CreatedBy { role, user })
    }
}

impl Decode for CreatedBy {
    fn decode<'de, D: serde::Deserializer<'de>>(
        deserializer: D,
        mode: Mode,
    ) -> Result<Self, D::Error> {
        decode_object::<CreatedByBuilder, D>(deserializer, mode)
    }
}

impl<'de> ::serde::Deserialize<'de> for CreatedBy {
    fn deserialize<D: serde::Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Self, D::Error> {
        <Self as Decode>::decode(deserializer, Mode::Tolerant)
    }
}

impl serde::Serialize for CreatedBy {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut object = ObjectWriter::new(serializer);
        object.required("role", &self.role);
        object.required("user", &self.user);
        object.end()
    }
}

impl runtime::sealed::Sealed for CreatedBy {}

impl Model for CreatedBy {
    const SIDE: Side = Side::Both;
    const EXACT: bool = true;

    fn schema() -> &'static Schema {
        &schemas::CREATED_BY
    }

    fn conforms(&self) -> bool {
        Model::conforms(&self.user)
    }
}

#[derive(Clone, Debug, Eq, PartialEq)]
#[non_exhaustive]
pub struct User {
    pub id: i64,
    /// Format: `email`, not checked.
    pub email: String,
    pub name: String,
}

impl User {
    /// Makes one of what it must have.
    #[must_use]
    pub fn new(id: i64, email: impl Into<String>, name: impl Into<String>) -> Self {
        Self {
            id,
            email: email.into(),
            name: name.into(),
        }
    }
}

#[derive(Default)]
struct UserBuilder {
    id: Option<i64>,
    email: Option<String>,
    name: Option<String>,
}

impl Object for UserBuilder {
    type Output = User;

    const NAME: &'static str = "User";
    const FIELDS: &'static [&'static str] = &["id", "email", "name"];

    fn field<'de, A: serde::de::MapAccess<'de>>(
        &mut self,
        index: usize,
        entry: Entry<'_, A>,
    ) -> Result<(), A::Error> {
        match index {
            0 => entry.required(&mut self.id),
            1 => entry.required(&mut self.email),
            2 => entry.required(&mut self.name),
            _ => entry.skip(),
        }
    }

    fn finish(self) -> Result<User, MissingField> {
        let Self { id: Some(id), email: Some(email), name: Some(name) } = self else {
            return Err(
                MissingField::first(
                    &[
                        ("id", self.id.is_some()),
                        ("email", self.email.is_some()),
                        ("name", self.name.is_some()),
                    ],
                ),
            );
        };
        Ok(User { id, email, name })
    }
}

impl Decode for User {
    fn decode<'de, D: serde::Deserializer<'de>>(
        deserializer: D,
        mode: Mode,
    ) -> Result<Self, D::Error> {
        decode_object::<UserBuilder, D>(deserializer, mode)
    }
}

impl<'de> ::serde::Deserialize<'de> for User {
    fn deserialize<D: serde::Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Self, D::Error> {
        <Self as Decode>::decode(deserializer, Mode::Tolerant)
    }
}

impl serde::Serialize for User {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut object = ObjectWriter::new(serializer);
        object.required("id", &self.id);
        object.required("email", &self.email);
        object.required("name", &self.name);
        object.end()
    }
}

impl runtime::sealed::Sealed for User {}

impl Model for User {
    const SIDE: Side = Side::Both;
    const EXACT: bool = true;

    fn schema() -> &'static Schema {
        &schemas::USER
    }

    fn conforms(&self) -> bool {
        true
    }
}

/// Sentiment class of the ticket (positive, negative, neutral)
#[derive(Clone, Debug, Eq, Hash, PartialEq)]
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
    Unknown(UnknownValue),
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

impl TextEnum for SentimentAnalysisClass {
    const NAME: &'static str = "SentimentAnalysisClass";

    fn known(text: &str) -> Option<Self> {
        Some(
            match text {
                "positive" => Self::Positive,
                "negative" => Self::Negative,
                "neutral" => Self::Neutral,
                "pending" => Self::Pending,
                _ => return None,
            },
        )
    }

    fn unknown(value: UnknownValue) -> Self {
        Self::Unknown(value)
    }
}

impl FromStr for SentimentAnalysisClass {
    type Err = UnknownVariant;

    fn from_str(text: &str) -> Result<Self, UnknownVariant> {
        <Self as TextEnum>::known(text)
            .ok_or(UnknownVariant::new("SentimentAnalysisClass"))
    }
}

impl From<&str> for SentimentAnalysisClass {
    fn from(text: &str) -> Self {
        text_enum(text)
    }
}

impl From<String> for SentimentAnalysisClass {
    fn from(text: String) -> Self {
        text_enum(&text)
    }
}

impl AsRef<str> for SentimentAnalysisClass {
    fn as_ref(&self) -> &str {
        self.as_str()
    }
}

impl fmt::Display for SentimentAnalysisClass {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}

impl Decode for SentimentAnalysisClass {
    fn decode<'de, D: serde::Deserializer<'de>>(
        deserializer: D,
        _mode: Mode,
    ) -> Result<Self, D::Error> {
        decode_text_enum(deserializer)
    }
}

impl<'de> ::serde::Deserialize<'de> for SentimentAnalysisClass {
    fn deserialize<D: serde::Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Self, D::Error> {
        <Self as Decode>::decode(deserializer, Mode::Tolerant)
    }
}

impl serde::Serialize for SentimentAnalysisClass {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.as_str())
    }
}

impl runtime::sealed::Sealed for SentimentAnalysisClass {}

impl Model for SentimentAnalysisClass {
    const SIDE: Side = Side::Both;
    const EXACT: bool = true;

    fn schema() -> &'static Schema {
        &schemas::SENTIMENT_ANALYSIS_CLASS
    }

    fn conforms(&self) -> bool {
        !matches!(self, Self::Unknown(_))
    }
}

/// What went wrong (RFC 9457).
#[derive(Clone, Debug, Eq, PartialEq, Default)]
#[non_exhaustive]
pub struct Problem {
    /// A URI reference that identifies the kind of problem.
    ///
    /// On the wire: `type`
    pub r#type: Option<String>,
    /// A short summary of the kind of problem.
    pub title: Option<String>,
    /// The status code of the response.
    pub status: Option<i64>,
    /// What is particular to this occurrence.
    pub detail: Option<String>,
    /// A URI reference that identifies this occurrence.
    pub instance: Option<String>,
}

impl Problem {
    /// Makes one without anything in it.
    #[must_use]
    pub fn new() -> Self {
        Self {
            r#type: None,
            title: None,
            status: None,
            detail: None,
            instance: None,
        }
    }

    /// The same with `type`.
    #[must_use]
    pub fn with_type(mut self, value: impl Into<String>) -> Self {
        self.r#type = Some(value.into());
        self
    }

    /// The same with `title`.
    #[must_use]
    pub fn with_title(mut self, value: impl Into<String>) -> Self {
        self.title = Some(value.into());
        self
    }

    /// The same with `status`.
    #[must_use]
    pub fn with_status(mut self, value: i64) -> Self {
        self.status = Some(value);
        self
    }

    /// The same with `detail`.
    #[must_use]
    pub fn with_detail(mut self, value: impl Into<String>) -> Self {
        self.detail = Some(value.into());
        self
    }

    /// The same with `instance`.
    #[must_use]
    pub fn with_instance(mut self, value: impl Into<String>) -> Self {
        self.instance = Some(value.into());
        self
    }
}

#[derive(Default)]
struct ProblemBuilder {
    r#type: Option<String>,
    title: Option<String>,
    status: Option<i64>,
    detail: Option<String>,
    instance: Option<String>,
}

impl Object for ProblemBuilder {
    type Output = Problem;

    const NAME: &'static str = "Problem";

    const FIELDS: &'static [&'static str] = &[
        "type",
        "title",
        "status",
        "detail",
        "instance",
    ];

    fn field<'de, A: serde::de::MapAccess<'de>>(
        &mut self,
        index: usize,
        entry: Entry<'_, A>,
    ) -> Result<(), A::Error> {
        match index {
            0 => entry.optional(&mut self.r#type),
            1 => entry.optional(&mut self.title),
            2 => entry.optional(&mut self.status),
            3 => entry.optional(&mut self.detail),
            4 => entry.optional(&mut self.instance),
            _ => entry.skip(),
        }
    }

    fn finish(self) -> Result<Problem, MissingField> {
        Ok(Problem {
            r#type: self.r#type,
            title: self.title,
            status: self.status,
            detail: self.detail,
            instance: self.instance,
        })
    }
}

impl Decode for Problem {
    fn decode<'de, D: serde::Deserializer<'de>>(
        deserializer: D,
        mode: Mode,
    ) -> Result<Self, D::Error> {
        decode_object::<ProblemBuilder, D>(deserializer, mode)
    }
}

impl<'de> ::serde::Deserialize<'de> for Problem {
    fn deserialize<D: serde::Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Self, D::Error> {
        <Self as Decode>::decode(deserializer, Mode::Tolerant)
    }
}

impl serde::Serialize for Problem {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut object = ObjectWriter::new(serializer);
        object.optional("type", &self.r#type);
        object.optional("title", &self.title);
        object.optional("status", &self.status);
        object.optional("detail", &self.detail);
        object.optional("instance", &self.instance);
        object.end()
    }
}

impl runtime::sealed::Sealed for Problem {}

impl Model for Problem {
    const SIDE: Side = Side::Both;
    const EXACT: bool = true;

    fn schema() -> &'static Schema {
        &schemas::PROBLEM
    }

    fn conforms(&self) -> bool {
        true
    }
}
