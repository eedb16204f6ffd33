import type { TestDatabase } from './open-database.ts';

/** As the owner of the tables, with their triggers off: whoever can do this can do anything. */
export async function tamper({ sql }: TestDatabase, ...statements: string[]): Promise<void> {
  const client = await sql.connect();
  try {
    await client.query("SET session_replication_role = 'replica'");
    for (const statement of statements) await client.query(statement);
  } finally {
    await client.query('RESET session_replication_role');
    client.release();
  }
}

/** Changes an entry of the audit log and recomputes its digest, every link and the head. */
export const REWRITE_TRAIL: readonly string[] = [
  "UPDATE audit_entry SET subject = 'order:7' WHERE id = 2",
  'UPDATE audit.seal s SET digest = audit.entry_digest(e) FROM audit_entry e WHERE e.id = s.entry_id',
  `DO $$ DECLARE link bytea := decode(repeat('00', 32), 'hex'); s audit.seal; BEGIN
     FOR s IN SELECT * FROM audit.seal ORDER BY sequence LOOP
       link := sha256(link || int8send(s.sequence) || s.digest);
       UPDATE audit.seal SET hash = link WHERE sequence = s.sequence;
     END LOOP; UPDATE audit.chain_head SET hash = link; END $$`,
];
