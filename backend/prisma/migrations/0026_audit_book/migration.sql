-- The audit log as a book: a hash chain over its entries, whose closings are put on chain like the ledger's. Ids of
-- audit_entry are given out before the commit, so an entry of a lower id can appear after one of a higher: the chain
-- follows what is committed when it is sealed, and an entry that commits later is sealed later. What an entry says is
-- hashed with the entry itself (digest), so the tail that waits is checked like the rest.

CREATE SCHEMA audit;

-- What is hashed of an entry: a JSON array as jsonb writes it, so no field can pass for another. Times in microseconds.
CREATE FUNCTION audit.entry_text(e audit_entry) RETURNS text LANGUAGE sql STABLE AS $$
    SELECT jsonb_build_array(e.id::text, ((extract(epoch FROM e.at) * 1000000)::bigint)::text, e.actor,
                             e.organisation_id, e.action, e.subject, e.details)::text
$$;
CREATE FUNCTION audit.entry_digest(e audit_entry) RETURNS bytea LANGUAGE sql STABLE AS $$
    SELECT sha256(convert_to(audit.entry_text(e), 'UTF8'))
$$;

CREATE TABLE audit.unsealed (entry_id bigint PRIMARY KEY, digest bytea NOT NULL);
-- hash = SHA-256(previous hash, sequence as 8 bytes, digest of the entry), as in the ledger.
CREATE TABLE audit.seal (
    sequence  bigint PRIMARY KEY,
    entry_id  bigint NOT NULL UNIQUE,
    digest    bytea NOT NULL,
    hash      bytea NOT NULL,
    sealed_at timestamptz NOT NULL DEFAULT now()
);
CREATE TABLE audit.chain_head (
    is_only  boolean PRIMARY KEY DEFAULT true CHECK (is_only),
    sequence bigint NOT NULL,
    hash     bytea NOT NULL
);
COMMENT ON TABLE audit.chain_head IS 'The last sealed entry; its row lock is the one sealer''s.';
INSERT INTO audit.chain_head (sequence, hash) VALUES (0, decode(repeat('00', 32), 'hex'));
CREATE TABLE audit.closing (LIKE ledger.closing INCLUDING ALL);

INSERT INTO audit.unsealed SELECT e.id, audit.entry_digest(e) FROM audit_entry e;

CREATE FUNCTION audit.queue_entry() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
    INSERT INTO audit.unsealed VALUES (NEW.id, audit.entry_digest(NEW));
    RETURN NULL;
END $$;
CREATE TRIGGER audit_entry_waits AFTER INSERT ON audit_entry FOR EACH ROW EXECUTE FUNCTION audit.queue_entry();

-- Seals up to so many of the committed entries that wait, by their ids, and says how many. One sealer at a time: who
-- comes meanwhile leaves it to the other.
CREATE FUNCTION audit.seal_entries(at_most integer) RETURNS integer
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
    head audit.chain_head;
    waiting audit.unsealed;
    link bytea;
    reached bigint;
BEGIN
    SELECT * INTO head FROM audit.chain_head FOR UPDATE SKIP LOCKED;
    IF NOT FOUND THEN RETURN 0; END IF;
    link := head.hash;
    reached := head.sequence;
    FOR waiting IN SELECT * FROM audit.unsealed ORDER BY entry_id LIMIT at_most LOOP
        reached := reached + 1;
        link := sha256(link || int8send(reached) || waiting.digest);
        INSERT INTO audit.seal (sequence, entry_id, digest, hash)
        VALUES (reached, waiting.entry_id, waiting.digest, link);
        DELETE FROM audit.unsealed WHERE entry_id = waiting.entry_id;
    END LOOP;
    UPDATE audit.chain_head SET sequence = reached, hash = link;
    RETURN (reached - head.sequence)::integer;
END $$;

CREATE TRIGGER seal_is_kept BEFORE UPDATE OR DELETE OR TRUNCATE ON audit.seal
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER closing_is_kept BEFORE UPDATE OR DELETE OR TRUNCATE ON audit.closing
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- Where the log does not hold: a broken link, an entry that says something else than when it was kept, one that is
-- gone, or one that nobody is going to seal. No row when it is intact.
CREATE VIEW audit.broken_link AS
SELECT s.sequence, s.entry_id
  FROM (SELECT *, lag(hash, 1, decode(repeat('00', 32), 'hex')) OVER (ORDER BY sequence) AS previous_hash,
               row_number() OVER (ORDER BY sequence) AS expected_sequence
          FROM audit.seal) s
  LEFT JOIN audit_entry e ON e.id = s.entry_id
 WHERE s.sequence <> s.expected_sequence
    OR s.hash IS DISTINCT FROM sha256(s.previous_hash || int8send(s.sequence) || s.digest)
    OR e.id IS NULL OR s.digest IS DISTINCT FROM audit.entry_digest(e)
UNION ALL
SELECT NULL, coalesce(e.id, u.entry_id)
  FROM audit_entry e FULL JOIN audit.unsealed u ON u.entry_id = e.id
 WHERE NOT EXISTS (SELECT FROM audit.seal s WHERE s.entry_id = e.id)
   AND (u.entry_id IS NULL OR e.id IS NULL OR u.digest IS DISTINCT FROM audit.entry_digest(e));

REVOKE EXECUTE ON ALL FUNCTIONS IN SCHEMA audit FROM PUBLIC;
GRANT USAGE ON SCHEMA audit TO topsteel_app;
GRANT SELECT ON ALL TABLES IN SCHEMA audit TO topsteel_app;
GRANT INSERT ON audit.closing TO topsteel_app;
GRANT EXECUTE ON FUNCTION audit.seal_entries, audit.entry_text, audit.entry_digest TO topsteel_app;
