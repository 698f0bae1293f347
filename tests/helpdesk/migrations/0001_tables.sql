-- SQLite and PostgreSQL both read this: numbers are BIGINT, times are microseconds since 1970,
-- truth is 0 or 1, lists are JSON, and everything else is TEXT.

CREATE TABLE organizations (
    id BIGINT PRIMARY KEY,
    name TEXT NOT NULL
);

-- A token is `hd_<name>_<secret>`: the name finds the row, the hash proves the secret.
CREATE TABLE tokens (
    name TEXT PRIMARY KEY,
    organization_id BIGINT NOT NULL REFERENCES organizations (id),
    salt TEXT NOT NULL,
    hash TEXT NOT NULL,
    expires_at BIGINT NOT NULL
);

CREATE TABLE people (
    id BIGINT PRIMARY KEY,
    organization_id BIGINT NOT NULL REFERENCES organizations (id),
    name TEXT NOT NULL,
    email TEXT NOT NULL,
    is_spam BIGINT NOT NULL DEFAULT 0 CHECK (is_spam IN (0, 1))
);

CREATE TABLE inboxes (
    id BIGINT PRIMARY KEY,
    organization_id BIGINT NOT NULL REFERENCES organizations (id),
    name TEXT NOT NULL,
    email_prefix TEXT NOT NULL
);

CREATE TABLE tickets (
    id BIGINT PRIMARY KEY,
    organization_id BIGINT NOT NULL REFERENCES organizations (id),
    public_id BIGINT NOT NULL,
    inbox_id BIGINT NOT NULL REFERENCES inboxes (id),
    customer_id BIGINT NOT NULL REFERENCES people (id),
    assignee_id BIGINT REFERENCES people (id),
    creator_id BIGINT NOT NULL REFERENCES people (id),
    creator_role TEXT NOT NULL,
    subject TEXT NOT NULL,
    summary TEXT NOT NULL DEFAULT '',
    description TEXT,
    description_html TEXT,
    language TEXT,
    sentiment TEXT,
    is_spam BIGINT CHECK (is_spam IN (0, 1)),
    status TEXT NOT NULL DEFAULT 'created',
    classification TEXT NOT NULL DEFAULT '',
    waiting_on TEXT NOT NULL DEFAULT '',
    origin TEXT NOT NULL DEFAULT 'email',
    reply_count BIGINT NOT NULL DEFAULT 0,
    rating BIGINT,
    rating_comment TEXT,
    tags TEXT NOT NULL DEFAULT '[]',
    attachments TEXT NOT NULL DEFAULT '[]',
    recipients TEXT NOT NULL DEFAULT '[]',
    created_at BIGINT NOT NULL,
    updated_at BIGINT NOT NULL,
    UNIQUE (organization_id, public_id),
    CHECK ((rating IS NULL) = (rating_comment IS NULL))
);

-- What was done to tickets, and with which token.
CREATE TABLE changes (
    ticket_id BIGINT NOT NULL REFERENCES tickets (id),
    token TEXT NOT NULL,
    what TEXT NOT NULL,
    at BIGINT NOT NULL
);

CREATE INDEX changes_of_tickets ON changes (ticket_id, at);
