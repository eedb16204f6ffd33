-- Allowances of sensitive routes, which all processes share. Keys are hashes: no address of anybody is kept.
SET LOCAL lock_timeout = '5s';

CREATE TABLE rate_bucket (
  key TEXT PRIMARY KEY,
  tokens DOUBLE PRECISION NOT NULL,
  is_taken BOOLEAN NOT NULL,
  at TIMESTAMPTZ(3) NOT NULL DEFAULT now()
);
CREATE INDEX rate_bucket_at_idx ON rate_bucket (at);

-- Who runs a job that only one process may run at a time, until when, and how it went.
CREATE TABLE job_lease (
  name TEXT PRIMARY KEY,
  holder TEXT NOT NULL,
  until TIMESTAMPTZ(3) NOT NULL,
  is_paused BOOLEAN NOT NULL DEFAULT false,
  failures INTEGER NOT NULL DEFAULT 0,
  last_error TEXT,
  last_run_at TIMESTAMPTZ(3)
);

-- A webhook that is sent again says so, and who asked.
CREATE INDEX webhook_event_organisation_id_happened_at_idx ON webhook_event (organisation_id, happened_at);
