import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { run } from '../../../packages/cli/src/run.ts';
import { AnchorBooks } from '../../src/ledger/anchor-books.ts';
import { sealAudit } from '../../src/ledger/infra/closing-queries.ts';
import { recordAudit } from '../../src/platform/audit/index.ts';
import { openDatabase, type TestDatabase } from './open-database.ts';
import { REWRITE_TRAIL, tamper as tamperWith } from './tamper.ts';

interface Told {
  holds: boolean;
  entries: number;
  waiting: number;
  findings: { kind: string; entryId: string | null; sequence: string | null; sentence: string }[];
}

/** What a row may hold, so that the text is made here as PostgreSQL makes it. */
const details = {
  a: 'Ärger mit "Zoll" \\ \u0001\n\t \u2028 ü',
  longer: [1.5, 1e21, -0.25, { z: null, aa: true }],
  massGrams: 24_300_000n,
};

describe('topsteel audit-verify', () => {
  let database: TestDatabase;
  beforeEach(async () => {
    database = await openDatabase();
    for (const number of [1, 2, 3, 4]) {
      await database.prisma.transact((tx) =>
        recordAudit(tx, {
          ...{ actor: 'ada', organisationId: null, action: 'order.create' },
          ...{ subject: `order:${number}`, details },
        }),
      );
    }
    await sealAudit(database.prisma.client, 100);
    await new AnchorBooks(database.config, database.prisma).run(new Date(), 'audit');
    await sealAudit(database.prisma.client, 100);
    await database.prisma.transact((tx) =>
      recordAudit(tx, { actor: 'ada', organisationId: null, action: 'order.cancel', subject: 'order:1' }),
    );
  });
  afterEach(() => database.close());

  const verify = async (...options: string[]): Promise<Told & { code: number }> => {
    const { code, stdout, stderr } = await run([
      'audit-verify',
      '--json',
      '--database',
      database.url,
      ...options,
    ]);
    if (stdout === '') throw new Error(stderr);
    return { code, ...(JSON.parse(stdout) as Told) };
  };
  const kindsOf = ({ findings }: Told) =>
    findings.map(({ kind, entryId, sequence }) => [kind, entryId, sequence]);
  const tamper = (...statements: string[]) => tamperWith(database, ...statements);

  it('holds over what nobody touched, in its own words', async () => {
    const told = await verify();
    expect(told).to.deep.include({ code: 0, holds: true, entries: 6, waiting: 1, findings: [] });
    const { stdout } = await run(['audit-verify', '--database', database.url]);
    expect(stdout).to.contain('6 entries, 1 of them not sealed yet, 1 closings.');
    expect(stdout).to.contain('The audit log holds: every entry, every link and every root.');
  });

  it('holds over more entries than one digit counts', async () => {
    for (let number = 7; number <= 120; number += 1) {
      await database.prisma.transact((tx) =>
        recordAudit(tx, {
          ...{ actor: 'ada', organisationId: null, action: 'order.create' },
          ...{ subject: `order:${number}`, details },
        }),
      );
    }
    await sealAudit(database.prisma.client, 110);
    expect(await verify()).to.deep.include({ code: 0, holds: true, entries: 120, waiting: 5, findings: [] });
  });

  it('names an entry that was changed, sealed or waiting', async () => {
    await tamper(
      "UPDATE audit_entry SET details = jsonb_set(details, '{massGrams}', '\"1\"') WHERE id = 2",
      "UPDATE audit_entry SET actor = 'bo' WHERE id = 6",
    );
    const told = await verify();
    expect(told.code).to.equal(1);
    expect(kindsOf(told)).to.deep.equal([
      ['changed', '2', '2'],
      ['changed', '6', null],
    ]);
    expect(told.findings[0]?.sentence).to.equal(
      'Entry 2 (order.create, order:2), sealed in place 2, was changed since.',
    );
  });

  it('names an entry that was removed, with its seal or without', async () => {
    await tamper('DELETE FROM audit_entry WHERE id IN (2, 4)', 'DELETE FROM audit.seal WHERE entry_id = 4');
    const told = await verify();
    expect(kindsOf(told)).to.deep.equal([
      ['removed', '2', '2'],
      ['removed', null, '4'],
      ['root', null, '1'],
    ]);
  });

  it('names an entry that was slipped in', async () => {
    await tamper(
      `INSERT INTO audit_entry (id, actor, action, subject, details)
       OVERRIDING SYSTEM VALUE VALUES (99, 'ada', 'payout.approve', 'payout:1', '{}')`,
    );
    expect(kindsOf(await verify())).to.deep.equal([['inserted', '99', null]]);
  });

  it('sees a row whatever number its writer gave it', async () => {
    await tamper(
      `INSERT INTO audit_entry (id, actor, action, subject, details)
       OVERRIDING SYSTEM VALUE VALUES (-4, 'ada', 'payout.approve', 'payout:1', '{}'), (0, 'ada', 'payout.approve', 'payout:2', '{}')`,
      `INSERT INTO audit.seal (sequence, entry_id, digest, hash)
       SELECT 0, id, audit.entry_digest(e), decode(repeat('00', 32), 'hex') FROM audit_entry e WHERE id = 0`,
    );
    expect(kindsOf(await verify())).to.deep.equal([
      ['inserted', '0', '0'],
      ['inserted', '-4', null],
    ]);
  });

  it('names entries that changed places', async () => {
    await tamper(
      'CREATE TEMP TABLE two AS SELECT sequence, entry_id, digest FROM audit.seal WHERE sequence IN (2, 3)',
      'UPDATE audit.seal SET entry_id = -entry_id WHERE sequence IN (2, 3)',
      `UPDATE audit.seal s SET entry_id = t.entry_id, digest = t.digest FROM two t
        WHERE s.sequence IN (2, 3) AND t.sequence = 5 - s.sequence`,
      'DROP TABLE two',
    );
    expect(kindsOf(await verify())).to.deep.equal([
      ['reordered', '3', '2'],
      ['reordered', '2', '3'],
    ]);
  });

  it('sees an end that was cut off', async () => {
    await tamper(
      'DELETE FROM audit_entry WHERE id IN (4, 5, 6)',
      'DELETE FROM audit.seal WHERE sequence >= 4',
      'DELETE FROM audit.unsealed',
    );
    expect(kindsOf(await verify())).to.deep.equal([
      ['cut-off', '3', '5'],
      ['root', null, '1'],
    ]);
  });

  it('finds even who recomputes the whole chain, by the root of the closing and by an earlier copy', async () => {
    const copy = join(mkdtempSync(join(tmpdir(), 'topsteel-audit-')), 'trail.json');
    expect((await verify('--write', copy)).code).to.equal(0);
    await tamper(...REWRITE_TRAIL);
    expect(kindsOf(await verify())).to.deep.equal([['root', null, '1']]);
    const told = await verify('--against', copy);
    expect(kindsOf(told)).to.deep.equal([
      ['root', null, '1'],
      ['changed', '2', '2'],
    ]);
    const fromCopy = await run(['audit-verify', '--json', '--export', copy]);
    expect(fromCopy.code).to.equal(0);
    writeFileSync(copy, readFileSync(copy, 'utf8').replace('order:3', 'order:4'));
    const altered = JSON.parse((await run(['audit-verify', '--json', '--export', copy])).stdout) as Told;
    expect(kindsOf(altered)).to.deep.equal([['changed', '3', '3']]);
  });

  it('says in one sentence that a copy cannot be read, or written, and cannot tell', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'topsteel-audit-'));
    const sayOf = async (...options: string[]) => {
      const { code, stdout, stderr } = await run(['audit-verify', '--database', database.url, ...options]);
      return [code, stdout, stderr.replace(folder, 'FOLDER')];
    };
    expect(await sayOf('--write', join(folder, 'none', 'trail.json'))).to.deep.equal([
      ...[2, '', 'Cannot write FOLDER/none/trail.json: there is no such folder.\n'],
    ]);
    for (const [text, sentence] of [
      ['', 'FOLDER/trail.json is no copy of an audit log: it is not JSON.\n'],
      [
        '{"format":"topsteel-audit-trail/1"}',
        'FOLDER/trail.json is no copy of an audit log of the format topsteel-audit-trail/1: entries is missing or wrong.\n',
      ],
    ] as const) {
      writeFileSync(join(folder, 'trail.json'), text);
      expect(await sayOf('--against', join(folder, 'trail.json'))).to.deep.equal([2, '', sentence]);
    }
    expect(await sayOf('--against', join(folder, 'absent.json'))).to.deep.equal([
      ...[2, '', 'Cannot read FOLDER/absent.json: there is no such file.\n'],
    ]);
  });

  it('guards a log that the marketplace itself can only add to', async () => {
    const refused: string[] = [];
    for (const statement of [
      "UPDATE audit_entry SET actor = 'bo'",
      'DELETE FROM audit_entry',
      'TRUNCATE audit_entry',
      "UPDATE audit.seal SET hash = ''",
      'DELETE FROM audit.seal',
      'DELETE FROM audit.unsealed',
      'UPDATE audit.chain_head SET sequence = 0',
      'DELETE FROM audit.closing',
      'ALTER TABLE audit_entry DISABLE TRIGGER ALL',
      "SET session_replication_role = 'replica'",
    ]) {
      await database.prisma.client.$executeRawUnsafe(statement).then(
        () => refused.push(`${statement}: done`),
        () => undefined,
      );
    }
    expect(refused).to.deep.equal([]);
    expect((await verify()).code).to.equal(0);
  });
});
