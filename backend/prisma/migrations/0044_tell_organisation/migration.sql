-- Writes down what an organisation's programs are to be told, once for a key, with a delivery for each endpoint that
-- listens. It reaches over the wall because most of it follows from what the other side of a trade did; it hands out
-- only whether the key was new.
CREATE FUNCTION tell_organisation(event uuid, event_key text, told uuid, event_kind text, event_body jsonb, happened timestamptz)
RETURNS boolean LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
    INSERT INTO webhook_event (id, key, organisation_id, kind, body, happened_at)
    VALUES (event, event_key, told, event_kind, event_body, happened)
    ON CONFLICT (key) DO NOTHING;
    IF NOT FOUND THEN
        RETURN false;
    END IF;
    INSERT INTO webhook_delivery (id, event_id, endpoint_id)
    SELECT uuidv7(), event, e.id FROM webhook_endpoint e
     WHERE e.organisation_id = told AND e.state = 'on' AND event_kind = ANY (e.kinds);
    RETURN true;
END $$;
REVOKE EXECUTE ON FUNCTION tell_organisation FROM PUBLIC;
GRANT EXECUTE ON FUNCTION tell_organisation TO topsteel_app;
