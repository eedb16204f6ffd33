import type { CommissionPreview, CommissionRuleInput, CommissionRuleView, Page } from '@topsteel/domain/api';
import { expect } from 'chai';
import { openApp, type Browser, type Member, type TestApp } from './open-app.ts';

const PATH = '/v2/finance/commission-rules';
const DAY_MS = 86_400_000;
const inDays = (days: number): string => new Date(Date.now() + days * DAY_MS).toISOString();
const nowhere = '0190aaaa-bbbb-7ccc-8ddd-eeeeeeeeeeee';

const plain = (bps: number): CommissionRuleInput['tariff'] => ({
  components: [{ name: 'Sale', bps, fixedMinor: '0', minimumMinor: null, maximumMinor: null }],
  minimumMinor: null,
  maximumMinor: null,
});
const ruleOf = (name: string, more: Partial<CommissionRuleInput> = {}): CommissionRuleInput => ({
  name,
  priority: 10,
  sellerId: null,
  buyerId: null,
  category: null,
  offerId: null,
  turnoverFromMinor: null,
  turnoverBelowMinor: null,
  tariff: plain(80),
  validFrom: null,
  validUntil: null,
  ...more,
});

type Refusal = { detail: string; reason?: string; errors?: { field: string }[] };

describe('rules of commission over HTTP', function () {
  this.timeout(60_000);
  let app: TestApp;
  let desk: Browser;
  let mill: Member;
  let buyer: Member;
  let keys = 0;
  before(async () => {
    app = await openApp();
    desk = await app.signIn('operator@steel.test');
    mill = await app.join('Acierie du Val', ['mill']);
    buyer = await app.join('Chantiers Leroy', ['buyer']);
  });
  after(() => app.close());

  const post = <T>(path: string, body: object, browser = desk) =>
    browser.post<T>(path, body, { 'idempotency-key': `key-${(keys += 1).toString()}` });
  const add = async (input: CommissionRuleInput) => (await post<CommissionRuleView>(PATH, input)).body;
  const list = async (query = '') =>
    (await desk.get<Page<CommissionRuleView>>(`${PATH}${query}`)).body.items.map(
      ({ name, version, state }) => [name, version, state],
    );
  const end = (key: string, from: string | null) =>
    post<CommissionRuleView & Refusal>(`${PATH}/${key}/end`, { from });
  const preview = async (more: object = {}, rule: CommissionRuleInput | null = null) =>
    (
      await desk.post<CommissionPreview & Refusal>(`${PATH}/preview`, {
        sale: {
          sellerId: mill.organisationId,
          buyerId: buyer.organisationId,
          offerId: null,
          category: 'plate',
          totalMinor: '3618000000',
          at: null,
          ...more,
        },
        rule,
      })
    ).body;

  it('say what a sale would cost and why, by the rules of that moment, and keep nothing', async () => {
    const standard = await preview();
    expect(standard.decision).to.deep.include({
      why: 'No other rule applies to this sale.',
      rateBps: 100,
      commissionMinor: '36180000',
    });
    await add(ruleOf('Everybody', { priority: 5 }));
    await add(ruleOf('Plate', { category: 'plate', validFrom: inDays(10), tariff: plain(50) }));
    const now = await preview();
    expect([now.decision?.rule.name, now.decision?.commissionMinor]).to.deep.equal(['Everybody', '28944000']);
    const later = await preview({ at: inDays(11) });
    expect(later.decision).to.deep.include({
      why: 'Priority 10, for plate.',
      passedOver: [
        { name: 'Everybody', why: 'Its priority 5 is lower.' },
        { name: 'Standard commission', why: 'It is for sales that no other rule applies to.' },
      ],
      parts: [{ name: 'Sale', amountMinor: '18090000' }],
      commissionMinor: '18090000',
    });
    expect((await preview({ at: inDays(11), category: 'beam' })).decision?.rule.name).to.equal('Everybody');
    expect((await preview({ sellerId: nowhere })).detail).to.contain('no such organisation');
    expect((await preview({ offerId: nowhere })).detail).to.contain('no such offer');
  });

  it('judge a draft among the rules that are kept, and say which it meets', async () => {
    const draft = ruleOf('Mill', { sellerId: mill.organisationId, tariff: plain(70) });
    const judged = await preview({}, draft);
    expect([judged.isDraft, judged.decision?.rule.name, judged.decision?.commissionMinor]).to.deep.equal([
      true,
      'Mill',
      '25326000',
    ]);
    expect(judged.overlaps.map(({ name, decides, because }) => [name, decides, because])).to.deep.equal([
      ['Plate', false, 'newer'],
    ]);
    const dear = await preview({}, { ...draft, tariff: plain(1_000), priority: 0 });
    expect([dear.isDraft, dear.overlaps]).to.deep.equal([false, []]);
    expect((await preview({}, { ...draft, validFrom: '2020-01-01T00:00:00Z' })).detail).to.contain(
      'cannot begin in the past',
    );
    expect(await list()).to.have.length(2);
  });

  it('are listed by whether they decide now, later or not any more', async () => {
    expect(await list('?state=in-force')).to.deep.equal([['Everybody', 1, 'in-force']]);
    expect(await list('?state=coming')).to.deep.equal([['Plate', 1, 'coming']]);
    expect(await list('?state=past')).to.deep.equal([]);
    expect((await desk.get(`${PATH}?state=old`)).status).to.equal(400);
  });

  it('end from a moment on, sooner than planned as well, and never in the past', async () => {
    const { key } = await add(
      ruleOf('Winter', { sellerId: mill.organisationId, priority: 20, validUntil: inDays(60) }),
    );
    const refused = await end(key, '2020-01-01T00:00:00Z');
    expect([refused.status, refused.body.errors?.[0]?.field]).to.deep.equal([400, 'from']);
    const late = await end(key, inDays(61));
    expect([late.status, late.body.reason]).to.deep.equal([409, 'rule-ends']);
    const planned = await end(key, inDays(30));
    expect([planned.status, planned.body.isEnd, planned.body.version]).to.deep.equal([201, true, 2]);
    expect((await preview({ at: inDays(29) })).decision?.rule.name).to.equal('Winter');
    expect((await preview({ at: inDays(31) })).decision?.rule.name).to.equal('Plate');
    const [winter] = (await desk.get<Page<CommissionRuleView>>(`${PATH}?state=in-force`)).body.items;
    expect([winter?.name, winter?.decidesUntil, winter?.mayEnd]).to.deep.equal([
      'Winter',
      planned.body.validFrom,
      true,
    ]);
    expect((await end(key, null)).status).to.equal(201);
    expect((await preview()).decision?.rule.name).to.equal('Everybody');
    const again = await end(key, null);
    expect([again.status, again.body.reason]).to.deep.equal([409, 'rule-ended']);
    expect(await list(`?key=${key}`)).to.deep.equal([
      ['Winter', 3, 'past'],
      ['Winter', 2, 'past'],
      ['Winter', 1, 'past'],
    ]);
    const { rows } = await app.database.sql.query<{ count: string }>(
      `SELECT count(*) FROM audit_entry WHERE action = 'commission.end-rule' AND subject = $1`,
      [`commission-rule:${key}`],
    );
    expect(rows[0]?.count).to.equal('2');
    expect((await end(nowhere, null)).status).to.equal(404);
  });

  it('end before they have begun, and then never decide', async () => {
    const { body } = await desk.get<Page<CommissionRuleView>>(`${PATH}?state=coming`);
    expect((await end(body.items[0]?.key ?? '', null)).status).to.equal(201);
    expect(await list('?state=coming')).to.deep.equal([]);
    expect((await preview({ at: inDays(11) })).decision?.rule.name).to.equal('Everybody');
  });

  it('are the marketplace’s alone', async () => {
    for (const browser of [mill.browser, buyer.browser]) {
      expect((await post(`${PATH}/${nowhere}/end`, { from: null }, browser)).status).to.equal(403);
      expect((await browser.post(`${PATH}/preview`, { sale: null, rule: null })).status).to.equal(403);
    }
    expect((await app.browserOf().post(`${PATH}/preview`, { sale: null, rule: null })).status).to.equal(401);
  });
});
