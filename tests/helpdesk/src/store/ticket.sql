SELECT ticket.id, ticket.public_id, ticket.subject, ticket.summary, ticket.description,
    ticket.description_html, ticket.language, ticket.sentiment, ticket.is_spam, ticket.status,
    ticket.classification, ticket.waiting_on, ticket.origin, ticket.reply_count, ticket.rating,
    ticket.rating_comment, ticket.tags, ticket.attachments, ticket.recipients, ticket.created_at,
    ticket.updated_at, ticket.creator_role,
    inbox.id AS inbox_id, inbox.name AS inbox_name, inbox.email_prefix AS inbox_prefix,
    customer.id AS customer_id, customer.name AS customer_name, customer.email AS customer_email,
    customer.is_spam AS customer_is_spam,
    assignee.id AS assignee_id, assignee.name AS assignee_name, assignee.email AS assignee_email,
    creator.id AS creator_id, creator.name AS creator_name, creator.email AS creator_email
FROM tickets AS ticket
JOIN inboxes AS inbox ON inbox.id = ticket.inbox_id
JOIN people AS customer ON customer.id = ticket.customer_id
JOIN people AS creator ON creator.id = ticket.creator_id
LEFT JOIN people AS assignee ON assignee.id = ticket.assignee_id
WHERE ticket.id = $1 AND ticket.organization_id = $2
