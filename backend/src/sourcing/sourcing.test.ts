import { expect } from 'chai';
import { quotationInput, rfqInput, type QuotationInput } from '@topsteel/domain/api';
import { openShop, type Shop } from '../../test/checkout/open-shop.ts';
import { problemOf } from '../../test/market/open-market.ts';
import { Attachments } from '../attachment/index.ts';
import { PriceBasket } from '../basket/index.ts';
import { RoadIntensity } from '../delivery-zone/index.ts';
import { Organisations } from '../organisation/index.ts';
import { PriceLines } from '../pricing/index.ts';
import { hashSecret } from '../platform/secret/index.ts';
import { AgreeOnLot } from './agree-on-lot.ts';
import { AnswerRequest } from './answer-request.ts';
import { AwardRows } from './award-rows.ts';
import { KeepRfq } from './keep-rfq.ts';
import { linkTokenOf } from './link-token.ts';
import { NameLot } from './name-lot.ts';
import { ReadRfqs } from './read-rfqs.ts';
import { SendRfq } from './send-rfq.ts';
import { TalkWithVendor } from './talk-with-vendor.ts';
import { TellAboutRfq } from './tell-about-rfq.ts';
import { WatchRfqClocks } from './watch-rfq-clocks.ts';

const DAY_MS = 86_400_000;
const inDays = (days: number) => new Date(Date.now() + days * DAY_MS).toISOString();
const dayIn = (days: number) => inDays(days).slice(0, 10);

