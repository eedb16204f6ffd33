import { expect } from 'chai';
import type { CommissionRuleView, Page, PayoutAccount } from '@topsteel/domain/api';
import { openApp, type Member, type TestApp } from './open-app.ts';

const rule = {
  name: 'Plate',
  priority: 10,
  sellerId: null,
  buyerId: null,
  category: 'plate',
  offerId: null,
  turnoverFromMinor: null,
  turnoverBelowMinor: null,
  tariff: {
    components: [{ name: 'Sale', bps: 80, fixedMinor: '0', minimumMinor: null, maximumMinor: null }],
    minimumMinor: '5000000',
    maximumMinor: null,
  },
  validFrom: null,
  validUntil: null,
};

describe('vendor money over HTTP', () => {
  let app: TestApp;
  let mill: Member;
  before(async () => {
    app = await openApp();
    mill = await app.join('Acierie du Val', ['mill']);
  });
  after(() => app.close());

  const operator = () => app.signIn('operator@steel.test');
  const newKey = (name: string) => ({ 'idempotency-key': name });

  it('rules of commission are the marketplace’s: versions are added, none is changed', async () => {
    const desk = await operator();
    const path = '/v2/finance/commission-rules';
    const first = await desk.post<CommissionRuleView>(path, rule, newKey('rule-1'));
    expect([first.status, first.body.version, first.body.state]).to.deep.equal([201, 1, 'in-force']);
    const replay = await desk.post<CommissionRuleView>(path, rule, newKey('rule-1'));
    expect(replay.body.id).to.equal(first.body.id);
    const mismatch = await desk.post(path, { ...rule, priority: 11 }, newKey('rule-1'));
    expect(mismatch.status).to.equal(422);

    const next = { ...rule, key: first.body.key, sellerId: mill.organisationId };
    const second = await desk.post<CommissionRuleView>(path, next, newKey('rule-2'));
    expect([second.body.version, second.body.sellerName]).to.deep.equal([2, 'Acierie du Val']);
    const { body } = await desk.get<Page<CommissionRuleView>>(path);
    expect(body.items.map(({ version, state }) => [version, state])).to.deep.equal([
      [2, 'in-force'],
      [1, 'past'],
    ]);
    const kept = await app.database.prisma.client.$executeRaw`UPDATE commission_rule SET priority = 1`.then(
      () => 'changed',
      () => 'refused',
    );
    expect(kept).to.equal('refused');
  });

  it('a rule that the escrow could not take, or that begins in the past, is refused with a sentence', async () => {
    const desk = await operator();
    const post = async (change: object) =>
      (
        await desk.post<{ detail: string; status: number }>(
          '/v2/finance/commission-rules',
          { ...rule, ...change },
          newKey(
            JSON.stringify(change)
              .replace(/[^!-~]/g, '')
              .slice(0, 100),
          ),
        )
      ).body;
    const dear = {
      components: [
        { ...rule.tariff.components[0], bps: 600 },
        { ...rule.tariff.components[0], bps: 600 },
      ],
    };
    expect((await post({ tariff: { ...rule.tariff, ...dear } })).detail).to.equal(
      'The rates sum to 12 %; the escrow takes at most 10 %.',
    );
    expect((await post({ validFrom: '2020-01-01T00:00:00Z' })).detail).to.contain('cannot begin in the past');
    expect((await post({ sellerId: '0190aaaa-bbbb-7ccc-8ddd-eeeeeeeeeeee' })).detail).to.contain(
      'no such organisation',
    );
    expect((await post({ turnoverFromMinor: '5', turnoverBelowMinor: '5' })).detail).to.contain(
      'No turnover',
    );
  });

  it('a seller reaches its own payouts and accounts, and nothing of the desk', async () => {
    const { browser } = mill;
    for (const path of [
      'commission-rules',
      'payouts-due',
      'payout-batches',
      'payout-accounts',
      'aged-balances',
    ])
      expect((await browser.get(`/v2/finance/${path}`)).status, path).to.equal(403);
    expect((await browser.post('/v2/finance/payout-batches', {}, newKey('batch'))).status).to.equal(403);
    expect((await browser.get<{ vendors: unknown[] }>('/v2/vendor/payouts-due')).body.vendors).to.deep.equal(
      [],
    );
    const asked = await browser.post<PayoutAccount>(
      '/v2/vendor/payout-accounts',
      { currency: 'EUR', holder: 'Acierie du Val SA', iban: 'fr76 3000 6000 0112 3456 7890 189', bic: null },
      newKey('account'),
    );
    expect([asked.status, asked.body.iban, asked.body.state]).to.deep.equal([
      201,
      'FR7630006000011234567890189',
      'proposed',
    ]);
    const decided = await (
      await operator()
    ).post<PayoutAccount>(
      `/v2/finance/payout-accounts/${asked.body.id}/decision`,
      { approve: true },
      newKey('decision'),
    );
    expect([decided.status, decided.body.state, decided.body.decidedBy?.name]).to.deep.equal([
      200,
      'approved',
      'Operator',
    ]);
    const nothing = await (
      await operator()
    ).post<{ detail: string }>('/v2/finance/payout-batches', {}, newKey('none'));
    expect([nothing.status, nothing.body.detail.split('.')[0]]).to.deep.equal([
      409,
      'Nothing can be paid now',
    ]);
  });

  it('statements come as JSON, CSV and PDF, to their organisation alone', async () => {
    const query = 'side=vendor&currency=EUR&from=2026-11-01&until=2026-11-30';
    const { body, status } = await mill.browser.get<{ closingMinor: string }>(
      `/v2/account-statements?${query}`,
    );
    expect([status, body.closingMinor]).to.deep.equal([200, '0']);
    const csv = await mill.browser.get(`/v2/account-statements/csv?${query}`);
    expect([csv.headers['content-type'], csv.headers['content-disposition']]).to.deep.equal([
      'text/csv; charset=utf-8',
      'attachment; filename="statement-vendor-EUR-2026-11-01-2026-11-30.csv"',
    ]);
    const pdf = await mill.browser.get(`/v2/account-statements/pdf?${query}`);
    expect(pdf.raw.subarray(0, 5).toString()).to.equal('%PDF-');
    const other = await app.join('Autre Acierie', ['mill']);
    const theirs = await other.browser.get(
      `/v2/account-statements?${query}&organisationId=${mill.organisationId}`,
    );
    expect(theirs.status).to.equal(404);
    expect((await app.browserOf().get(`/v2/account-statements?${query}`)).status).to.equal(401);
  });
});
