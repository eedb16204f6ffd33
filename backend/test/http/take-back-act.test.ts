import type { ChainAct, ChainActs } from '@topsteel/domain/api';
import { expect } from 'chai';
import { businessKey, requestIntent, retryIntent } from '../../src/platform/bridge/index.ts';
import { openApp, type Browser, type TestApp } from './open-app.ts';

const URL = '/v2/finance/chain/acts';
const NOTE = 'The mill has ordered a batch of its own in its place.';
const account = `0x${'ab'.repeat(20)}` as const;

describe('taking back an act of the chain over HTTP', function () {
  this.timeout(60_000);
  let test: TestApp;
  let operator: Browser;

  before(async () => {
    test = await openApp();
    operator = await test.signIn('operator@steel.test');
  });
  after(() => test.close());

  const added = businessKey.addSigner(account, account);

  /** Asks for a new key, or for the end of one. @returns the id of the act */
  async function ask(kind: 'add-signer' | 'remove-signer'): Promise<string> {
    const payload = { organisation: account, key: account };
    const times = { validFrom: '0', validUntil: '0' };
    const removed = businessKey.removeSigner(account, account);
    await test.database.prisma.transact((tx) =>
      kind === 'add-signer'
        ? requestIntent(tx, { businessKey: added, kind, payload: { ...payload, ...times } })
        : requestIntent(tx, { businessKey: removed, kind, payload }),
    );
    return idOf(kind === 'add-signer' ? added : removed);
  }
  async function idOf(key: string): Promise<string> {
    const { rows } = await test.database.sql.query<{ id: string }>(
      'SELECT id FROM bridge.intent WHERE business_key = $1',
      [key],
    );
    return rows[0]?.id ?? '';
  }
  const takeBack = (id: string, key: string, browser = operator) =>
    browser.post<ChainAct & { detail: string }>(
      `${URL}/${id}/take-back`,
      { note: NOTE },
      { 'idempotency-key': key },
    );
  const message = 'The request was taken back before it reached the chain.';
  const refusalOf = async (id: string, key: string) => {
    const { status, body } = await takeBack(id, key);
    return [status, body.detail];
  };

  it('shows what waits, and what follows when it is taken back, to auditors and operators only', async () => {
    const id = await ask('add-signer');
    const { body } = await operator.get<ChainActs>(URL);
    expect({ ...body.items.find((act) => act.id === id), askedAt: '' }).to.deep.equal({
      id,
      kind: 'add-signer',
      businessKey: added,
      status: 'requested',
      askedAt: '',
      txHash: null,
      takenBackAt: null,
      afterwards: 'owner-asks',
      keptBecause: null,
    });
    const buyer = await test.join('Chantiers Leroy', ['buyer']);
    expect((await test.browserOf().get(URL)).status).to.equal(401);
    expect((await buyer.browser.get(URL)).status).to.equal(403);
    expect((await takeBack(id, 'buyer', buyer.browser)).status).to.equal(403);
  });

  it('asks the oracles to take it back, once, with a note that is kept', async () => {
    const id = await idOf(added);
    const short = await operator.post(
      `${URL}/${id}/take-back`,
      { note: 'too short' },
      { 'idempotency-key': 'short' },
    );
    expect(short.status).to.equal(400);
    const { status, body } = await takeBack(id, 'first');
    expect([status, body.status, body.takenBackAt !== null]).to.deep.equal([200, 'requested', true]);
    expect(await refusalOf(id, 'second')).to.deep.equal([
      409,
      'The act was taken back before. Wait until the chain has answered.',
    ]);
    const { rows } = await test.database.sql.query(
      `SELECT subject, details->>'note' AS note, details->>'before' AS before FROM audit_entry WHERE action = 'chain.take-back'`,
    );
    expect(rows).to.deep.equal([{ subject: `intent:${id}`, note: NOTE, before: 'requested' }]);
  });

  it('puts what nobody asks for again into the work queue, until somebody does', async () => {
    const id = await idOf(added);
    const items = async () => {
      const { rows } = await test.database.sql.query<{ reason: string; closed: boolean }>(
        `SELECT reason, closed_at IS NOT NULL AS closed FROM work_item WHERE kind = 'act-taken-back'`,
      );
      return rows;
    };
    const reason = 'The act add-signer was taken back before it reached the chain.';
    await test.moveIntent(added, 'failed', { code: 'Cancelled', args: {}, message });
    expect(await items()).to.deep.equal([{ reason, closed: false }]);
    await test.database.prisma.transact((tx) => retryIntent(tx, { businessKey: added, kind: 'add-signer' }));
    await test.consumer.drain();
    expect(await items()).to.deep.equal([{ reason, closed: true }]);
    expect((await takeBack(id, 'again')).status).to.equal(200);
    await test.moveIntent(added, 'failed', {
      code: 'NotActive',
      args: {},
      message: 'The key is not active.',
    });
    expect(await items()).to.have.length(1);
  });

  it('refuses what is on the chain, has failed, protects others or is unknown', async () => {
    const id = await idOf(added);
    expect(await refusalOf(id, 'failed')).to.deep.equal([
      409,
      'The act has failed already: there is nothing to take back.',
    ]);
    for (const status of ['mined', 'final'] as const) {
      await test.moveIntent(added, status);
      expect(await refusalOf(id, status)).to.deep.equal([
        409,
        'The act is on the chain already and cannot be taken back.',
      ]);
    }
    expect(await refusalOf(await ask('remove-signer'), 'protects')).to.deep.equal([
      409,
      'A revocation, a recall or the end of a key is not taken back: it protects others.',
    ]);
    expect((await takeBack('01990000-0000-7000-8000-000000000000', 'unknown')).status).to.equal(404);
  });
});
