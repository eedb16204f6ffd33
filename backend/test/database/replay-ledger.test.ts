import { setImmediate } from 'node:timers/promises';
import { expect } from 'chai';
import { accountOf, type AccountRef } from '@topsteel/domain/ledger';
import { run } from '../../../packages/cli/src/run.ts';
import { claimGroup, enterGroup, resolveGroup, type Group } from '../../src/ledger/index.ts';
import { accountId } from '../../src/ledger/infra/ledger-rows.ts';
import { SealEntries } from '../../src/ledger/seal-entries.ts';
import { openDatabase, type TestDatabase } from './open-database.ts';

describe('topsteel replay-ledger', () => {
  let database: TestDatabase;
  before(async () => {
    database = await openDatabase();
  });
  after(async () => database.close());

  const receipt = (ref: string, amountMinor: bigint): Group => ({
    externalRef: ref,
    orderId: null,
    effectiveAt: new Date('2026-11-23T09:00:00.123Z'),
    legs: [
      {
        debit: accountOf('bank', 'FR76'),
        credit: accountOf('order_liability', 'order-1'),
        amountMinor,
        currency: 'EUR',
        code: 'receive',
      },
    ],
  });

  it('recomputes in its own words what the database has kept, and finds what was altered', async () => {
    const { prisma, url, sql } = database;
    await prisma.transact((tx) => enterGroup(tx, receipt('a', 311_244n)));
    await prisma.transact((tx) => claimGroup(tx, receipt('b', 500n), new Date('2099-01-01T00:00:00Z')));
    await new SealEntries(prisma).run();
    await prisma.transact((tx) => resolveGroup(tx, receipt('b', 0n), 'post', [400n]));
    const whole = await run(['replay-ledger', '--database', url]);
    expect(whole.code, whole.stdout).to.equal(0);
    expect(whole.stdout.split('\n').slice(0, 2)).to.deep.equal([
      '3 entries in 2 accounts, 1 of them not sealed yet.',
      '  EUR   debits 3,116.44, credits 3,116.44',
    ]);
    await sql.query('ALTER TABLE ledger.seal DISABLE TRIGGER USER');
    await sql.query('UPDATE ledger.seal SET sequence = 0 WHERE sequence = 2');
    const hidden = await run(['replay-ledger', '--database', url]);
    expect(hidden.code).to.equal(1);
    expect(hidden.stdout).to.contain('! Entry 2 was slipped in at 0: the chain begins at 1.');
    await sql.query('UPDATE ledger.seal SET sequence = 2 WHERE sequence = 0');
    await sql.query('ALTER TABLE ledger.transfer DISABLE TRIGGER USER');
    await sql.query(`UPDATE ledger.transfer SET code = 'refund' WHERE amount = 311244`);
    const altered = await run(['replay-ledger', '--database', url]);
    expect(altered.code).to.equal(1);
    expect(altered.stdout).to.contain('! Entry 1 says something else than when it was entered.');
  });

  it('finds every limit kept in the order of the chain: a writer who waited comes after the one who let him', async () => {
    const busy = await openDatabase();
    const { prisma, url, sql } = busy;
    const bank = accountOf('bank', 'FR76');
    const [first, second] = ['order-2', 'order-3']
      .map((owner) => accountOf('order_liability', owner))
      .sort((one, other) => (accountId(one, 'EUR') < accountId(other, 'EUR') ? -1 : 1)) as [
      AccountRef,
      AccountRef,
    ];
    const group = (ref: string, ...legs: [debit: AccountRef, credit: AccountRef][]): Group => ({
      ...receipt(ref, 0n),
      legs: legs.map(([debit, credit]) => ({
        debit,
        credit,
        amountMinor: 100n,
        currency: 'EUR',
        code: 'receive',
      })),
    });
    // Opens the accounts, and leaves the second one empty.
    await prisma.transact((tx) =>
      enterGroup(tx, group('opens', [bank, first], [bank, second], [second, bank])),
    );
    let release: () => void = () => undefined;
    const held = new Promise<void>((resolve) => (release = resolve));
    const holding = prisma.transact(async (tx) => {
      await enterGroup(tx, group('holds', [bank, first]));
      await held;
    });
    const isWaiting = async (): Promise<boolean> => {
      const { rows } = await sql.query(
        `SELECT 1 FROM pg_stat_activity WHERE wait_event_type = 'Lock' AND datname = current_database()`,
      );
      return rows.length > 0;
    };
    // Numbered while it waits for the first account; it may only draw on the second when the next one has filled it.
    const waits = prisma.transact((tx) => enterGroup(tx, group('waits', [bank, first], [second, bank])));
    while (!(await isWaiting())) await setImmediate();
    await prisma.transact((tx) => enterGroup(tx, group('fills', [bank, second])));
    release();
    expect(await waits).to.equal(true);
    await holding;
    expect(await new SealEntries(prisma).run()).to.equal(7);
    const { rows } = await sql.query<{ ref: string }>(
      `SELECT g.external_ref AS ref FROM ledger.transfer_state t JOIN ledger.transfer_group g ON g.id = t.group_id ORDER BY t.sequence`,
    );
    const { code, stdout } = await run(['replay-ledger', '--database', url]);
    await busy.close();
    expect(code, stdout).to.equal(0);
    expect(rows.slice(3).map(({ ref }) => ref)).to.deep.equal(['holds', 'fills', 'waits', 'waits']);
  });

  it('says in a sentence that it cannot read', async () => {
    const { code, stderr } = await run(['replay-ledger', '--database', 'postgresql://127.0.0.1:9/none']);
    expect(code).to.equal(2);
    expect(stderr).to.contain('The books could not be read');
  });
});
