import type { ChainWatch } from '@topsteel/domain/api';
import { expect } from 'chai';
import { NoteAlarms } from '../../src/chain-watch/index.ts';
import { openApp, type Browser, type TestApp } from './open-app.ts';

const URL = '/v2/finance/chain';
const NOTE = 'Asked a third node: the second one is right.';

describe('the watch of the chain over HTTP', function () {
  this.timeout(60_000);
  let test: TestApp;
  let operator: Browser;

  before(async () => {
    test = await openApp();
    operator = await test.signIn('operator@steel.test');
    await test.database.sql.query(
      `INSERT INTO bridge.head (chain_id, latest, finalized) VALUES (31337, 40, 38)`,
    );
    await test.database.sql.query(
      `INSERT INTO bridge.cursor (chain_id, number, hash, finalized_number) VALUES (31337, 40, '0x40', 38)`,
    );
  });
  after(() => test.close());

  const raise = (kind: string, isHeld: boolean) =>
    test.database.sql.query(
      `UPDATE bridge.head SET alarm = $1, alarm_kind = $2, alarm_since = now(), is_held = $3`,
      [`This is ${kind}.`, kind, isHeld],
    );
  const resume = (browser: Browser, body: object, key: string) =>
    browser.post<ChainWatch & { detail: string }>(`${URL}/resume`, body, { 'idempotency-key': key });
  const items = async () => {
    const { rows } = await test.database.sql.query<{ reason: string; closed: boolean }>(
      `SELECT reason, closed_at IS NOT NULL AS closed FROM work_item WHERE kind = 'money-stopped' ORDER BY opened_at`,
    );
    return rows;
  };

  it('tells auditors and operators how far it is, and nobody else', async () => {
    const { body } = await operator.get<ChainWatch>(URL);
    expect(body).to.deep.include({
      chainId: 31_337,
      latest: '40',
      read: '40',
      final: '38',
      alarm: null,
      warnings: [],
      resumptions: [],
    });
    const buyer = await test.join('Chantiers Leroy', ['buyer']);
    expect((await test.browserOf().get(URL)).status).to.equal(401);
    expect((await buyer.browser.get(URL)).status).to.equal(403);
    expect((await resume(buyer.browser, { note: NOTE, mayFollow: false }, 'buyer')).status).to.equal(403);
  });

  it('has nothing to resume without an alarm', async () => {
    const { status, body } = await resume(operator, { note: NOTE, mayFollow: false }, 'none');
    expect([status, body.detail]).to.deep.equal([
      409,
      'There is no alarm: money moves already. Reload the page.',
    ]);
  });

  it('puts an alarm into the work queue once, and lets an operator lift it with a note', async () => {
    await raise('nodes-disagree', true);
    const note = test.app.get(NoteAlarms);
    await note.run();
    await note.run();
    expect(await items()).to.deep.equal([{ reason: 'This is nodes-disagree.', closed: false }]);

    expect((await resume(operator, { note: 'short', mayFollow: false }, 'short')).status).to.equal(400);
    const followed = await resume(operator, { note: NOTE, mayFollow: true }, 'follow');
    expect([followed.status, followed.body.detail]).to.deep.equal([
      409,
      'Only a reorganisation of final blocks can be followed. Resume without following.',
    ]);
    const { status, body } = await resume(operator, { note: NOTE, mayFollow: false }, 'lift');
    expect([status, body.alarm]).to.deep.equal([200, null]);
    expect(body.resumptions[0]).to.deep.include({
      alarm: 'This is nodes-disagree.',
      note: NOTE,
      mayFollow: false,
    });
    const again = await resume(operator, { note: NOTE, mayFollow: false }, 'lift');
    expect([again.status, again.body.alarm]).to.deep.equal([200, null]);

    await note.run();
    expect(await items()).to.deep.equal([{ reason: 'This is nodes-disagree.', closed: true }]);
    const { rows } = await test.database.sql.query(
      `SELECT subject, details->>'note' AS note FROM audit_entry WHERE action = 'chain.resume'`,
    );
    expect(rows).to.deep.equal([{ subject: 'chain:31337', note: NOTE }]);
  });

  it('lets the chain be followed below what was final, after a deep reorg', async () => {
    await raise('deep-reorg', true);
    expect((await resume(operator, { note: NOTE, mayFollow: true }, 'deep')).status).to.equal(200);
    const { rows } = await test.database.sql.query('SELECT alarm, is_held, may_follow FROM bridge.head');
    expect(rows).to.deep.equal([{ alarm: null, is_held: false, may_follow: true }]);
  });
});
