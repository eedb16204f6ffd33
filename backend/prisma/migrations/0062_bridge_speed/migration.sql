-- When a ticket or message that waits is looked at next: what waits for days keeps none that came now from its turn.
ALTER TABLE bridge.weigh_ticket ADD COLUMN look_at timestamptz NOT NULL DEFAULT now();
ALTER TABLE bridge.delivery_message ADD COLUMN look_at timestamptz NOT NULL DEFAULT now();

-- What the oracles ask every second, over tables that only grow.

-- An order whose money is to be looked for is due at once: nobody compares all that was ever watched to find it.
INSERT INTO bridge.receipt_reading (fiat_order_id)
    SELECT DISTINCT fiat_order_id FROM bridge.receipt_watch ON CONFLICT (fiat_order_id) DO NOTHING;
CREATE INDEX receipt_reading_due ON bridge.receipt_reading (next_at);
CREATE FUNCTION bridge.watch_is_due() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = bridge, pg_temp AS $$
BEGIN
    INSERT INTO bridge.receipt_reading AS r (fiat_order_id) VALUES (NEW.fiat_order_id)
    ON CONFLICT (fiat_order_id) DO UPDATE SET next_at = least(r.next_at, now());
    RETURN NULL;
END $$;
CREATE TRIGGER receipt_watch_is_due AFTER INSERT ON bridge.receipt_watch
    FOR EACH ROW EXECUTE FUNCTION bridge.watch_is_due();

-- Reports that failed on chain because their signers had changed.
CREATE INDEX intent_failed_report ON bridge.intent (business_key) WHERE status = 'failed' AND kind = 'submit-report';
