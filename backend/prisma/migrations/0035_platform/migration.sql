-- Allowances of sensitive routes, which all processes share. Keys are hashes: no address of anybody is kept.
SET LOCAL lock_timeout = '5s';

CREATE TABLE rate_bucket (
  key TEXT PRIMARY KEY,
  tokens DOUBLE PRECISION NOT NULL,
  is_taken BOOLEAN NOT NULL,
  at TIMESTAMPTZ(3) NOT NULL DEFAULT now()
);
CREATE INDEX rate_bucket_at_idx ON rate_bucket (at);

-- A job that a person has stopped for a while, and who runs one that only one process may run at a time, until when.
CREATE TABLE job_control (
  name TEXT PRIMARY KEY,
  is_paused BOOLEAN NOT NULL DEFAULT false,
  holder TEXT,
  until TIMESTAMPTZ(3)
);

-- Events are sent again since a time.
CREATE INDEX webhook_event_organisation_id_happened_at_idx ON webhook_event (organisation_id, happened_at);

-- A process looks whether the database has seen what it needs before it takes requests.
GRANT SELECT ON "_prisma_migrations" TO topsteel_app;
