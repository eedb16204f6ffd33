-- Where organisations want to be told, and what they were told (Standard Webhooks). Secrets are sealed.

CREATE TABLE "webhook_endpoint" (
    "id"              UUID NOT NULL,
    "organisation_id" UUID NOT NULL,
    "url"             TEXT NOT NULL,
    "kinds"           TEXT[] NOT NULL,
    "secret"          TEXT NOT NULL,
    -- Signs beside the new one until it ends.
    "old_secret"      TEXT,
    "old_until"       TIMESTAMPTZ(3),
    "state"           TEXT NOT NULL DEFAULT 'on' CHECK (state IN ('on', 'off')),
    -- Why it is off, when nobody turned it off.
    "failure"         TEXT,
    "created_by"      TEXT NOT NULL,
    "created_at"      TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at"      TIMESTAMPTZ(3) NOT NULL,
    CONSTRAINT "webhook_endpoint_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "webhook_endpoint_organisation_id_fkey" FOREIGN KEY ("organisation_id") REFERENCES "organisation" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CHECK ((old_secret IS NULL) = (old_until IS NULL))
);
CREATE INDEX "webhook_endpoint_organisation_id_idx" ON "webhook_endpoint" ("organisation_id");

-- Something that happened to an organisation, kept with it.
CREATE TABLE "webhook_event" (
    "id"              UUID NOT NULL,
    "key"             TEXT NOT NULL,
    "organisation_id" UUID NOT NULL,
    "kind"            TEXT NOT NULL,
    "body"            JSONB NOT NULL,
    "happened_at"     TIMESTAMPTZ(3) NOT NULL,
    "created_at"      TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    CONSTRAINT "webhook_event_pkey" PRIMARY KEY ("id")
);
CREATE UNIQUE INDEX "webhook_event_key_key" ON "webhook_event" ("key");
CREATE INDEX "webhook_event_organisation_id_id_idx" ON "webhook_event" ("organisation_id", "id");

CREATE TABLE "webhook_delivery" (
    "id"           UUID NOT NULL,
    "event_id"     UUID NOT NULL,
    "endpoint_id"  UUID NOT NULL,
    "state"        TEXT NOT NULL DEFAULT 'waiting' CHECK (state IN ('waiting', 'delivered', 'failed')),
    "attempts"     INTEGER NOT NULL DEFAULT 0,
    "next_at"      TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "status"       INTEGER,
    "last_error"   TEXT,
    "created_at"   TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "delivered_at" TIMESTAMPTZ(3),
    CONSTRAINT "webhook_delivery_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "webhook_delivery_event_id_fkey" FOREIGN KEY ("event_id") REFERENCES "webhook_event" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "webhook_delivery_endpoint_id_fkey" FOREIGN KEY ("endpoint_id") REFERENCES "webhook_endpoint" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);
CREATE UNIQUE INDEX "webhook_delivery_event_id_endpoint_id_key" ON "webhook_delivery" ("event_id", "endpoint_id");
CREATE INDEX "webhook_delivery_state_next_at_idx" ON "webhook_delivery" ("state", "next_at");
CREATE INDEX "webhook_delivery_endpoint_id_id_idx" ON "webhook_delivery" ("endpoint_id", "id");

CREATE TRIGGER webhook_event_is_kept BEFORE UPDATE OR DELETE ON "webhook_event"
    FOR EACH ROW EXECUTE FUNCTION refuse_change();
REVOKE UPDATE, DELETE ON "webhook_event" FROM topsteel_app;
REVOKE DELETE ON "webhook_endpoint", "webhook_delivery" FROM topsteel_app;
