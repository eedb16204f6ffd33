-- The watch of two nodes, its alarms, and the withdrawal of acts that are not on the chain yet.

-- Set by the marketplace to take an act back; it fails with 'Cancelled' unless the chain was faster.
ALTER TABLE bridge.intent ADD COLUMN cancel_requested_at timestamptz;

-- 'fill' and 'cancel' are transfers of nothing to ourselves: for a nonce that is missing, and in the place of an act.
ALTER TABLE bridge.transaction
    ADD COLUMN purpose text NOT NULL DEFAULT 'act' CHECK (purpose IN ('act', 'fill', 'cancel'));

-- An alarm stops all money. A held one is lifted by a person only (bridge.resume), the others by what raised them.
ALTER TABLE bridge.head
    ADD COLUMN alarm_kind text
        CHECK (alarm_kind IN ('deep-reorg', 'other-chain', 'nodes-disagree', 'node-silent', 'logs-missing')),
    ADD COLUMN alarm_since timestamptz,
    ADD COLUMN is_held boolean NOT NULL DEFAULT false,
    -- A person has looked and lets the watcher follow the chain below what was final, once.
    ADD COLUMN may_follow boolean NOT NULL DEFAULT false,
    ADD CHECK (NOT is_held OR alarm IS NOT NULL);

-- What runs less well than it should, and stops nothing: a node away, a gas account that runs low.
CREATE TABLE bridge.warning (
    chain_id bigint NOT NULL,
    name     text NOT NULL,
    sentence text NOT NULL,
    since    timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (chain_id, name)
);

-- Who lifted which alarm, and why. Never changed.
CREATE TABLE bridge.resumption (
    id         bigserial PRIMARY KEY,
    chain_id   bigint NOT NULL,
    alarm_kind text,
    alarm      text NOT NULL,
    note       text NOT NULL CHECK (length(note) BETWEEN 10 AND 2000),
    may_follow boolean NOT NULL,
    actor      text NOT NULL DEFAULT session_user,
    at         timestamptz NOT NULL DEFAULT now()
);

-- Lifts the alarm of a chain and keeps who did so and why. `follow` lets the watcher give up, once, what it had called
-- final: only after the nodes were compared with sources outside. False when there was no alarm.
CREATE FUNCTION bridge.resume(of_chain bigint, why text, follow boolean, by_whom text DEFAULT session_user)
RETURNS boolean LANGUAGE plpgsql SECURITY DEFINER SET search_path = bridge, pg_temp AS $$
DECLARE
    raised bridge.head%ROWTYPE;
BEGIN
    SELECT * INTO raised FROM bridge.head WHERE chain_id = of_chain FOR UPDATE;
    IF raised.alarm IS NULL THEN
        RETURN false;
    END IF;
    INSERT INTO bridge.resumption (chain_id, alarm_kind, alarm, note, may_follow, actor)
    VALUES (of_chain, raised.alarm_kind, raised.alarm, why, follow, by_whom);
    UPDATE bridge.head
       SET alarm = NULL, alarm_kind = NULL, alarm_since = NULL, is_held = false, may_follow = follow
     WHERE chain_id = of_chain;
    RETURN true;
END $$;

CREATE FUNCTION bridge.refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'bridge.% is kept as it was', TG_TABLE_NAME;
END $$;
CREATE TRIGGER resumption_is_kept BEFORE UPDATE OR DELETE ON bridge.resumption
    FOR EACH ROW EXECUTE FUNCTION bridge.refuse_change();

REVOKE ALL ON FUNCTION bridge.resume(bigint, text, boolean, text) FROM PUBLIC;
DO $$
BEGIN
    IF EXISTS (SELECT 1 FROM pg_roles WHERE rolname = 'topsteel_app') THEN
        REVOKE INSERT, UPDATE, DELETE ON bridge.warning, bridge.resumption FROM topsteel_app;
        GRANT EXECUTE ON FUNCTION bridge.resume(bigint, text, boolean, text) TO topsteel_app;
    END IF;
END $$;
