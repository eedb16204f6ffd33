import { expect } from 'chai';
import type { ConversionInput, ConversionView, MoneyOverview, Page } from '@topsteel/domain/api';
import { accountOf } from '@topsteel/domain/ledger';
import { enterGroup } from '../../src/ledger/index.ts';
import { openApp, type Member, type TestApp } from './open-app.ts';

describe('conversions over HTTP', () => {
  let app: TestApp;
  let mill: Member;
  let input: ConversionInput;
  before(async () => {
    app = await openApp();
    mill = await app.join('Acierie du Val', ['mill']);
    await app.database.prisma.transact((tx) =>
      enterGroup(tx, {
        externalRef: 'given',
        orderId: null,
        effectiveAt: new Date('2026-11-20T09:00:00Z'),
        legs: [
          {
            debit: accountOf('crypto_clearing', 'coinbase'),
            credit: accountOf('commission_revenue'),
            amountMinor: 100_000_000n,
            currency: 'USDC',
            code: 'receive',
          },
        ],
      }),
    );
    const { body } = await (await operator()).get<MoneyOverview>('/v2/finance/money');
    const treasury = body.accounts.find(({ code }) => code === 'treasury_wallet');
    if (!treasury) throw new Error('The treasury is not listed.');
    input = {
      from: { code: 'crypto_clearing', owner: 'coinbase', currency: 'USDC' },
      fromMinor: '60000000',
      to: { code: treasury.code, owner: treasury.owner, currency: treasury.currency },
      toMinor: '60000000',
      feeCurrency: 'USDC',
      feeMinor: '0',
      counterparty: 'Coinbase',
      reference: `0x${'c0'.repeat(32)}`,
      happenedOn: '2026-11-20',
    };
  });
  after(() => app.close());

  const operator = () => app.signIn('operator@steel.test');
  const path = '/v2/finance/conversions';
  const key = (name: string) => ({ 'idempotency-key': name });

  it('are booked once under a key, and shown with the accounts that they moved', async () => {
    const desk = await operator();
    const first = await desk.post<ConversionView>(path, input, key('record-1'));
    expect([first.status, first.body.state, first.body.realised]).to.deep.equal([201, 'booked', null]);
    const again = await desk.post<ConversionView>(path, input, key('record-1'));
    expect([again.status, again.body.id]).to.deep.equal([201, first.body.id]);
    expect((await desk.post(path, { ...input, toMinor: '1' }, key('record-1'))).status).to.equal(422);
    expect((await desk.post(path, input)).status).to.equal(400);
    const { body } = await desk.get<MoneyOverview>('/v2/finance/money');
    expect(body.accounts.map(({ code, balanceMinor }) => [code, balanceMinor])).to.deep.equal([
      ['crypto_clearing', '40000000'],
      ['treasury_wallet', '60000000'],
    ]);
    const listed = await desk.get<Page<ConversionView>>(`${path}?state=booked`);
    expect(listed.body.items.map(({ id }) => id)).to.deep.equal([first.body.id]);
    expect((await desk.get<Page<ConversionView>>(`${path}?state=waiting`)).body.items).to.deep.equal([]);
  });

  it('are refused at the field that is wrong, with what to do', async () => {
    const desk = await operator();
    const refusal = async (change: Partial<ConversionInput>, name: string) => {
      const { status, body } = await desk.post<{
        reason?: string;
        errors?: { field: string }[];
      }>(path, { ...input, reference: name, ...change }, key(name));
      return [status, body.reason, body.errors?.[0]?.field];
    };
    expect(await refusal({ reference: input.reference }, 'refused-1')).to.deep.equal([
      409,
      'reference-known',
      'reference',
    ]);
    expect(await refusal({ fromMinor: '40000001', toMinor: '40000001' }, 'refused-2')).to.deep.equal([
      409,
      'not-covered',
      'fromMinor',
    ]);
    expect(await refusal({ feeMinor: '1' }, 'refused-3')).to.deep.equal([400, 'conversion-wrong', 'toMinor']);
    expect((await refusal({ fromMinor: '0' }, 'refused-4'))[0]).to.equal(400);
  });

  it('are nobody’s outside the marketplace', async () => {
    const { browser } = mill;
    for (const url of ['/v2/finance/money', path, `${path}/0190aaaa-bbbb-7ccc-8ddd-eeeeeeeeeeee`])
      expect((await browser.get(url)).status, url).to.equal(403);
    expect((await browser.post(path, input, key('mill-1'))).status).to.equal(403);
    const decide = `${path}/0190aaaa-bbbb-7ccc-8ddd-eeeeeeeeeeee/decision`;
    expect((await browser.post(decide, { approve: true }, key('mill-2'))).status).to.equal(403);
    const desk = await operator();
    expect((await desk.post(decide, { approve: true }, key('desk-2'))).status).to.equal(404);
  });
});
