import { randomUUID } from 'node:crypto';
import { lotCodeOf } from '@topsteel/domain/digital-link';
import { AddLine } from '../../src/basket/add-line.ts';
import type { BasketCaller } from '../../src/basket/basket-owner.ts';
import { ChangeLine } from '../../src/basket/change-line.ts';
import { PriceBasket } from '../../src/basket/index.ts';
import { KeepBaskets } from '../../src/basket/keep-baskets.ts';
import { MergeBaskets } from '../../src/basket/merge-baskets.ts';
import { PasteLines } from '../../src/basket/paste-lines.ts';
import { RemoveLines } from '../../src/basket/remove-lines.ts';
import { Reorder } from '../../src/basket/reorder.ts';
import { CancelGroup } from '../../src/checkout/cancel-group.ts';
import { MakeCheckout } from '../../src/checkout/make-checkout.ts';
import { OfferRails } from '../../src/checkout/offer-rails.ts';
import { PayGroup } from '../../src/checkout/pay-group.ts';
import { ReadGroups } from '../../src/checkout/read-groups.ts';
import { PlaceOrders } from '../../src/order/index.ts';
import { Organisations } from '../../src/organisation/index.ts';
import { MakeQuotes } from '../../src/pricing/make-quotes.ts';
import { PriceLines } from '../../src/pricing/price-lines.ts';
import { RoadIntensity } from '../../src/delivery-zone/index.ts';
import { openMarket, type Market } from '../market/open-market.ts';

export type Shop = Awaited<ReturnType<typeof openShop>>;

/**
 * The market of `openMarket` (plate of a French mill, 720 USDC a tonne, 20 t), and a German stockist with beams in pieces:
 * HEB 200 of 12 m, 712.50 EUR per 100 kg, 20 t, by part number HEB200-12; with everything between a basket and its orders.
 */
export async function openShop(options: Parameters<typeof openMarket>[0] = {}) {
  const market = await openMarket(options);
  const { database, config, ids } = market;
  const { prisma } = database;
  const beams = await stockBeams(market, 'Stahlhandel Ruhr', 'HEB200-12');
  const prices = new PriceBasket(prisma, new PriceLines(new RoadIntensity()));
  const groups = new ReadGroups(prisma);
  const placing = new PlaceOrders(
    config,
    market.chain,
    new Organisations(prisma),
    market.rails,
    market.payments,
  );
  const merging = new MergeBaskets(prisma);
  const member: BasketCaller = { caller: market.buyer, guest: null };
  return {
    ...market,
    beams,
    member,
    guest: { caller: null, guest: null } satisfies BasketCaller,
    addLine: new AddLine(prisma, prices, merging),
    changeLine: new ChangeLine(prisma, prices),
    removeLines: new RemoveLines(prisma, prices),
    pasteLines: new PasteLines(prisma, prices),
    baskets: new KeepBaskets(prisma, prices),
    merging,
    reorder: new Reorder(prisma, prices),
    checkout: new MakeCheckout(prisma, prices, new MakeQuotes(config), placing, market.rails, groups),
    offerRails: new OfferRails(config, prisma, prices, market.rails),
    groups,
    payGroup: new PayGroup(groups, market.beginAttempt, market.orders, market.rails),
    cancelGroup: new CancelGroup(groups, market.cancelOrder),
    plateLine: (tonnes: number) => ({
      offerId: ids.offer,
      quantity: { unit: 'tonne' as const, amountMilli: (tonnes * 1_000).toString() },
    }),
    beamLine: (pieces: number) => ({
      offerId: beams.offer,
      quantity: { unit: 'piece' as const, amountMilli: (pieces * 1_000).toString() },
    }),
    /** How many rows of the audit say so. */
    async audited(action: string): Promise<number> {
      const { rows } = await database.sql.query<{ n: number }>(
        'SELECT count(*)::integer AS n FROM audit_entry WHERE action = $1',
        [action],
      );
      return rows[0]?.n ?? 0;
    },
  };
}

let lots = 1_000n;

/** Another vendor of the beams, in Germany. */
export async function stockBeams(market: Market, name: string, sku: string, productId?: string) {
  const { sql } = market.database;
  const [seller, certificate, lot, offer] = [randomUUID(), randomUUID(), randomUUID(), randomUUID()];
  const product = productId ?? randomUUID();
  const lotId = (lots += 1n);
  const account = `0x${lotId.toString(16).padStart(40, '3')}`;
  await sql.query(
    `INSERT INTO organisation (id, name, legal_name, country, city, roles, custody, account, profile, profile_cid, state, updated_at)
     SELECT $1, $2, $2 || ' GmbH', 'DE', 'Duisburg', '{stockist}', 'hosted', $3, profile, profile_cid, 'registered', now()
       FROM organisation WHERE id = $4`,
    [seller, name, account, market.ids.seller],
  );
  await sql.query(
    `INSERT INTO certificate SELECT (jsonb_populate_record(c, jsonb_build_object('id', $1::text, 'organisation_id', $2::text,
       'number', '2026-' || $3, 'subject', '0x' || lpad($3, 64, '0')))).* FROM certificate c WHERE id = $4`,
    [certificate, seller, lotId.toString(), market.ids.certificate],
  );
  await sql.query(
    `INSERT INTO lot SELECT (jsonb_populate_record(l, jsonb_build_object('id', $1::text, 'organisation_id', $2::text,
       'certificate_id', $3::text, 'lot_id', $4::text, 'lot_code', $5::text, 'mass_grams', 20000000, 'held_grams', 20000000,
       'committed_grams', 0))).* FROM lot l WHERE id = $6`,
    [lot, seller, certificate, lotId.toString(), lotCodeOf(lotId), market.ids.lot],
  );
  if (productId === undefined) {
    await sql.query(
      `INSERT INTO product (id, key, family, form, designation, grade, grade_key, norm, length_um, height_um, width_um,
                            grams_per_metre, state)
       VALUES ($1, 'section heb 200 s355j2 12000', 'section', 'heb', 'HEB 200', 'S355J2', 'S355J2', 'EN 10025-2', 12000000,
               200000, 200000, 61300, 'published')`,
      [product],
    );
  }
  await sql.query(
    `INSERT INTO offer (id, organisation_id, lot_row_id, certificate_id, state, price_per_tonne_minor, min_grams, step_grams,
                        over_tolerance_permille, city, country, incoterm, lead_time_days, grade_key, search_text, product_id,
                        currency, price_basis, price_minor, sold_unit, sold_min_milli, sold_step_milli, sku, created_at,
                        updated_at)
     VALUES ($1, $2, $3, $4, 'open', 8282320875, 100000, 100000, 20, 'Duisburg', 'DE', 'FCA', 5, 'S355J2', 'heb 200', $5,
             'EUR', '100kg', 71250, 'piece', 2000, 1000, $6, now(), now())`,
    [offer, seller, lot, certificate, product, sku],
  );
  await sql.query(
    `INSERT INTO bridge.fx_rate (base, quote, round, rate_e8, observed_at, valid_until, sources, signatures)
     VALUES ('EUR', 'USD', 7, 116243100, now(), now() + interval '1 hour', '[]', '[]') ON CONFLICT DO NOTHING`,
  );
  return { seller, certificate, lot, offer, product };
}
