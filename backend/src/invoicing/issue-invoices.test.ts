import { expect } from 'chai';
import type { Order } from '@topsteel/domain/api';
import { checkInvoice, readCii, writeCii, type Invoice } from '@topsteel/domain/invoice';
import { sha256Hex } from '@topsteel/domain/jcs';
import { openMarket, type Market } from '../../test/market/open-market.ts';
import { FollowPayments } from './follow-payments.ts';
import { takeNumber } from './infra/invoice-store.ts';
import { IssueInvoices } from './issue-invoices.ts';

describe('invoicing: what is issued when money moves', () => {
  let market: Market;
  let issue: IssueInvoices;
  let order: Order;
  beforeEach(async () => {
    market = await openMarket({ env: { PLATFORM_COUNTRY: 'LU' } });
    issue = new IssueInvoices(market.config, market.database.prisma, new FollowPayments());
    order = await delivered();
  });
  afterEach(() => market.close());

  const delivered = async () => {
    const placed = await market.order();
    await market.database.sql.query(
      `INSERT INTO delivery (order_id, ref, carrier, announced_at, weighed_grams, weighed_at)
       VALUES ($1, $2, 'Transports Lorrains', now(), 4982000, '2026-11-24T09:00:00Z')`,
      [placed.id, placed.number],
    );
    return placed;
  };

  /** What the chain says of the payment, projected. */
  const settled = (capturedMinor: string, feeMinor: string, isFinal = true) =>
    market.database.sql.query(
      `UPDATE payment SET state = 'captured', is_final = $2, authorized_minor = greatest(authorized_minor, $3::numeric), captured_minor = $3, fee_minor = $4, title_grams = 4982000,
              updated_at = now() WHERE order_id = $1`,
      [order.id, isFinal, capturedMinor, feeMinor],
    );
  const snapshot = (captured: string, said: Record<string, string> = {}) =>
    JSON.stringify({
      phase: 'closed',
      authorizedMinor: '311245',
      capturedMinor: captured,
      voidedMinor: (311_245n - BigInt(captured)).toString(),
      refundPendingMinor: '0',
      refundedMinor: '0',
      reversedMinor: '0',
      disputedMinor: '0',
      providerFeeMinor: '0',
      isFinal: true,
      failure: null,
      ...said,
    });
  /** A card has paid the order, and what it paid was divided. */
  const paidByCard = async (captured: string, commission: string, vat: string) => {
    const { sql } = market.database;
    const { rows } = await sql.query<{ id: string }>(
      `INSERT INTO payment_attempt (id, order_id, rail, currency, amount_minor, reference, state, snapshot, updated_at)
       VALUES (uuidv7(), $1, 'card', 'EUR', 311245, 'A1', 'captured', $2, now()) RETURNING id`,
      [order.id, snapshot(captured)],
    );
    await sql.query(
      `UPDATE payment SET rail = 'card', currency = 'EUR', payer = NULL, attempt_id = $2, amount_minor = 311245 WHERE order_id = $1`,
      [order.id, rows[0]?.id],
    );
    await sql.query(
      `INSERT INTO order_distribution (order_id, currency, seller_id, seller_account, vat_country, vat_permille, tariff,
              captured_minor, commission_minor, vat_minor, net_minor, captured_at, updated_at)
       VALUES ($1, 'EUR', $2, '0x1', 'FR', 0, '{}', $3::numeric, $4::numeric, $5::numeric, $3::numeric - $4::numeric - $5::numeric,
               now(), now())`,
      [order.id, market.ids.seller, captured, commission, vat],
    );
  };
  const issued = async () => {
    const { rows } = await market.database.sql.query<{
      number: string;
      kind: string;
      is_credit: boolean;
      amount_minor: string;
      document: Invoice;
      xml_sha256: string;
    }>('SELECT number, kind, is_credit, amount_minor, document, xml_sha256 FROM invoice ORDER BY id');
    return rows;
  };
  const brief = async () =>
    (await issued()).map(({ number, kind, is_credit, document: { totals } }) =>
      [number, kind, is_credit ? 'credit' : 'invoice', totals.gross].join(' '),
    );
  const year = new Date().getUTCFullYear();

  it('the seller’s invoice and the commission’s, once, when the capture is final', async () => {
    await settled('3587040000', '35870400', false);
    await issue.run();
    expect(await brief()).to.deep.equal([]);
    await settled('3587040000', '35870400');
    await issue.run();
    await Promise.all([issue.run(), issue.run()]);
    expect(await brief()).to.deep.equal([
      `V0001-${year}-000001 sale invoice 3587.04`,
      `TS-${year}-000001 commission invoice 35.87`,
    ]);
    const [sale, commission] = await issued();
    expect(sale?.document.lines[0]).to.include({
      quantity: '4.982',
      unit: 'TNE',
      net: '3587.04',
      price: '720.00',
    });
    expect(sale?.document.vatBreakdown[0]).to.include({
      category: 'K',
      tax: '0.00',
      exemptionCode: 'VATEX-EU-IC',
    });
    expect(sale?.document.lines[0]?.attributes).to.deep.include({
      name: 'Inspection certificate',
      value: '2026-104711',
    });
    expect(sale?.document.salesOrderReference).to.equal(order.number);
    expect(sale?.document.delivery).to.deep.include({ on: '2026-11-24' });
    expect(commission?.document.vatBreakdown[0]).to.include({ category: 'AE' });
    for (const { document, xml_sha256 } of await issued()) {
      const xml = writeCii(document);
      expect(sha256Hex(new TextEncoder().encode(xml))).to.equal(xml_sha256);
      expect(checkInvoice(readCii(xml))).to.deep.equal([]);
    }
    const { rows } = await market.database.sql.query<{ kind: string; type: string }>(
      `SELECT kind, body->'data'->>'number' AS type FROM webhook_event ORDER BY key`,
    );
    expect(rows.map(({ kind }) => kind)).to.deep.equal([
      'invoice.issued',
      'invoice.issued',
      'invoice.issued',
    ]);
  });

  it('credit notes when money goes back, which name what they correct', async () => {
    await settled('3587040000', '35870400');
    await issue.run();
    await settled('3467040000', '34670400');
    await issue.run();
    await issue.run();
    expect(await brief()).to.deep.equal([
      `V0001-${year}-000001 sale invoice 3587.04`,
      `TS-${year}-000001 commission invoice 35.87`,
      `V0001-${year}-000002 sale credit 120.00`,
      `TS-${year}-000002 commission credit 1.20`,
    ]);
    const credit = (await issued())[2]?.document;
    expect(credit).to.deep.include({ typeCode: '381' });
    expect(credit?.preceding).to.deep.equal([{ number: `V0001-${year}-000001`, issuedOn: credit?.issuedOn }]);
    await settled('0', '0');
    await issue.run();
    const sums = (await issued()).reduce<Record<string, bigint>>(
      (total, { kind, is_credit, amount_minor }) => {
        const amount = BigInt(amount_minor);
        return { ...total, [kind]: (total[kind] ?? 0n) + (is_credit ? -amount : amount) };
      },
      {},
    );
    expect(sums).to.deep.equal({ sale: 0n, commission: 0n });
  });

  it('credit notes that come to the invoice to the cent, in however many parts a refund is made', async () => {
    await settled('1000000000', '10000000');
    await issue.run();
    for (const left of ['666665000', '333330000', '0']) {
      await settled(left, (BigInt(left) / 100n).toString());
      await issue.run();
    }
    expect(await brief()).to.deep.equal([
      `V0001-${year}-000001 sale invoice 1000.00`,
      `TS-${year}-000001 commission invoice 10.00`,
      `V0001-${year}-000002 sale credit 333.33`,
      `TS-${year}-000002 commission credit 3.33`,
      `V0001-${year}-000003 sale credit 333.34`,
      `TS-${year}-000003 commission credit 3.34`,
      `V0001-${year}-000004 sale credit 333.33`,
      `TS-${year}-000004 commission credit 3.33`,
    ]);
    expect((await issued()).flatMap(({ document }) => checkInvoice(document))).to.deep.equal([]);
  });

  it('a commission with VAT, given back as the ledger took it back', async () => {
    const { sql } = market.database;
    await sql.query(`UPDATE organisation SET country = 'LU', vat = 'LU26375245' WHERE id = $1`, [
      market.ids.seller,
    ]);
    order = await delivered();
    await paidByCard('11554', '115', '20');
    await settled('11554', '135');
    await issue.run();
    for (const [back, net, tax] of [
      ['3851', '77', '13'],
      ['7702', '38', '6'],
      ['11554', '0', '0'],
    ] as const) {
      await sql.query(
        `UPDATE order_distribution SET taken_back_minor = $2::numeric, commission_minor = $3::numeric, vat_minor = $4::numeric,
                net_minor = captured_minor - $2::numeric - $3::numeric - $4::numeric, updated_at = now() WHERE order_id = $1`,
        [order.id, back, net, tax],
      );
      await issue.run();
    }
    const documents = (await issued()).filter(({ kind }) => kind === 'commission');
    expect(
      documents.map(({ document: { typeCode, totals } }) => [
        typeCode,
        totals.net,
        totals.tax,
        totals.rounding,
        totals.prepaid,
      ]),
    ).to.deep.equal([
      ['380', '1.15', '0.20', null, '1.35'],
      ['381', '0.38', '0.07', null, '0.45'],
      ['381', '0.39', '0.07', null, '0.46'],
      ['381', '0.38', '0.06', null, '0.44'],
    ]);
    expect(documents.flatMap(({ document }) => checkInvoice(document))).to.deep.equal([]);
  });

  it('what a card has paid, in euros, with the commission that was divided; a reversal is no credit note', async () => {
    const { sql } = market.database;
    await paidByCard('308582', '3085', '0');
    await settled('308582', '3085');
    await issue.run();
    const [sale, commission] = await issued();
    expect(sale?.document).to.deep.include({ currency: 'EUR' });
    expect(sale?.document.totals).to.include({ gross: '3085.82', prepaid: '3085.82', due: '0.00' });
    expect(sale?.document.payment).to.include({ meansCode: '48', remittance: 'A1' });
    expect(sale?.document.lines[0]?.price).to.equal('619.3938177439');
    expect(commission?.document.totals.gross).to.equal('30.85');
    await sql.query(`UPDATE payment_attempt SET snapshot = $1, updated_at = now()`, [
      snapshot('308582', { reversedMinor: '308582' }),
    ]);
    await settled('0', '0');
    await issue.run();
    expect((await brief()).filter((each) => each.includes('sale'))).to.have.length(1);
    await sql.query(`UPDATE payment_attempt SET snapshot = $1, updated_at = now()`, [
      snapshot('308582', { refundedMinor: '8582' }),
    ]);
    await issue.run();
    expect(await brief()).to.include(`V0001-${year}-000002 sale credit 85.82`);
  });

  it('nothing that breaks a rule: it is held, a person is told why, and it goes out when it is sound', async () => {
    const { sql } = market.database;
    await sql.query('UPDATE organisation SET vat = NULL WHERE id = $1', [market.ids.seller]);
    await settled('3587040000', '35870400');
    await issue.run();
    expect(await brief()).to.deep.equal([]);
    const work = async () =>
      (
        await sql.query<{ key: string; reason: string; closed_at: Date | null }>(
          'SELECT key, reason, closed_at FROM work_item ORDER BY key',
        )
      ).rows;
    expect((await work()).map(({ key }) => key)).to.deep.equal([
      `invoice:${order.id}:commission`,
      `invoice:${order.id}:sale`,
    ]);
    expect((await work())[1]?.reason).to.include('BR-CO-26');
    await sql.query(`UPDATE organisation SET vat = 'FR40303265045' WHERE id = $1`, [market.ids.seller]);
    await sql.query('UPDATE invoice_watch SET retry_at = now()');
    await issue.run();
    expect(await brief()).to.have.length(2);
    expect((await work()).every(({ closed_at }) => closed_at !== null)).to.equal(true);
  });

  it('VAT at home in the currency of the accounts too, once there is a rate', async () => {
    const { sql } = market.database;
    await sql.query(`UPDATE organisation SET country = 'FR', vat = 'FR83404833048' WHERE id = $1`, [
      market.ids.buyer,
    ]);
    order = await delivered();
    await settled('4304450000', '43044500');
    await issue.run();
    expect(await brief()).to.deep.equal([`TS-${year}-000001 commission invoice 43.04`]);
    await sql.query(
      `INSERT INTO bridge.fx_rate (base, quote, round, rate_e8, observed_at, valid_until, sources, signatures)
       VALUES ('EUR', 'USD', 1, 116243100, now(), now() + interval '1 hour', '[]', '[]')`,
    );
    await sql.query('UPDATE invoice_watch SET retry_at = now()');
    await issue.run();
    const sale = (await issued()).find(({ kind }) => kind === 'sale')?.document;
    // 717.41 dollars at 1.162431 are 617.163169… euros.
    expect(sale?.totals).to.include({
      net: '3587.04',
      tax: '717.41',
      gross: '4304.45',
      taxInTaxCurrency: '617.16',
    });
    expect(sale?.taxCurrency).to.equal('EUR');
  });

  it('without a gap in any series, whoever fails in between, and never changed', async () => {
    const { prisma, sql } = market.database;
    const take = (isKept: boolean) =>
      prisma
        .transact(async (tx) => {
          const taken = await takeNumber(tx, 'platform', '2026');
          if (!isKept) throw new Error('the process died');
          return taken.number;
        })
        .catch(() => null);
    const numbers = await Promise.all(Array.from({ length: 20 }, (_, index) => take(index % 3 !== 0)));
    const kept = numbers.filter((number) => number !== null).sort();
    expect(kept).to.deep.equal(
      Array.from({ length: 13 }, (_, index) => `TS-2026-${(index + 1).toString().padStart(6, '0')}`),
    );
    await settled('3587040000', '35870400');
    await sql.query('UPDATE invoice_series SET next = 1');
    await issue.run();
    const refusal = (statement: string) =>
      sql.query(statement).then(
        () => 'allowed',
        (error: unknown) => (error as Error).message,
      );
    expect(await refusal(`UPDATE invoice SET number = 'X'`)).to.not.equal('allowed');
    expect(await refusal('DELETE FROM invoice')).to.not.equal('allowed');
    expect(
      await refusal(
        `INSERT INTO invoice SELECT uuidv7(), 'V9', issuer, 7, kind, is_credit, corrects, order_id, seller_id, recipient_id, currency,
                amount_minor, net_minor, mass_grams, issued_on, document, xml_sha256, now() FROM invoice WHERE kind = 'sale'`,
      ),
    ).to.include('has another next number');
  });
});
