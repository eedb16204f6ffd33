import { randomUUID } from 'node:crypto';
import type { TestDatabase } from '../database/open-database.ts';
import { SELLER_ACCOUNT, stockMarket } from '../market/stock-market.ts';

/** The seller of plate of `stockMarket` also has beams: HEB 200 of 12 m at 712.50 EUR per 100 kg, in pieces, cut and blasted. */
export async function stockBeams(database: TestDatabase) {
  const { prisma, sql } = database;
  const ids = await stockMarket(prisma, {
    sellerAccount: SELLER_ACCOUNT,
    sellerCustody: 'hosted',
    lotGrams: 20_000_000n,
  });
  const product = randomUUID();
  const beam = randomUUID();
  await sql.query(
    `INSERT INTO product (id, key, family, form, designation, grade, grade_key, norm, length_um, height_um, width_um,
                          grams_per_metre, state)
     VALUES ($1, 'section heb 200 s355j2 12000', 'section', 'heb', 'HEB 200', 'S355J2', 'S355J2', 'EN 10025-2', 12000000,
             200000, 200000, 61300, 'published')`,
    [product],
  );
  await sql.query(
    `INSERT INTO offer (id, organisation_id, lot_row_id, certificate_id, state, price_per_tonne_minor, min_grams, step_grams,
                        over_tolerance_permille, city, country, incoterm, lead_time_days, grade_key, search_text, product_id,
                        currency, price_basis, price_minor, sold_unit, sold_min_milli, sold_step_milli, created_at, updated_at)
     SELECT $1, organisation_id, lot_row_id, certificate_id, 'open', 8282320875, 100000, 100000, 20, 'Metz', 'FR', 'FCA', 5,
            'S355J2', 'heb 200', $2, 'EUR', '100kg', 71250, 'piece', 2000, 1000, now(), now()
       FROM offer WHERE id = $3`,
    [beam, product, ids.offer],
  );
  await sql.query(
    `INSERT INTO offer_extra (offer_id, code, basis, price_minor, is_always)
     VALUES ($1, 'alloy-surcharge', 'tonne', 3500, true), ($1, 'cut', 'cut', 450, false), ($1, 'shot-blast', 'metre', 180, false)`,
    [beam],
  );
  await sql.query(
    'INSERT INTO offer_price_break (offer_id, from_grams, price_minor) VALUES ($1, 5000000, 70000)',
    [beam],
  );
  for (const [base, rate] of [
    ['EUR', 116_243_100],
    ['GBP', 131_000_000],
    ['CHF', 124_500_000],
  ] as const) {
    await sql.query(
      `INSERT INTO bridge.fx_rate (base, quote, round, rate_e8, observed_at, valid_until, sources, signatures)
       VALUES ($1, 'USD', 7, $2, now(), now() + interval '1 hour', '[]', '[]')`,
      [base, rate],
    );
  }
  return { ...ids, product, beam };
}