describe('sourcing: a request, its answers and the order that follows', () => {
  let shop: Shop;
  let wired: ReturnType<typeof wire>;
  beforeEach(async () => {
    shop = await openShop({ lotGrams: 100_000_000n });
    wired = wire(shop);
  });
  afterEach(() => shop.close());

  function wire({ database, config }: Shop) {
    const { prisma } = database;
    const organisations = new Organisations(prisma);
    const reads = new ReadRfqs(prisma, new Attachments(config));
    const telling = new TellAboutRfq(config, organisations);
    const agreeing = new AgreeOnLot(new PriceBasket(prisma, new PriceLines(new RoadIntensity())));
    return {
      reads,
      keep: new KeepRfq(prisma, new Attachments(config), reads),
      send: new SendRfq(config, prisma, organisations, telling, reads),
      answer: new AnswerRequest(prisma, telling, reads),
      award: new AwardRows(prisma, organisations, agreeing, telling, reads),
      naming: new NameLot(prisma, agreeing, telling, reads),
      talk: new TalkWithVendor(prisma, organisations, telling, reads),
      clocks: new WatchRfqClocks(prisma, organisations, telling),
    };
  }

  /** 20 t of plate, 3.1, at most 1,800 kg CO2e per tonne, in Munich in ten days; asked of the mill and of a stranger. */
  async function sent() {
    const draft = await wired.keep.make(
      shop.buyer,
      rfqInput.parse({
        title: 'Plates for hall 7',
        rows: [
          {
            text: 'Heavy plate S355J2+N, 20 x 2000 x 6000 mm',
            grade: 'S355J2',
            unit: 'tonne',
            amountMilli: '20000',
            certificate: '3.1',
            carbonCapGramsPerKg: '1800',
          },
        ],
        place: { country: 'DE', postcode: '80331', city: 'München' },
        wantedOn: dayIn(10),
        answersBy: inDays(3),
        recipients: [
          { organisationId: shop.ids.seller },
          { organisationId: shop.beams.seller },
          { email: 'Verkauf@stahl-linz.example', name: 'Stahl Linz', language: 'de' },
        ],
      }),
    );
    await shop.database.sql.query(
      `INSERT INTO "user" (id, name, email, "updatedAt") VALUES ('user-of-Anke Brandt', 'Anke Brandt', 'anke@alpen.example', now())`,
    );
    const rfq = await wired.send.run(shop.buyer, draft.id);
    const [mill, , linz] = rfq.recipients;
    const token = linkTokenOf(shop.config.settings.authSecret, linz?.id ?? '');
    return {
      rfq,
      mill: {
        key: { id: mill?.id ?? '', vendorId: shop.ids.seller },
        userId: 'user-of-mill',
        name: 'Camille',
      },
      linz: { key: { tokenHash: hashSecret(token), now: new Date() }, userId: 'link:rfq', name: null },
      token,
    };
  }

  const quotationOf = (row: object, more: object = {}): QuotationInput =>
    quotationInput.parse({
      rows: [
        {
          row: 1,
          amountMilli: '20000',
          priceMinor: '71250',
          priceBasis: 'tonne',
          extrasMinor: '12000',
          freightMinor: '48000',
          certificate: '3.1',
          carbonGramsPerKg: '1620',
          deliveryOn: dayIn(9),
          ...row,
        },
      ],
      validUntil: inDays(5),
      ...more,
    });
  const letters = async () => {
    const { rows } = await shop.database.sql.query<{ to: string; subject: string }>(
      `SELECT payload->'to'->>0 AS "to", payload->>'subject' AS subject FROM outbox_message WHERE kind = 'mail' ORDER BY created_at, id`,
    );
    return rows;
  };

  it('compares by landed tonne, flags what deviates, and orders once at the price that was agreed', async () => {
    const { rfq, mill, linz } = await sent();
    await wired.answer.quote(mill, quotationOf({ offerId: shop.ids.offer }));
    const worse = { priceMinor: '70000', certificate: '2.2', deliveryOn: dayIn(14), carbonGramsPerKg: null };
    await wired.answer.quote(linz, quotationOf(worse));
    const compared = await wired.reads.read(shop.buyer, rfq.id);
    const shown = compared.recipients.map(({ name, state, quotations: [one] }) => [
      name,
      state,
      one?.totalMinor,
      one?.perTonneMinor,
      one?.rows[0]?.deviations.map(({ code, days, asked }) => [code, days, asked]),
    ]);
    expect(shown).to.deep.equal([
      ['Aciérie de la Moselle', 'quoted', '1485000', '74250', []],
      ['Stahlhandel Ruhr', 'asked', undefined, undefined, undefined],
      [
        'Stahl Linz',
        'quoted',
        '1460000',
        '73000',
        [
          ['later', 4, null],
          ['lesser-certificate', null, '3.1'],
          ['carbon-not-stated', null, '1800'],
        ],
      ],
    ]);
    const quotationId = compared.recipients[0]?.quotations[0]?.id ?? '';
    const rows = [{ row: 1 }];
    const wrong = await problemOf(
      wired.award.run(shop.buyer, rfq.id, { quotationId, rows, acceptMinor: '1484999' }),
    );
    expect(wrong?.details.reason).to.equal('total-changed');
    const given = await wired.award.run(shop.buyer, rfq.id, { quotationId, rows, acceptMinor: '1485000' });
    const award = given.recipients[0]?.awards[0];
    expect([award?.state, award?.mover, given.openMilli]).to.deep.equal(['ready', 'buyer', ['0']]);
    const basket = await shop.baskets.read(shop.member, award?.basketId ?? '');
    expect(basket.name).to.equal(rfq.number);
    expect(basket.totals.netMinor).to.equal('1485000');
    expect(basket.totals.deliveryMinor).to.equal('48000');
    const order = {
      basketId: basket.id ?? '',
      payer: shop.wallet.address,
      accept: { totalMinor: basket.totals.grossMinor },
    };
    const group = await shop.checkout.run(shop.buyer, order);
    const done = await wired.reads.read(shop.buyer, rfq.id);
    const ordered = group.vendors[0]?.orders[0];
    expect(done.recipients[0]?.awards[0]).to.include({ state: 'ordered', orderNumber: ordered?.number });
    // The same again is priced as the offer says.
    const again = await shop.addLine.run(shop.member, 'current', shop.plateLine(20));
    expect(again.vendors[0]?.lines[0]?.price?.why[0]).to.equal("The offer's price is 720.00 USDC per t.");
    const late = await problemOf(
      wired.award.run(shop.buyer, rfq.id, { quotationId, rows, acceptMinor: '1485000' }),
    );
    expect(late?.details.reason).to.equal('need-covered');
  });

  it('compares the lot that a quotation names with what was asked for and quoted, as it stands now', async () => {
    const { rfq, mill } = await sent();
    await wired.answer.quote(mill, quotationOf({ offerId: shop.ids.offer }));
    const lotOf = async () => {
      const { recipients } = await wired.reads.read(shop.buyer, rfq.id);
      const [quotation] = recipients[0]?.quotations ?? [];
      const lot = quotation?.rows[0]?.lot;
      return {
        lot,
        told: lot?.deviations.map(({ code, asked, quoted }) => [code, asked, quoted]),
        count: quotation?.deviationCount,
      };
    };
    const first = await lotOf();
    expect(first.lot).to.include({
      offerId: shop.ids.offer,
      dimensions: '20 × 2000 × 6000 mm',
      grade: 'S355J2+N',
      norm: 'EN 10025-2:2019',
      certificate: '3.1',
      availableGrams: '100000000',
    });
    // Nobody has said what its emissions are, and at most 1,620 g/kg were quoted.
    expect([first.told, first.count]).to.deep.equal([[['carbon-not-stated', '1620', null]], 1]);
    const sql = shop.database.sql;
    await sql.query(`UPDATE certificate SET kind = 22, summary = summary || '{"grade": "S235JR"}'`);
    await sql.query('UPDATE lot SET committed_grams = mass_grams - 12000000, emissions_grams_per_kg = 1900');
    expect((await lotOf()).told).to.deep.equal([
      ['other-grade', 'S355J2', 'S235JR'],
      ['lesser-certificate', '3.1', '2.2'],
      ['carbon-over', '1620', '1900'],
      ['lot-short', '20000000', '12000000'],
    ]);
    await sql.query(`UPDATE offer SET state = 'withdrawn'`);
    expect((await lotOf()).told?.[0]).to.deep.equal(['lot-closed', null, null]);
  });

  it('waits for the lot of a vendor that had no account, which takes the request over by its link', async () => {
    const { rfq, linz, token } = await sent();
    const answered = await wired.answer.quote(linz, quotationOf({}));
    expect([answered.vendor, answered.buyer]).to.deep.equal([
      { name: 'Stahl Linz', hasAccount: false },
      { name: null, country: 'DE' },
    ]);
    const quotationId = answered.quotations[0]?.id ?? '';
    const accept = { quotationId, rows: [{ row: 1, amountMilli: '5000' }], acceptMinor: '416250' };
    const given = await wired.award.run(shop.buyer, rfq.id, accept);
    const award = given.recipients[2]?.awards[0];
    // 5 t at 712.50, with 120 and 480 that were quoted for the whole.
    expect([award?.state, award?.mover, award?.totalMinor]).to.deep.equal(['lot-needed', 'vendor', '416250']);
    expect(given.openMilli).to.deep.equal(['15000']);
    const asked = await problemOf(wired.naming.claim(shop.seller, { token }));
    expect(asked?.details.reason).to.equal('request-taken');
    await shop.database.sql.query('DELETE FROM rfq_recipient WHERE vendor_id = $1', [shop.ids.seller]);
    const claimed = await wired.naming.claim(shop.seller, { token });
    expect(claimed.buyer.name).to.equal('Alpen Stahlbau');
    const named = await wired.naming.run(shop.seller, claimed.id, award?.id ?? '', {
      offerId: shop.ids.offer,
    });
    expect(named.awards[0]).to.include({ state: 'ready', mover: 'buyer', basketId: null });
    const after = await wired.reads.read(shop.buyer, rfq.id);
    const basketId = after.recipients.flatMap((one) => one.awards)[0]?.basketId ?? '';
    expect((await shop.baskets.read(shop.member, basketId)).totals.netMinor).to.equal('416250');
  });

  it('keeps vendors apart, and each version as it was', async () => {
    const { rfq, mill, linz } = await sent();
    await wired.answer.quote(mill, quotationOf({}));
    const second = await wired.answer.quote(mill, quotationOf({ priceMinor: '70500' }));
    expect(
      second.quotations.map(({ version, standing, totalMinor }) => [version, standing, totalMinor]),
    ).to.deep.equal([
      [2, 'standing', '1470000'],
      [1, 'superseded', '1485000'],
    ]);
    await wired.talk.run(shop.buyer, rfq.id, mill.key.id, { text: 'Could you deliver a day earlier?' });
    const seen = await wired.reads.request(linz.key);
    expect([seen.quotations, seen.messages]).to.deep.equal([[], []]);
    const first = second.quotations[1]?.id ?? '';
    const late = await problemOf(
      wired.award.run(shop.buyer, rfq.id, { quotationId: first, rows: [{ row: 1 }], acceptMinor: '1485000' }),
    );
    expect(late?.details.reason).to.equal('quotation-superseded');
    const withdrawn = await wired.answer.withdraw(mill);
    expect(withdrawn.quotations[0]?.standing).to.equal('withdrawn');
    const declined = await wired.answer.decline(linz, { reason: 'We roll no plate of that width.' });
    expect(declined.state).to.equal('declined');
    const stranger = { id: mill.key.id, vendorId: shop.beams.seller };
    expect((await problemOf(wired.reads.request(stranger)))?.code).to.equal('not-found');
    const other = { ...shop.buyer, organisationId: shop.beams.seller };
    expect((await problemOf(wired.reads.read(other, rfq.id)))?.code).to.equal('not-found');
  });

  it('writes to a mailbox once an hour of messages, and to a company of each; all of them are kept', async () => {
    const { rfq, linz } = await sent();
    await shop.database.sql.query(
      `INSERT INTO "user" (id, name, email, "updatedAt") VALUES ('user-of-mill', 'Camille', 'camille@moselle.example', now())`,
    );
    await shop.database.sql.query(
      `INSERT INTO member (user_id, organisation_id, duty, roles) VALUES ('user-of-mill', $1, 'trade', '{vendor-admin}')`,
      [shop.ids.seller],
    );
    const [mill, , stranger] = rfq.recipients;
    const before = (await letters()).length;
    for (const time of ['10:05', '10:40', '10:59', '11:00']) {
      const at = new Date(`2026-11-27T${time}:00Z`);
      for (const one of [mill, stranger])
        await wired.talk.run(shop.buyer, rfq.id, one?.id ?? '', { text: `It is ${time}.` }, at);
    }
    const to = (await letters()).slice(before).map((letter) => letter.to);
    expect(to.filter((one) => one === 'verkauf@stahl-linz.example')).to.have.length(2);
    expect(to.filter((one) => one === 'camille@moselle.example')).to.have.length(4);
    expect((await wired.reads.request(linz.key)).messages.map(({ text }) => text)).to.deep.equal([
      'It is 10:05.',
      'It is 10:40.',
      'It is 10:59.',
      'It is 11:00.',
    ]);
  });

  it('takes no answer once it is due, and tells each clock once', async () => {
    const { mill, linz } = await sent();
    await wired.answer.quote(mill, quotationOf({}));
    const before = (await letters()).length;
    const dayBefore = new Date(Date.now() + 2.5 * DAY_MS);
    expect(await wired.clocks.run(dayBefore)).to.equal(1);
    expect(await wired.clocks.run(dayBefore)).to.equal(0);
    const due = new Date(Date.now() + 3 * DAY_MS + 1_000);
    expect(await wired.clocks.run(due)).to.equal(1);
    const problem = await problemOf(wired.answer.quote(linz, quotationOf({}), due));
    expect(problem?.details.reason).to.equal('answers-closed');
    const ending = new Date(Date.now() + 4.5 * DAY_MS);
    expect(await wired.clocks.run(ending)).to.equal(1);
    expect((await letters()).length - before).to.be.greaterThan(2);
  });
});
