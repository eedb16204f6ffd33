-- When the label of a lot was last printed, so that its vendor sees which lots have none.
SET LOCAL lock_timeout = '5s';
ALTER TABLE lot ADD COLUMN label_printed_at timestamptz(3);
