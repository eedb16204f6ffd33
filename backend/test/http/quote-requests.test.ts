import { expect } from 'chai';
import type { Basket, QuoteRequest, Rfq, RfqSummary } from '@topsteel/domain/api';
import { linkTokenOf } from '../../src/sourcing/link-token.ts';
import { openApp, type Answer, type Browser, type Member, type TestApp } from './open-app.ts';
import { stockOffer } from './stock-offer.ts';

const DAY_MS = 86_400_000;
const inDays = (days: number) => new Date(Date.now() + days * DAY_MS).toISOString();
const PDF = '%PDF-1.4\n%%EOF\n';
const MAILBOX = { email: 'vente@moselle.example', name: 'Aciérie de la Moselle', language: 'fr' };

describe('A request for quotation between two companies', () => {
  let test: TestApp;
  let mill: Member;
  let buyer: Member;
  let rival: Member;
  let offers: string[];
  before(async () => {
    test = await openApp();
    mill = await test.join('Aciérie de la Moselle', ['mill']);
    buyer = await test.join('Alpen Stahlbau', ['buyer']);
    rival = await test.join('Donau Stahl', ['mill', 'buyer']);
    const { prisma } = test.database;
    offers = [
      (await stockOffer(prisma, mill.organisationId)).offer,
      (await stockOffer(prisma, mill.organisationId)).offer,
    ];
  });
  after(() => test.close());

  const post = async <T>(by: Browser, url: string, body: unknown, status = 201): Promise<T> => {
    const answer = await by.post<T>(url, body);
    expect(answer.status, JSON.stringify(answer.body)).to.equal(status);
    return answer.body;
  };
  const row = (text: string) => ({ text, unit: 'tonne', amountMilli: '5000' });
  /** Two plates of 5 t each, delivered in Metz. */
  const draft = (by: Member, recipient: object): Promise<Rfq> =>
    post(by.browser, '/v2/rfqs', {
      title: 'Plates for hall 7',
      rows: [row('Heavy plate S355J2+N, 20 mm'), row('Heavy plate S355J2+N, 30 mm')],
      place: { country: 'FR', postcode: '57000', city: 'Metz' },
      answersBy: inDays(3),
      currency: 'USDC',
      recipients: [recipient],
    });
  const sent = async (by: Member, recipient: object): Promise<{ rfq: Rfq; requestId: string }> => {
    const { id } = await draft(by, recipient);
    const rfq = await post<Rfq>(by.browser, `/v2/rfqs/${id}/sending`, undefined, 200);
    return { rfq, requestId: rfq.recipients[0]?.id ?? '' };
  };
  const read = async <T>(by: Browser, url: string): Promise<T> => {
    const { status, body } = await by.get<T>(url);
    expect(status, JSON.stringify(body)).to.equal(200);
    return body;
  };
  /** At 715 USDC a tonne, with 48 USDC of freight a row: 3,623 USDC each. */
  const quotation = (offerId: string | null, priceMinor = '715000000') => ({
    rows: [1, 2].map((one) => ({
      ...{ row: one, amountMilli: '5000', priceMinor, priceBasis: 'tonne', freightMinor: '48000000' },
      ...{ offerId, deliveryOn: inDays(9).slice(0, 10) },
    })),
    validUntil: inDays(5),
  });
  const told = ({ status, body }: Answer) => [status, body.reason];
  const count = async (table: string, recipientId: string): Promise<number> => {
    const { rows } = await test.database.sql.query<{ n: number }>(
      `SELECT count(*)::integer AS n FROM ${table} WHERE recipient_id = $1`,
      [recipientId],
    );
    return rows[0]?.n ?? 0;
  };

  it('is answered by a company alone once it took the link over: the link opens nothing any more', async () => {
    const { rfq, requestId } = await sent(buyer, MAILBOX);
    const token = linkTokenOf(test.database.config.settings.authSecret, requestId);
    const link = `/v2/rfq-invitations/${token}`;
    const mailbox = test.browserOf();
    const before = await read<QuoteRequest>(mailbox, link);
    expect([before.vendor.hasAccount, typeof before.linkUntil]).to.deep.equal([false, 'string']);
    const claim = () => post<QuoteRequest>(mill.browser, '/v2/quote-requests/claim', { token }, 200);
    const claimed = await claim();
    expect([claimed.id, claimed.vendor.hasAccount, claimed.linkUntil]).to.deep.equal([requestId, true, null]);
    const gone = [410, 'request-taken-over'];
    expect(told(await mailbox.post(`${link}/quotations`, quotation(offers[0] ?? '', '1')))).to.deep.equal(
      gone,
    );
    expect(told(await mailbox.post(`${link}/messages`, { text: 'Take our price.' }))).to.deep.equal(gone);
    const own = `/v2/quote-requests/${requestId}`;
    await post(mill.browser, `${own}/quotations`, quotation(null));
    expect(told(await mailbox.post(`${link}/withdrawal`))).to.deep.equal(gone);
    expect(told(await mailbox.post(`${link}/decline`, { reason: 'No.' }))).to.deep.equal(gone);
    expect(told(await mailbox.get(`${link}/files/${requestId}`))).to.deep.equal(gone);
    const shown = await mailbox.get(link);
    expect(told(shown)).to.deep.equal(gone);
    expect(shown.body.detail).to.equal(
      'A company with an account has taken this request over, so its link opens nothing any more. If that is yours, sign in and answer there; if not, ask the buyer to send you the request again.',
    );
    expect([await count('rfq_quotation', requestId), await count('rfq_message', requestId)]).to.deep.equal([
      1, 0,
    ]);
    // Once more by the same company, which may have lost the answer; and by another one.
    const again = await claim();
    expect([again.id, again.quotations[0]?.standing]).to.deep.equal([requestId, 'standing']);
    expect(told(await rival.browser.post('/v2/quote-requests/claim', { token }))).to.deep.equal([
      409,
      'request-taken',
    ]);
    expect((await read<Rfq>(buyer.browser, `/v2/rfqs/${rfq.id}`)).recipients[0]?.state).to.equal('quoted');
  });

  it('ends in one basket of the buyer’s, whose lots the vendor named', async () => {
    const { rfq, requestId } = await sent(buyer, { organisationId: mill.organisationId });
    const own = `/v2/quote-requests/${requestId}`;
    const answered = await post<QuoteRequest>(mill.browser, `${own}/quotations`, quotation(null));
    const accept = {
      quotationId: answered.quotations[0]?.id,
      rows: [{ row: 1 }, { row: 2 }],
      acceptMinor: '7246000000',
    };
    const given = await post<Rfq>(buyer.browser, `/v2/rfqs/${rfq.id}/awards`, accept);
    const awards = given.recipients[0]?.awards ?? [];
    expect(awards.map(({ state, mover }) => [state, mover])).to.deep.equal([
      ['lot-needed', 'vendor'],
      ['lot-needed', 'vendor'],
    ]);
    for (const [index, { id }] of awards.entries()) {
      const named = await post<QuoteRequest>(
        mill.browser,
        `${own}/awards/${id}/lot`,
        { offerId: offers[index] },
        200,
      );
      expect(named.awards[index]).to.include({ state: 'ready', mover: 'buyer', basketId: null });
    }
    const ready = await read<Rfq>(buyer.browser, `/v2/rfqs/${rfq.id}`);
    const baskets = new Set(ready.recipients[0]?.awards.map(({ basketId }) => basketId));
    expect(baskets.size).to.equal(1);
    const [basketId] = baskets;
    const basket = await read<Basket>(buyer.browser, `/v2/baskets/${basketId}`);
    expect([basket.name, basket.totals.netMinor, basket.totals.deliveryMinor]).to.deep.equal([
      rfq.number,
      '7246000000',
      '96000000',
    ]);
    expect((await mill.browser.get(`/v2/baskets/${basketId}`)).status).to.equal(404);
    const list = await read<{ items: RfqSummary[] }>(buyer.browser, '/v2/rfqs?limit=1');
    expect(list.items[0]).to.include({ id: rfq.id, askedCount: 1, answeredCount: 1, awardedCount: 2 });
  });

  it('reaches one mailbox five times a day, whoever sends it', async () => {
    const recipient = { email: 'verkauf@donau.example', name: 'Donau', language: 'de' };
    for (const by of [buyer, rival, buyer, rival, buyer]) await sent(by, recipient);
    const { id } = await draft(rival, { ...recipient, email: 'Verkauf@Donau.example' });
    expect(told(await rival.browser.post(`/v2/rfqs/${id}/sending`))).to.deep.equal([429, 'rfq-letters']);
    expect((await read<Rfq>(rival.browser, `/v2/rfqs/${id}`)).state).to.equal('draft');
  });

  it('names nobody of a buyer who stays unnamed, beside a file neither, until something is accepted', async () => {
    const { id } = await draft(buyer, { organisationId: mill.organisationId });
    const added = await buyer.browser.upload(`/v2/rfqs/${id}/files`, [{ name: 'hall-7.pdf', content: PDF }]);
    expect(added.status, JSON.stringify(added.body)).to.equal(201);
    const rfq = await post<Rfq>(buyer.browser, `/v2/rfqs/${id}/sending`, undefined, 200);
    const own = `/v2/quote-requests/${rfq.recipients[0]?.id}`;
    const by = ({ files }: { files: Rfq['files'] }) =>
      files.map(({ name, uploadedBy }) => [name, uploadedBy]);
    expect(by(rfq)).to.deep.equal([['hall-7.pdf', 'Alpen Stahlbau']]);
    const unnamed = await read<QuoteRequest>(mill.browser, own);
    expect([unnamed.buyer.name, by(unnamed)]).to.deep.equal([null, [['hall-7.pdf', '']]]);
    const { quotations } = await post<QuoteRequest>(mill.browser, `${own}/quotations`, quotation(null));
    const accept = { quotationId: quotations[0]?.id, rows: [{ row: 1 }], acceptMinor: '3623000000' };
    await post(buyer.browser, `/v2/rfqs/${id}/awards`, accept);
    const named = await read<QuoteRequest>(mill.browser, own);
    expect([named.buyer.name, by(named)]).to.deep.equal([
      'Alpen Stahlbau',
      [['hall-7.pdf', 'Alpen Stahlbau']],
    ]);
  });

  it('takes thirty versions of a quotation, and two hundred messages', async () => {
    const { rfq, requestId } = await sent(buyer, { organisationId: mill.organisationId });
    const own = `/v2/quote-requests/${requestId}`;
    const { sql } = test.database;
    await post(mill.browser, `${own}/quotations`, quotation(null));
    await sql.query(
      `INSERT INTO rfq_quotation (recipient_id, buyer_id, vendor_id, version, quoted_rows, valid_until, sent_by)
       SELECT recipient_id, buyer_id, vendor_id, n, quoted_rows, valid_until, sent_by
         FROM rfq_quotation, generate_series(2, 29) n WHERE recipient_id = $1`,
      [requestId],
    );
    const last = await post<QuoteRequest>(mill.browser, `${own}/quotations`, quotation(null));
    expect([last.quotations.length, last.quotations[0]?.version]).to.deep.equal([30, 30]);
    const refused = await mill.browser.post(`${own}/quotations`, quotation(null));
    expect(told(refused)).to.deep.equal([409, 'versions-full']);
    expect(refused.body.detail).to.equal(
      'This quotation was sent in 30 versions, and there can be no more. Write to the buyer: a new request takes a new quotation.',
    );
    await sql.query(
      `INSERT INTO rfq_message (recipient_id, buyer_id, vendor_id, side, author, text)
       SELECT id, buyer_id, vendor_id, 'buyer', 'Anke Brandt', 'Word ' || n
         FROM rfq_recipient, generate_series(1, 199) n WHERE id = $1`,
      [requestId],
    );
    const said = await post<QuoteRequest>(mill.browser, `${own}/messages`, { text: 'The last word.' });
    expect([said.messages.length, said.messages[199]?.text]).to.deep.equal([200, 'The last word.']);
    const more = await mill.browser.post(`${own}/messages`, { text: 'One more.' });
    expect(told(more)).to.deep.equal([409, 'messages-full']);
    expect(more.body.detail).to.equal(
      'There are 200 messages here, as many as one request takes. A vendor can say more in the note of a quotation, a buyer in a new request.',
    );
    const buyers = `/v2/rfqs/${rfq.id}/recipients/${requestId}/messages`;
    expect(told(await buyer.browser.post(buyers, { text: 'And more.' }))).to.deep.equal([
      409,
      'messages-full',
    ]);
    expect(await count('rfq_message', requestId)).to.equal(200);
  });
});
