-- What the oracles' feeds have read, decided and had signed. The marketplace reads all of it and writes one table: which
-- receipts are to be watched. Amounts in minor units, rates in hundred-millionths, NUMERIC(39,0).

-- Every report that a feed wants signed. The times and the round are kept before the first signature is asked for, so that
-- a crash asks for the same signature again and never for another value in the same round.
CREATE TABLE bridge.oracle_report (
    id           uuid PRIMARY KEY DEFAULT uuidv7(),
    kind         text NOT NULL,
    subject      text NOT NULL CHECK (subject ~ '^0x[0-9a-f]{64}$'),
    round        integer NOT NULL CHECK (round > 0),
    value        numeric(39, 0) NOT NULL CHECK (value >= 0),
    observed_at  timestamptz NOT NULL,
    valid_until  timestamptz NOT NULL,
    -- What a signer needs to look for itself.
    evidence     jsonb NOT NULL,
    -- The intent that brings it to the chain; null for a report that stays in this database.
    business_key text UNIQUE,
    state        text NOT NULL DEFAULT 'proposed' CHECK (state IN ('proposed', 'signed', 'abandoned')),
    signer_set   integer,
    signatures   jsonb,
    refusals     jsonb NOT NULL DEFAULT '[]',
    asked        integer NOT NULL DEFAULT 0,
    next_at      timestamptz NOT NULL DEFAULT now(),
    created_at   timestamptz NOT NULL DEFAULT now(),
    decided_at   timestamptz,
    UNIQUE (kind, subject, round),
    CHECK (valid_until > observed_at),
    CHECK (state <> 'signed' OR (signatures IS NOT NULL AND signer_set IS NOT NULL))
);
CREATE INDEX oracle_report_open ON bridge.oracle_report (next_at) WHERE state = 'proposed';

-- Exchange rates that a quorum signed. The newest round that is not over is the rate.
CREATE TABLE bridge.fx_rate (
    base        text NOT NULL CHECK (base IN ('EUR', 'GBP', 'CHF', 'ETH', 'BTC')),
    quote       text NOT NULL CHECK (quote = 'USD'),
    round       integer NOT NULL CHECK (round > 0),
    rate_e8     numeric(39, 0) NOT NULL CHECK (rate_e8 > 0),
    observed_at timestamptz NOT NULL,
    valid_until timestamptz NOT NULL,
    -- Each source with its rate and time, and why it was left out when it was.
    sources     jsonb NOT NULL,
    signatures  jsonb NOT NULL,
    created_at  timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (base, quote, round),
    CHECK (valid_until > observed_at)
);

-- Money that an order off chain waits for: where a signer looks for it.
CREATE TABLE bridge.receipt_watch (
    fiat_order_id text NOT NULL CHECK (fiat_order_id ~ '^0x[0-9a-f]{64}$'),
    rail          text NOT NULL CHECK (rail IN ('card', 'sepa', 'coinbase', 'eth')),
    reference     text NOT NULL,
    provider_ref  text,
    order_id      uuid NOT NULL,
    currency      text NOT NULL,
    created_at    timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (fiat_order_id, rail, reference)
);

-- What was read for an order last. Only the oracles write it.
CREATE TABLE bridge.receipt_reading (
    fiat_order_id  text PRIMARY KEY,
    received_minor numeric(39, 0),
    read_at        timestamptz,
    next_at        timestamptz NOT NULL DEFAULT now(),
    failures       integer NOT NULL DEFAULT 0,
    error          text
);

-- Every message of a carrier about a consignment, with what was decided about it and why.
CREATE TABLE bridge.delivery_message (
    jws_sha256     text PRIMARY KEY,
    seq            bigint NOT NULL,
    jws            text NOT NULL,
    consignment_no text,
    payment_id     text,
    status         text,
    happened_at    timestamptz,
    decision       text NOT NULL CHECK (decision IN ('waiting', 'reported', 'noted', 'rejected')),
    reason         text,
    round          integer,
    received_at    timestamptz NOT NULL DEFAULT now(),
    decided_at     timestamptz,
    CHECK (decision <> 'rejected' OR reason IS NOT NULL),
    CHECK (decision <> 'reported' OR (payment_id IS NOT NULL AND round IS NOT NULL))
);
CREATE UNIQUE INDEX delivery_message_round ON bridge.delivery_message (payment_id, round) WHERE decision = 'reported';
CREATE INDEX delivery_message_waiting ON bridge.delivery_message (seq) WHERE decision = 'waiting';
CREATE INDEX delivery_message_payment ON bridge.delivery_message (payment_id);

-- Lists of emission factors as published, edition by edition, and what is in them.
CREATE TABLE bridge.carbon_factor_list (
    sha256       text PRIMARY KEY,
    list         text,
    edition      text,
    publisher    text,
    published_at timestamptz,
    jws          text NOT NULL,
    decision     text NOT NULL CHECK (decision IN ('reported', 'rejected')),
    reason       text,
    round        integer,
    received_at  timestamptz NOT NULL DEFAULT now(),
    CHECK (decision <> 'rejected' OR reason IS NOT NULL),
    CHECK (decision <> 'reported' OR (list IS NOT NULL AND edition IS NOT NULL AND round IS NOT NULL))
);
CREATE UNIQUE INDEX carbon_factor_list_edition ON bridge.carbon_factor_list (list, edition) WHERE decision = 'reported';

CREATE TABLE bridge.carbon_factor (
    list_sha256     text NOT NULL REFERENCES bridge.carbon_factor_list (sha256),
    id              text NOT NULL,
    unit            text NOT NULL CHECK (unit IN ('kg', 't.km')),
    milligrams_co2e numeric(39, 0) NOT NULL CHECK (milligrams_co2e >= 0),
    source          text NOT NULL,
    year            integer NOT NULL,
    PRIMARY KEY (list_sha256, id)
);

-- Wakes the feeds when there is something new to watch.
CREATE FUNCTION bridge.notify_watch() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM pg_notify('bridge_watch', '');
    RETURN NULL;
END $$;
CREATE TRIGGER receipt_watch_notify AFTER INSERT ON bridge.receipt_watch
    FOR EACH STATEMENT EXECUTE FUNCTION bridge.notify_watch();

REVOKE INSERT, UPDATE, DELETE ON bridge.oracle_report, bridge.fx_rate, bridge.receipt_reading, bridge.delivery_message,
    bridge.carbon_factor_list, bridge.carbon_factor FROM topsteel_app;
REVOKE UPDATE, DELETE ON bridge.receipt_watch FROM topsteel_app;
