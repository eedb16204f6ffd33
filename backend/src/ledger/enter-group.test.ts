import { randomUUID } from 'node:crypto';
import { expect } from 'chai';
import { accountOf } from '@topsteel/domain/ledger';
import type { AppError } from '@topsteel/domain/errors';
import { openDatabase, type TestDatabase } from '../../test/database/open-database.ts';
import { claimGroup, enterGroup, resolveGroup, type Group, type GroupLeg } from './enter-group.ts';
import { ExpireClaims } from './expire-claims.ts';
import { checkChain } from './infra/ledger-queries.ts';
import { ReadBooks } from './read-books.ts';

const stripe = accountOf('card_clearing', 'stripe');
const revenue = accountOf('commission_revenue');
const LATER = new Date('2099-01-01T00:00:00Z');
const PAST = new Date('2026-11-01T00:00:00Z');

describe('ledger: linked groups', () => {
  let database: TestDatabase;
  let books: ReadBooks;
  before(async () => {
    database = await openDatabase();
    books = new ReadBooks(database.prisma);
  });
  after(async () => database.close());

  const leg = (
    debit: GroupLeg['debit'],
    credit: GroupLeg['credit'],
    amountMinor: bigint,
    code: GroupLeg['code'] = 'capture',
  ): GroupLeg => ({ debit, credit, amountMinor, currency: 'EUR', code });
  const groupOf = (externalRef: string, ...legs: GroupLeg[]): Group => ({
    externalRef,
    orderId: null,
    effectiveAt: new Date('2026-11-23T09:00:00Z'),
    legs,
  });
  const enter = (group: Group) => database.prisma.transact((tx) => enterGroup(tx, group));
  const refusalOf = (act: Promise<unknown>) =>
    act.then(
      () => null,
      (error: unknown) => error as AppError,
    );
  const orderAccount = () => accountOf('order_liability', randomUUID());
  const totalsOf = async (owner: string) => {
    const { rows } = await database.sql.query<Record<string, string>>(
      `SELECT b.* FROM ledger.account a JOIN ledger.account_balance b ON b.account_id = a.id WHERE a.owner = $1`,
      [owner],
    );
    const [row] = rows;
    return (
      row && [row.debits_pending, row.debits_posted, row.credits_pending, row.credits_posted].map(String)
    );
  };

  it('are entered once; with other movements the reference is refused', async () => {
    const order = orderAccount();
    const group = groupOf(`attempt:${order.owner}:1`, leg(stripe, order, 311_244n));
    expect(await enter(group)).to.equal(true);
    expect(await enter(group)).to.equal(false);
    for (const other of [
      groupOf(group.externalRef, leg(stripe, order, 311_245n)),
      groupOf(group.externalRef, leg(stripe, order, 311_244n), leg(order, revenue, 1n)),
      groupOf(group.externalRef, leg(order, stripe, 311_244n)),
    ]) {
      const refused = await refusalOf(enter(other));
      expect(refused?.code).to.equal('conflict');
      expect(refused?.message).to.contain(`The books have ${group.externalRef} with other movements.`);
    }
    expect(await totalsOf(order.owner)).to.deep.equal(['0', '0', '0', '311244']);
  });

  it('are entered once by any number of writers at the same time', async () => {
    const order = orderAccount();
    const group = groupOf(`attempt:${order.owner}:1`, leg(stripe, order, 100n));
    const entered = await Promise.all(Array.from({ length: 8 }, () => enter(group)));
    expect(entered.filter(Boolean)).to.deep.equal([true]);
    expect(await totalsOf(order.owner)).to.deep.equal(['0', '0', '0', '100']);
  });

  it('lose nothing and overdraw nothing when 64 writers draw on one account at once', async function () {
    this.timeout(120_000);
    const order = orderAccount();
    await enter(groupOf(`fund:${order.owner}`, leg(stripe, order, 4_000n)));
    const outcomes = await Promise.all(
      Array.from({ length: 64 }, (_, index) =>
        enter(groupOf(`draw:${order.owner}:${index}`, leg(order, revenue, 100n))).catch(
          (error: unknown) => (error as AppError).code,
        ),
      ),
    );
    expect(outcomes.filter((outcome) => outcome === true)).to.have.lengthOf(40);
    expect(outcomes.filter((outcome) => outcome === 'not-conserved')).to.have.lengthOf(24);
    expect(await totalsOf(order.owner)).to.deep.equal(['0', '4000', '0', '4000']);
  });

  it('are judged one by one: what a later transfer brings does not cover an earlier one', async () => {
    const order = orderAccount();
    const overdraw = [leg(order, revenue, 5n, 'commission'), leg(stripe, order, 5n)];
    const refused = await refusalOf(enter(groupOf(`order:${order.owner}:wrong`, ...overdraw)));
    expect(refused?.details.sqlState).to.equal('TS001');
    expect(await totalsOf(order.owner)).to.equal(undefined);
    expect(await enter(groupOf(`order:${order.owner}:right`, ...overdraw.reverse()))).to.equal(true);
    expect(await totalsOf(order.owner)).to.deep.equal(['0', '5', '0', '5']);
  });

  it('are claimed, posted in part, and the rest is given back; a claim resolves once', async () => {
    const order = orderAccount();
    const group = groupOf(`claim:${order.owner}`, leg(stripe, order, 500n), leg(order, revenue, 50n));
    const { externalRef, orderId, effectiveAt } = group;
    const resolve = (kind: 'post' | 'void', amounts?: bigint[]) =>
      database.prisma.transact((tx) =>
        resolveGroup(tx, { externalRef, orderId, effectiveAt }, kind, amounts),
      );
    expect(await database.prisma.transact((tx) => claimGroup(tx, group))).to.equal(true);
    expect(await totalsOf(order.owner)).to.deep.equal(['50', '0', '500', '0']);
    const outcomes = await Promise.all([resolve('post', [400n, 0n]), resolve('void'), resolve('void')]);
    expect(outcomes.filter(Boolean)).to.have.lengthOf(1);
    const totals = await totalsOf(order.owner);
    expect(totals).to.deep.equal(outcomes[0] ? ['0', '0', '0', '400'] : ['0', '0', '0', '0']);
    expect(await resolve('void')).to.equal(false);
    expect(await totalsOf(order.owner)).to.deep.equal(totals);
  });

  it('lapse when they were not resolved in time, once, and cannot be posted any more', async () => {
    const order = orderAccount();
    const lapsed = groupOf(`lapsed:${order.owner}`, leg(stripe, order, 70n));
    const standing = groupOf(`standing:${order.owner}`, leg(stripe, order, 30n));
    await database.prisma.transact((tx) => claimGroup(tx, lapsed, PAST));
    await database.prisma.transact((tx) => claimGroup(tx, standing, LATER));
    const posted = await refusalOf(
      database.prisma.transact((tx) => resolveGroup(tx, { ...lapsed, effectiveAt: new Date() }, 'post')),
    );
    expect(posted?.details.reason).to.equal('transfer-rule');
    expect(posted?.message).to.contain('expired at');
    const early = await refusalOf(
      database.prisma.transact((tx) => resolveGroup(tx, { ...standing, effectiveAt: new Date() }, 'expire')),
    );
    expect(early?.message).to.contain('has not expired');
    const job = new ExpireClaims(database.prisma);
    expect(await job.run()).to.equal(1);
    expect(await job.run()).to.equal(0);
    expect(await totalsOf(order.owner)).to.deep.equal(['0', '0', '30', '0']);
    const { rows } = await database.sql.query<{ subject: string }>(
      `SELECT subject FROM audit_entry WHERE action = 'ledger.expire-claim'`,
    );
    expect(rows.map(({ subject }) => subject)).to.deep.equal([`posting:${lapsed.externalRef}`]);
  });

  it('leave books whose chain and totals hold', async () => {
    const { broken_at, replay_differs } = await checkChain(database.prisma.client);
    expect([broken_at, replay_differs]).to.deep.equal([null, false]);
    const trial = await books.trialBalance();
    expect(trial.totals.map(({ currency, balances }) => [currency, balances])).to.deep.equal([['EUR', true]]);
  });
});
