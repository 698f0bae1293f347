INSERT INTO organizations (id, name) VALUES (1, 'Teapots'), (2, 'Kettles');

INSERT INTO inboxes (id, organization_id, name, email_prefix) VALUES
    (1, 1, 'Support', 'help'),
    (2, 1, 'Orders', 'orders'),
    (3, 2, 'Support', 'help');

INSERT INTO people (id, organization_id, name, email, is_spam) VALUES
    (1, 1, 'Eve Quill', 'eve@teapots.example', 0),
    (2, 1, 'Noor Finch', 'noor@teapots.example', 0),
    (3, 1, 'Ada Brook', 'ada@customers.example', 0),
    (4, 1, 'Ben Loft', 'ben@customers.example', 0),
    (5, 1, 'Prize Office', 'prizes@lottery.example', 1),
    (6, 2, 'Kim Vale', 'kim@kettles.example', 0),
    (7, 2, 'Leo Marsh', 'leo@customers.example', 0);

INSERT INTO tickets (id, organization_id, public_id, inbox_id, customer_id, assignee_id, creator_id,
    creator_role, subject, summary, description, language, sentiment, is_spam, status,
    classification, waiting_on, origin, reply_count, rating, rating_comment, tags, attachments,
    recipients, created_at, updated_at) VALUES
    (1, 1, 1001, 1, 3, 1, 3, 'customer', 'The spout drips', 'A teapot drips when it is full.',
        'It drips on the table. Always.', 'en', 'negative', 0, 'active',
        '', 'associate', 'email', 1, NULL, NULL, '["spout"]', '[]',
        '[]', 1714557600000000, 1714561200000000),
    (2, 1, 1002, 2, 4, 2, 4, 'customer', 'Where is my order?', 'An order is late by a week.',
        'Ordered on Monday, not here yet.', 'en', 'neutral', 0, 'pending_associate',
        '', 'associate', 'email', 0, NULL, NULL, '["order", "late"]', '[]',
        '["family@customers.example"]', 1714644000000000, 1714644000000000),
    (3, 1, 1003, 1, 3, NULL, 3, 'customer', 'Which lid fits?', 'Asks for the lid of an old model.',
        'I broke the lid of a model from 1998.', 'en', 'neutral', 0, 'created',
        '', '', 'api', 0, NULL, NULL, '[]', '[]',
        '[]', 1714730400000000, 1714730400000000),
    (4, 1, 1004, 1, 4, 1, 1, 'associate', 'Danke!', 'A customer says thanks.',
        'Die Kanne ist wunderbar.', 'de', 'positive', 0, 'resolved',
        'resolved', '', 'email', 2, 5, 'Quick and kind', '["praise"]', '[]',
        '[]', 1714816800000000, 1714903200000000),
    (5, 1, 1005, 2, 5, NULL, 5, 'customer', 'You have won', 'Spam.',
        'Claim your prize now.', 'en', 'pending', 1, 'invalid',
        'invalid', '', 'email', 0, NULL, NULL, '["spam"]', '[]',
        '[]', 1714903200000000, 1714903200000000),
    (6, 1, 1006, 2, 3, 2, 3, 'customer', 'The wrong colour', 'Got a green teapot, wanted a blue one.',
        NULL, NULL, NULL, NULL, 'pending_customer',
        '', 'customer', 'email', 3, NULL, NULL, '["order", "exchange"]', '[]',
        '[]', 1714989600000000, 1715076000000000),
    (7, 1, 1007, 1, 4, 1, 4, 'customer', 'The handle is hot', 'A handle gets too hot; has a photo.',
        'See the photo: I need a glove to pour.', 'en', 'negative', 0, 'reopened',
        '', 'associate', 'email', 2, 2, 'Not solved yet', '["handle"]',
        '[{"id": "5a5c7f1e-51c0-4d4c-8e0f-2f6e9a4ddf7a", "name": "glove.jpg", "download_url": "/files/glove.jpg"}]',
        '["friend@customers.example"]', 1715162400000000, 1715166000000000),
    (8, 2, 1001, 3, 7, 6, 7, 'customer', 'It whistles', 'A kettle whistles too early.',
        'It whistles at 60 degrees.', 'en', 'negative', 0, 'active',
        '', 'associate', 'email', 0, NULL, NULL, '[]', '[]',
        '[]', 1715248800000000, 1715248800000000);
