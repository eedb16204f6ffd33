-- When what buyers sent to a deposit account was paid: by the block it came in, whenever it was seen. The oracles write;
-- the marketplace judges by it whether the price still held.
CREATE TABLE bridge.native_arrival (
    address      text NOT NULL REFERENCES bridge.native_deposit (address),
    block_number numeric(39, 0) NOT NULL,
    -- The block's own time.
    arrived_at   timestamptz NOT NULL,
    wei          numeric(39, 0) NOT NULL CHECK (wei > 0),
    -- Who sent most of it, where a plain transfer did; null when a contract paid.
    payer        text CHECK (payer ~ '^0x[0-9a-f]{40}$'),
    noted_at     timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (address, block_number)
);
CREATE INDEX native_arrival_noted_idx ON bridge.native_arrival (noted_at);
REVOKE INSERT, UPDATE, DELETE ON bridge.native_arrival FROM topsteel_app;

-- What came before arrivals were kept counts as paid in time: nobody knows better.
INSERT INTO bridge.native_arrival (address, block_number, arrived_at, wei, payer)
SELECT address, coalesce(final_block, 0), created_at, final_wei, payer FROM bridge.native_deposit WHERE final_wei > 0;

-- What left the account by a transaction that the oracles did not make: somebody has used the deposit key by hand.
ALTER TABLE bridge.native_deposit
    ADD COLUMN by_hand_wei   numeric(39, 0) NOT NULL DEFAULT 0 CHECK (by_hand_wei >= 0),
    ADD COLUMN by_hand_count integer NOT NULL DEFAULT 0 CHECK (by_hand_count >= 0);
COMMENT ON COLUMN bridge.native_deposit.payer IS 'Who sent most of it all told, and so has back what goes back.';
CREATE INDEX intent_send_native_from_idx ON bridge.intent (((payload ->> 'from')::bigint)) WHERE kind = 'send-native';
