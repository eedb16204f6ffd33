-- Schema "bridge": the only meeting place of the marketplace and the chain.
-- The backend inserts intents and consumes events; the oracles do everything else.
-- Block numbers, nonces and fees are NUMERIC(78,0): the range of a Solidity uint256, exactly.
-- Nothing here is ever deleted: a row that a reorg removed from the chain becomes 'orphaned'.

CREATE SCHEMA bridge;

-- What the marketplace wants to happen on chain. One row per business act, ever.
CREATE TABLE bridge.intent (
    id           uuid PRIMARY KEY DEFAULT uuidv7(),
    business_key text NOT NULL UNIQUE,
    kind         text NOT NULL,
    payload      jsonb NOT NULL,
    status       text NOT NULL DEFAULT 'requested'
                 CHECK (status IN ('requested', 'sent', 'mined', 'final', 'failed')),
    created_at   timestamptz NOT NULL DEFAULT now(),
    not_before   timestamptz,
    tx_hash      text,
    block_number numeric(78, 0),
    result       jsonb,
    error        jsonb,
    attempts     integer NOT NULL DEFAULT 0,
    updated_at   timestamptz NOT NULL DEFAULT now(),
    CHECK (status <> 'failed' OR error IS NOT NULL),
    CHECK (status NOT IN ('mined', 'final') OR (tx_hash IS NOT NULL AND block_number IS NOT NULL))
);
CREATE INDEX intent_open ON bridge.intent (created_at, id) WHERE status IN ('requested', 'sent', 'mined');

-- Every signed transaction, persisted before its first broadcast. intent_id is null for a gap filler.
CREATE TABLE bridge.transaction (
    id               uuid PRIMARY KEY DEFAULT uuidv7(),
    intent_id        uuid REFERENCES bridge.intent (id),
    chain_id         bigint NOT NULL,
    signer           text NOT NULL,
    nonce            numeric(78, 0) NOT NULL,
    raw              text NOT NULL,
    hash             text NOT NULL UNIQUE,
    status           text NOT NULL DEFAULT 'prepared'
                     CHECK (status IN ('prepared', 'broadcast', 'mined', 'final', 'replaced', 'dropped', 'reverted')),
    max_fee          numeric(78, 0) NOT NULL,
    max_priority_fee numeric(78, 0) NOT NULL,
    block_number     numeric(78, 0),
    created_at       timestamptz NOT NULL DEFAULT now(),
    broadcast_at     timestamptz,
    updated_at       timestamptz NOT NULL DEFAULT now(),
    UNIQUE (chain_id, signer, nonce, hash)
);
CREATE INDEX transaction_open ON bridge.transaction (chain_id, signer, nonce)
    WHERE status IN ('prepared', 'broadcast', 'mined', 'reverted');
CREATE INDEX transaction_intent ON bridge.transaction (intent_id);

-- Blocks as seen. Final stretches without logs keep only their last block.
CREATE TABLE bridge.block (
    chain_id    bigint NOT NULL,
    number      numeric(78, 0) NOT NULL,
    hash        text NOT NULL,
    parent_hash text NOT NULL,
    timestamp   timestamptz NOT NULL,
    status      text NOT NULL DEFAULT 'canonical' CHECK (status IN ('canonical', 'orphaned')),
    PRIMARY KEY (chain_id, hash)
);
CREATE UNIQUE INDEX block_canonical ON bridge.block (chain_id, number) WHERE status = 'canonical';

-- Where the watcher stands: the last block whose logs are stored, and the last final one.
CREATE TABLE bridge.cursor (
    chain_id         bigint PRIMARY KEY,
    number           numeric(78, 0) NOT NULL,
    hash             text NOT NULL,
    finalized_number numeric(78, 0) NOT NULL
);

