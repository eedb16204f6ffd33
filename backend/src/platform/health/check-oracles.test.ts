import { expect } from 'chai';
import { openDatabase, type TestDatabase } from '../../../test/database/open-database.ts';
import { cancelIntent, requestIntent, requireMoneyMoves, retryIntent } from '../bridge/index.ts';
import { checkOracles } from './check-oracles.ts';

const CHAIN = 31_337;

describe('the health of the oracles', () => {
  let database: TestDatabase;
  before(async () => {
    database = await openDatabase();
  });
  after(() => database.close());

  const check = () => checkOracles(database.prisma, CHAIN);
  const mayMoneyMove = () =>
    database.prisma.transact(requireMoneyMoves).then(
      () => 'yes',
      (error: unknown) => (error instanceof Error ? error.message : ''),
    );

  it('is down before the watcher has reported, and up when it has', async () => {
    expect(await check()).to.deep.equal({ state: 'down', detail: 'The watcher has not reported yet.' });
    await database.sql.query('INSERT INTO bridge.head (chain_id, latest, finalized) VALUES ($1, 40, 38)', [
      CHAIN,
    ]);
    expect(await check()).to.deep.equal({ state: 'up', detail: 'Watching block 40; final up to 38.' });
    expect(await mayMoneyMove()).to.equal('yes');
  });

  it('is degraded by a warning, which stops no money', async () => {
    const sentence = "The relayer's account holds little.";
    await database.sql.query('INSERT INTO bridge.warning (chain_id, name, sentence) VALUES ($1, $2, $3)', [
      CHAIN,
      'gas-low:relayer',
      sentence,
    ]);
    expect(await check()).to.deep.equal({ state: 'degraded', detail: sentence });
    expect(await mayMoneyMove()).to.equal('yes');
    await database.sql.query('DELETE FROM bridge.warning');
  });

  it('is down in an alarm, which stops money until a person has lifted it', async () => {
    const alarm = 'Two nodes disagree on block 38.';
    await database.sql.query(
      `UPDATE bridge.head SET alarm = $1, alarm_kind = 'nodes-disagree', alarm_since = now(), is_held = true`,
      [alarm],
    );
    expect(await check()).to.deep.equal({ state: 'down', detail: alarm });
    expect(await mayMoneyMove()).to.equal(`No money is moved while the chain is in question: ${alarm}`);

    const why = 'Asked a third node: the second is right.';
    const lift = (note: string) =>
      database.prisma.client.$queryRaw<{ lifted: boolean }[]>`
        SELECT bridge.resume(${CHAIN}::bigint, ${note}, false, 'Ada') AS lifted`;
    await lift('too short').then(
      () => expect.fail('A note of nine letters was taken.'),
      () => undefined,
    );
    expect(await lift(why)).to.deep.equal([{ lifted: true }]);
    expect(await lift(why)).to.deep.equal([{ lifted: false }]);
    expect(await mayMoneyMove()).to.equal('yes');
    const { rows } = await database.sql.query('SELECT alarm_kind, alarm, note, actor FROM bridge.resumption');
    expect(rows).to.deep.equal([{ alarm_kind: 'nodes-disagree', alarm, note: why, actor: 'Ada' }]);
    await database.sql.query('UPDATE bridge.resumption SET note = note').then(
      () => expect.fail('Who lifted an alarm was changed.'),
      (error: unknown) => {
        expect(String(error)).to.contain('bridge.resumption is kept as it was');
      },
    );
  });

  it('takes an act back once, and only before the chain has it', async () => {
    const key = 'pay-out:taken-back';
    const cancel = () => database.prisma.transact((tx) => cancelIntent(tx, key));
    expect(await cancel()).to.equal(false);
    const payload = { payoutId: 'taken-back', to: `0x${'ab'.repeat(20)}` as const, amountMinor: '5' };
    const request = { businessKey: key, kind: 'pay-out' as const, payload };
    await database.prisma.transact((tx) => requestIntent(tx, request));
    expect([await cancel(), await cancel()]).to.deep.equal([true, true]);
    await database.sql.query(
      `UPDATE bridge.intent SET status = 'failed', error = '{"code":"Cancelled","message":"x"}' WHERE business_key = $1`,
      [key],
    );
    expect(await cancel()).to.equal(false);
    await database.prisma.transact((tx) => retryIntent(tx, request));
    const { rows } = await database.sql.query(
      'SELECT status, cancel_requested_at FROM bridge.intent WHERE business_key = $1',
      [key],
    );
    expect(rows).to.deep.equal([{ status: 'requested', cancel_requested_at: null }]);
  });
});
