import type { AppError } from '@topsteel/domain/errors';
import { entryDigest, FIRST_HASH, isUnderBookRoot, sealHash } from '@topsteel/domain/ledger';
import { expect } from 'chai';
import { openDatabase, type TestDatabase } from '../../test/database/open-database.ts';
import { AnchorBooks, AUDIT_BOOK } from './anchor-books.ts';
import { sealAudit } from './infra/closing-queries.ts';

const ADD = `INSERT INTO audit_entry (at, actor, action, subject, details)
             VALUES ('2026-11-23T09:00:00Z', 'system', 'order.create', $1, '{"massGrams":"24300000"}') RETURNING id::text`;
const DAY_MS = 86_400_000;

describe('ledger: anchoring the audit log', () => {
  let database: TestDatabase;
  let anchor: AnchorBooks;
  beforeEach(async () => {
    database = await openDatabase();
    anchor = new AnchorBooks(database.config, database.prisma);
  });
  afterEach(async () => database.close());

  const add = async (subject: string) =>
    (await database.sql.query<{ id: string }>(ADD, [subject])).rows[0]?.id ?? '';
  const seal = () => sealAudit(database.prisma.client, 100);
  const broken = async () =>
    (
      await database.sql.query<{ sequence: string | null; entry_id: string }>(
        'SELECT * FROM audit.broken_link',
      )
    ).rows;
  const sealed = async () =>
    (
      await database.sql.query<{ sequence: string; entry_id: string }>(
        'SELECT sequence::text, entry_id::text FROM audit.seal ORDER BY seal.sequence',
      )
    ).rows.map(({ sequence, entry_id }) => [sequence, entry_id]);

  it('seals in the order of commits: an entry of a lower id that appears later comes later', async () => {
    const late = await database.sql.connect();
    try {
      await late.query('BEGIN');
      await late.query(ADD, ['order:late']);
      const early = await add('order:early');
      expect(early).to.equal('2');
      expect(await seal()).to.equal(1);
      await late.query('COMMIT');
    } finally {
      late.release();
    }
    expect(await broken()).to.deep.equal([]);
    expect(await seal()).to.equal(1);
    expect(await sealed()).to.deep.equal([
      ['1', '2'],
      ['2', '1'],
    ]);
    expect(await seal()).to.equal(0);
    expect(await broken()).to.deep.equal([]);
  });

  it('proves each entry under the root on chain, with nothing but hashes', async () => {
    const ids = [await add('order:1'), await add('order:2'), await add('order:3')];
    await seal();
    const at = new Date('2026-11-24T00:00:00Z');
    expect(await anchor.run(at, 'audit')).to.equal(3);
    const { rows } = await database.sql.query<{ business_key: string; payload: { root: `0x${string}` } }>(
      'SELECT business_key, payload FROM bridge.intent',
    );
    expect(rows.map((row) => row.business_key)).to.deep.equal([`anchor:${AUDIT_BOOK}:1795478400`]);
    let previous: `0x${string}` = FIRST_HASH;
    for (const [index, id] of ids.entries()) {
      const proof = await anchor.auditProofOf(id);
      expect(proof.text).to.equal(
        `["${id}", "1795424400000000", "system", null, "order.create", "order:${index + 1}", {"massGrams": "24300000"}]`,
      );
      expect(entryDigest(proof.text)).to.equal(proof.digest);
      previous = sealHash(previous, BigInt(index + 1), proof.digest as `0x${string}`);
      expect(proof.hash).to.equal(previous);
      expect(proof.anchor).to.deep.include({ book: AUDIT_BOOK, firstSequence: '1', lastSequence: '3' });
      expect(isUnderBookRoot(rows[0]!.payload.root, previous, proof.anchor!.proof as never)).to.equal(true);
    }
  });

  it('waits for the closing under way, and closes once a day over what is new', async () => {
    await add('order:1');
    await seal();
    const first = new Date(Date.now() - DAY_MS);
    expect(await anchor.run(first, 'audit')).to.equal(1);
    // The closing is itself an act, which the log keeps.
    expect(await seal()).to.equal(1);
    const next = new Date(Date.now() + 2 * DAY_MS);
    expect(await anchor.run(next, 'audit')).to.equal(0);
    await database.sql.query(
      `UPDATE bridge.intent SET status = 'final', tx_hash = '0x01', block_number = 7, result = '{}'`,
    );
    expect(await anchor.run(new Date(), 'audit')).to.equal(0);
    expect(await anchor.run(next, 'audit')).to.equal(1);
  });

  it('shows an entry that was changed, sealed or not, and one that was taken away', async () => {
    const ids = [await add('order:1'), await add('order:2')];
    await seal();
    ids.push(await add('order:3'));
    await database.sql.query('ALTER TABLE audit_entry DISABLE TRIGGER USER');
    await database.sql.query(`UPDATE audit_entry SET actor = 'nobody' WHERE id = ANY ($1)`, [
      [ids[0], ids[2]],
    ]);
    await database.sql.query('DELETE FROM audit_entry WHERE id = $1', [ids[1]]);
    expect(await broken()).to.deep.equal([
      { sequence: '1', entry_id: '1' },
      { sequence: '2', entry_id: '2' },
      { sequence: null, entry_id: '3' },
    ]);
  });

  it('lets the marketplace add, and neither seal by hand nor take away what waits', async () => {
    const refusal = (sql: string) =>
      database.prisma.client.$executeRawUnsafe(sql).then(
        () => 'done',
        (error: unknown) => /permission denied for table \w+/.exec((error as Error).message)?.[0],
      );
    expect(await refusal(`INSERT INTO audit.seal VALUES (1, 1, '', '')`)).to.equal(
      'permission denied for table seal',
    );
    expect(await refusal('DELETE FROM audit.unsealed')).to.equal('permission denied for table unsealed');
    const missing = await anchor
      .auditProofOf('7')
      .catch((error: unknown) => (error as AppError).details.reason);
    expect(missing).to.equal('not-sealed');
  });
});