-- Decoded logs of our contracts. Integers in args are decimal strings, keyed by parameter name.
CREATE TABLE bridge.event (
    id              bigserial PRIMARY KEY,
    chain_id        bigint NOT NULL,
    block_number    numeric(78, 0) NOT NULL,
    block_hash      text NOT NULL,
    log_index       integer NOT NULL,
    tx_hash         text NOT NULL,
    contract        text NOT NULL,
    name            text NOT NULL,
    args            jsonb NOT NULL,
    block_timestamp timestamptz NOT NULL,
    status          text NOT NULL DEFAULT 'seen' CHECK (status IN ('seen', 'final', 'orphaned')),
    UNIQUE (chain_id, block_hash, log_index),
    FOREIGN KEY (chain_id, block_hash) REFERENCES bridge.block (chain_id, hash)
);
CREATE INDEX event_seen ON bridge.event (chain_id, block_number) WHERE status = 'seen';
CREATE INDEX event_name ON bridge.event (contract, name, id);
CREATE INDEX event_args ON bridge.event USING gin (args jsonb_path_ops);

-- Written by a consumer in the same transaction as its own state change: exactly once per stage.
CREATE TABLE bridge.event_consumption (
    consumer text NOT NULL,
    event_id bigint NOT NULL REFERENCES bridge.event (id),
    stage    text NOT NULL CHECK (stage IN ('seen', 'final', 'orphaned')),
    at       timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (consumer, event_id, stage)
);
CREATE INDEX event_consumption_event ON bridge.event_consumption (event_id);

-- The chain's own head, for health: lag = latest - cursor.number. alarm is null when all is well.
CREATE TABLE bridge.head (
    chain_id   bigint PRIMARY KEY,
    latest     numeric(78, 0) NOT NULL,
    finalized  numeric(78, 0) NOT NULL,
    alarm      text,
    updated_at timestamptz NOT NULL DEFAULT now()
);

-- Every weigh ticket the feed has read, with what was decided about it and why.
CREATE TABLE bridge.weigh_ticket (
    jws_sha256  text PRIMARY KEY,
    seq         bigint NOT NULL,
    jws         text NOT NULL,
    ticket_no   text,
    payment_id  text,
    net_grams   numeric(39, 0),
    weighed_at  timestamptz,
    decision    text NOT NULL CHECK (decision IN ('waiting', 'reported', 'rejected')),
    reason      text,
    round       integer,
    received_at timestamptz NOT NULL DEFAULT now(),
    decided_at  timestamptz,
    CHECK (decision <> 'rejected' OR reason IS NOT NULL),
    CHECK (decision <> 'reported' OR (payment_id IS NOT NULL AND round IS NOT NULL))
);
CREATE UNIQUE INDEX weigh_ticket_round ON bridge.weigh_ticket (payment_id, round) WHERE decision = 'reported';
CREATE INDEX weigh_ticket_waiting ON bridge.weigh_ticket (seq) WHERE decision = 'waiting';

-- How far each feed has read its source.
CREATE TABLE bridge.feed_cursor (
    feed text PRIMARY KEY,
    seq  bigint NOT NULL
);

-- Wake-ups. 'bridge_intent' carries the id of a new intent; 'bridge_intent_status' the id of one that moved;
-- 'bridge_event' carries nothing: read the rows that you have not consumed.
CREATE FUNCTION bridge.notify_intent() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'INSERT' THEN
        PERFORM pg_notify('bridge_intent', NEW.id::text);
    ELSIF NEW.status IS DISTINCT FROM OLD.status THEN
        PERFORM pg_notify('bridge_intent_status', NEW.id::text);
    END IF;
    RETURN NULL;
END $$;
CREATE TRIGGER intent_notify AFTER INSERT OR UPDATE OF status ON bridge.intent
    FOR EACH ROW EXECUTE FUNCTION bridge.notify_intent();

CREATE FUNCTION bridge.notify_event() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM pg_notify('bridge_event', '');
    RETURN NULL;
END $$;
CREATE TRIGGER event_notify AFTER INSERT OR UPDATE OF status ON bridge.event
    FOR EACH STATEMENT EXECUTE FUNCTION bridge.notify_event();
