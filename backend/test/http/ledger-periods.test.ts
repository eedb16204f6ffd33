import { expect } from 'chai';
import type {
  AuditEntry,
  AuditProof,
  LedgerPeriod,
  LedgerPeriods,
  LedgerProof,
  Page,
} from '@topsteel/domain/api';
import { accountOf, entryDigest } from '@topsteel/domain/ledger';
import { enterGroup } from '../../src/ledger/index.ts';
import { sealAudit } from '../../src/ledger/infra/closing-queries.ts';
import { PrismaService } from '../../src/platform/database/index.ts';
import { openApp, type Browser, type TestApp } from './open-app.ts';

const ID = '01a20687-a5b4-76e1-804c-b0e0d5ee8742';

describe('Months of the books by the API', () => {
  let test: TestApp;
  let operator: Browser;
  before(async () => {
    test = await openApp();
    operator = await test.signIn('operator@steel.test');
    await test.app.get(PrismaService).transact((tx) =>
      enterGroup(tx, {
        externalRef: 'receipt-1',
        orderId: null,
        effectiveAt: new Date('2025-09-12T09:00:00Z'),
        legs: [
          {
            debit: accountOf('bank', 'FR76'),
            credit: accountOf('order_liability', ID),
            amountMinor: 311_244n,
            currency: 'EUR',
            code: 'receive',
          },
        ],
      }),
    );
  });
  after(() => test.close());

  it('are closed by the operator, once, and read by nobody of an ordinary organisation', async () => {
    const list = await operator.get<LedgerPeriods>('/v2/ledger/periods');
    expect([list.status, list.body.next]).to.deep.equal([200, '2025-09']);
    const key = { 'idempotency-key': 'close-september-2025' };
    const closed = await operator.post<LedgerPeriod>('/v2/ledger/periods/2025-09/close', {}, key);
    expect(closed.status, JSON.stringify(closed.body)).to.equal(200);
    expect(closed.body.state).to.equal('closed');
    expect(closed.body.totals).to.deep.equal([
      { currency: 'EUR', debitsMinor: '311244', creditsMinor: '311244', balances: true },
    ]);
    const again = await operator.post<LedgerPeriod>('/v2/ledger/periods/2025-09/close', {}, key);
    expect([again.status, again.body]).to.deep.equal([200, closed.body]);
    const other = await operator.post(
      '/v2/ledger/periods/2025-09/close',
      {},
      { 'idempotency-key': 'second-press-of-september' },
    );
    expect([other.status, other.body.code]).to.deep.equal([409, 'conflict']);
    expect((await operator.get('/v2/ledger/periods/2025-13')).status).to.equal(400);
    const mill = await test.join('Aciéries du Val', ['mill']);
    for (const path of ['/v2/ledger/periods', '/v2/ledger/periods/2025-09', `/v2/ledger/entries/${ID}/proof`])
      expect((await mill.browser.get(path)).status, path).to.equal(403);
    expect((await mill.browser.post('/v2/ledger/periods/2025-10/close', {})).status).to.equal(403);
  });

  it('are sealed by the running backend, and prove their entries', async () => {
    const { body } = await operator.get<{ items: { id: string; sequence: string | null }[] }>(
      '/v2/ledger/transfers?limit=1',
    );
    const [entry] = body.items;
    // The closing above has sealed everything before it.
    expect(entry?.sequence).to.equal('1');
    const proof = await operator.get<LedgerProof>(`/v2/ledger/entries/${entry?.id ?? ''}/proof`);
    expect([proof.status, proof.body.sequence]).to.deep.equal([200, '1']);
    expect((await operator.get(`/v2/ledger/entries/${ID}/proof`)).status).to.equal(404);
  });

  it('have an audit log beside them that is sealed too, and proves its entries to the same people', async () => {
    const { body } = await operator.get<Page<AuditEntry>>('/v2/audit/trail?subject=period:2025-09');
    const id = body.items[0]?.id ?? '';
    await sealAudit(test.app.get(PrismaService).client, 1_000);
    const proof = await operator.get<AuditProof>(`/v2/audit/trail/${id}/proof`);
    expect([proof.status, proof.body.entryId, proof.body.anchor]).to.deep.equal([200, id, null]);
    expect(proof.body.text).to.contain('"period:2025-09"');
    expect(entryDigest(proof.body.text)).to.equal(proof.body.digest);
    expect((await operator.get('/v2/audit/trail/999999/proof')).status).to.equal(404);
    expect((await operator.get('/v2/audit/trail/x/proof')).status).to.equal(400);
    const mill = await test.join('Aciéries de la Sambre', ['mill']);
    expect((await mill.browser.get(`/v2/audit/trail/${id}/proof`)).status).to.equal(403);
  });
});
