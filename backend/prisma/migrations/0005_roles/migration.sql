-- The backend works as topsteel_app (see 0004_ledger): it may change what the marketplace keeps, and only add to the
-- ledger and to what is kept as it was. Whoever migrates owns the tables and lends the role to the backend.

DO $$
BEGIN
    IF NOT pg_has_role(current_user, 'topsteel_app', 'MEMBER') THEN
        EXECUTE format('GRANT topsteel_app TO %I', current_user);
    END IF;
END $$;

GRANT USAGE ON SCHEMA public, bridge TO topsteel_app;
GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public, bridge TO topsteel_app;
GRANT USAGE, SELECT ON ALL SEQUENCES IN SCHEMA public, bridge TO topsteel_app;
ALTER DEFAULT PRIVILEGES IN SCHEMA public, bridge GRANT SELECT, INSERT, UPDATE, DELETE ON TABLES TO topsteel_app;
ALTER DEFAULT PRIVILEGES IN SCHEMA public, bridge GRANT USAGE, SELECT ON SEQUENCES TO topsteel_app;

REVOKE UPDATE, DELETE ON audit_entry, order_event, quote FROM topsteel_app;
REVOKE ALL ON "_prisma_migrations" FROM topsteel_app;
-- What the chain said is the oracles' to write; locking a row for reading needs UPDATE of one column.
REVOKE INSERT, UPDATE, DELETE ON bridge.event, bridge.block, bridge.cursor, bridge.head, bridge.transaction FROM topsteel_app;
GRANT UPDATE (status) ON bridge.event TO topsteel_app;
