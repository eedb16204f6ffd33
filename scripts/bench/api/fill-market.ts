import pg from 'pg';
import { vatNumberOf } from './vat-number-of.ts';

/** How large the market is that `bench:api` measures. */
export interface MarketSize {
  products: number;
  offers: number;
  vendors: number;
  customers: number;
  orderLines: number;
}

export const FULL_SIZE: MarketSize = {
  products: 50_000,
  offers: 60_000,
  vendors: 2_000,
  customers: 10_000,
  orderLines: 1_000_000,
};

/** Ids that the dataset makes: kind 1 vendors, 2 customers, 3 products, 4 certificates, 5 lots, 6 offers, 7 quotes, 8 orders. */
export const idOf = (kind: number, index: number): string =>
  `0000000${kind}-0000-7000-8000-${index.toString(16).padStart(12, '0')}`;

const id = (kind: number, index: string): string =>
  `('0000000${kind}-0000-7000-8000-' || lpad(to_hex(${index}), 12, '0'))::uuid`;
const hex = (of: string): string => `'0x' || encode(sha256(convert_to(${of}, 'UTF8')), 'hex')`;
const account = (of: string): string => `'0x' || left(encode(sha256(convert_to(${of}, 'UTF8')), 'hex'), 40)`;
const pick = (values: readonly string[], index: string): string =>
  `(ARRAY[${values.map((value) => `'${value}'`).join(',')}])[1 + (${index}) % ${values.length}]`;

const COUNTRIES = ['FR', 'DE', 'IT', 'ES', 'BE', 'NL', 'AT', 'PL'];
const CITIES = ['Lyon', 'Duisburg', 'Brescia', 'Bilbao', 'Gent', 'Rotterdam', 'Linz', 'Katowice'];
const SECTIONS = ['HEA', 'HEB', 'IPE', 'UPN'];
const SECTION_GRADES = ['S235JR', 'S275JR', 'S355J2', 'S355J0', 'S355K2', 'S460M'];
const PLATE_GRADES = ['S235JR', 'S355J2+N', 'S355K2+N', 'S460ML', 'S690QL', 'P265GH', 'P355NL1', 'A36'];

/** Fills an empty, migrated database. Everything is a function of its index, so two runs make the same market. */
export async function fillMarket(databaseUrl: string, size: MarketSize): Promise<void> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    await client.query(`SET synchronous_commit = off; SET work_mem = '64MB'`);
    await fillOrganisations(client, size);
    await fillProducts(client, size.products);
    await fillOffers(client, size);
    await fillTerms(client);
    await fillOrders(client, size);
    await client.query('VACUUM ANALYZE');
  } finally {
    await client.end();
  }
}

async function fillOrganisations(client: pg.Client, { vendors, customers }: MarketSize): Promise<void> {
  for (const [kind, count, role] of [
    [1, vendors, 'mill'],
    [2, customers, 'buyer'],
  ] as const) {
    const numbers = Array.from({ length: count }, (_, at) =>
      vatNumberOf(COUNTRIES[(at + 1) % COUNTRIES.length] ?? '', kind * 100_000 + at),
    );
    await client.query(
      `INSERT INTO organisation (id, name, legal_name, country, city, vat, roles, custody, account, profile, profile_cid,
                                 state, updated_at)
       SELECT ${id(kind, 'i')}, '${role === 'mill' ? 'Steel works' : 'Constructions'} ' || i,
              '${role === 'mill' ? 'Steel works' : 'Constructions'} ' || i || ' SA', ${pick(COUNTRIES, 'i')},
              ${pick(CITIES, 'i')}, ($2::text[])[i], ARRAY['${role}'], 'hosted', ${account(`'${role}' || i`)},
              ${hex(`'${role}' || i`)}, 'bafkrei' || i, 'registered', now()
         FROM generate_series(1, $1::int) AS i`,
      [count, numbers],
    );
    await client.query(
      `INSERT INTO vat_number (number, country, state, checked_at)
       SELECT vat, country, 'valid', now() FROM organisation WHERE vat = ANY ($1::text[])`,
      [numbers],
    );
  }
}

/** Of ten products four are sections, three plates, two hollow sections, and one reinforcing bar. */
async function fillProducts(client: pg.Client, products: number): Promise<void> {
  const section = `${pick(SECTIONS, 'i')} || ' ' || (100 + 20 * ((i / 4) % 20))`;
  const plate = `((i / 3) % 60 + 3) || ' × ' || (1000 + 500 * ((i / 7) % 5)) || ' × ' || (2000 + 1000 * ((i / 11) % 11))`;
  const hollow = `'SHS ' || (40 + 10 * ((i / 2) % 26)) || ' × ' || (3 + (i / 53) % 10)`;
  const lengthMm = `CASE WHEN i % 10 < 4 OR i % 10 IN (7, 8) THEN 6000 + 500 * ((i / 13) % 25) WHEN i % 10 = 9 THEN 12000 ELSE 2000 + 1000 * ((i / 11) % 11) END`;
  await client.query(
    `INSERT INTO product (id, key, family, form, designation, grade, grade_key, norm, height_um, width_um, thickness_um,
                          diameter_um, length_um, grams_per_metre, grams_per_piece, texts, state)
     SELECT ${id(3, 'i')}, 'p' || i || ':' || lower(designation) || ':' || lower(grade), family, form, designation, grade,
            upper(grade), norm, height, width, thickness, diameter, length, metre, metre * length / 1000000,
            jsonb_build_object('en', jsonb_build_object('name', designation || ' ' || grade, 'description', norm)), 'published'
       FROM (SELECT i,
              CASE WHEN i % 10 < 4 THEN 'section' WHEN i % 10 < 7 THEN 'plate' WHEN i % 10 < 9 THEN 'hollow-section'
                   ELSE 'rebar' END AS family,
              CASE WHEN i % 10 < 4 THEN lower(${pick(SECTIONS, 'i')}) WHEN i % 10 < 7 THEN 'plate' WHEN i % 10 < 9 THEN 'shs'
                   ELSE 'rebar' END AS form,
              CASE WHEN i % 10 < 4 THEN ${section} WHEN i % 10 < 7 THEN ${plate} WHEN i % 10 < 9 THEN ${hollow}
                   ELSE 'Ø ' || (6 + 2 * ((i / 10) % 18)) END AS designation,
              CASE WHEN i % 10 < 4 THEN ${pick(SECTION_GRADES, 'i / 17')} WHEN i % 10 < 7 THEN ${pick(PLATE_GRADES, 'i / 17')}
                   WHEN i % 10 < 9 THEN ${pick(['S235JRH', 'S355J2H', 'S355NH'], 'i / 17')}
                   ELSE ${pick(['B500A', 'B500B', 'B500C'], 'i / 17')} END AS grade,
              CASE WHEN i % 10 < 7 THEN 'EN 10025-2' WHEN i % 10 < 9 THEN 'EN 10210-1' ELSE 'EN 10080' END AS norm,
              CASE WHEN i % 10 < 4 THEN 1000 * (100 + 20 * ((i / 4) % 20)) WHEN i % 10 IN (7, 8) THEN 1000 * (40 + 10 * ((i / 2) % 26)) END AS height,
              CASE WHEN i % 10 BETWEEN 4 AND 6 THEN 1000 * (1000 + 500 * ((i / 7) % 5)) END AS width,
              CASE WHEN i % 10 BETWEEN 4 AND 6 THEN 1000 * ((i / 3) % 60 + 3) WHEN i % 10 IN (7, 8) THEN 1000 * (3 + (i / 53) % 10) END AS thickness,
              CASE WHEN i % 10 = 9 THEN 1000 * (6 + 2 * ((i / 10) % 18)) END AS diameter,
              1000 * (${lengthMm}) AS length,
              (5000 + 1000 * (i % 240))::bigint AS metre
             FROM generate_series(1, $1::int) AS i) AS made`,
    [products],
  );
}

/** An offer has its lot, and the lot its certificate. The first products have two offers. */
async function fillOffers(client: pg.Client, { offers, products, vendors }: MarketSize): Promise<void> {
  const product = id(3, `1 + (i - 1) % ${products}`);
  const vendor = id(1, `1 + i % ${vendors}`);
  await client.query(
    `INSERT INTO certificate (id, organisation_id, state, number, kind, heat_number, grade, subject, mass_grams,
                              commissioned_grams, summary, findings, document_hash, leaf, siblings, updated_at)
     SELECT ${id(4, 'i')}, ${vendor}, 'final', 'MTC-' || i, CASE i % 5 WHEN 0 THEN 32 WHEN 1 THEN 22 ELSE 31 END, 'H' || (100000 + i),
            p.grade, 'subject-' || i, 5000000000, 5000000000,
            jsonb_build_object('number', 'MTC-' || i, 'kind', 31, 'kindText', 'EN 10204 3.1', 'manufacturer',
              'Steel works ' || (1 + i % ${vendors}), 'heatNumber', 'H' || (100000 + i), 'batchIdentifications', '[]'::jsonb, 'grade',
              p.grade, 'norm', p.norm, 'product', 'Hot rolled ' || p.form, 'form', p.form, 'dimensions', p.designation,
              'pieces', null, 'massGrams', '5000000000', 'marking', null, 'date', '2026-10-01', 'gtin', null,
              'countryOfMelt', 'FR', 'route', 'EAF-scrap', 'chemistry',
              (SELECT jsonb_agg(jsonb_build_object('symbol', s, 'actual', '0.1', 'unit', '%', 'min', null, 'max', '0.2',
                 'verdict', 'within', 'limit', 'EN 10025-2, table 2')) FROM unnest(ARRAY['C','Si','Mn','P','S','Cu','N','Cr','Ni','Mo']) AS s),
              'mechanics', '[]'::jsonb, 'conformance', jsonb_build_object('verdict', 'conforms', 'sentence',
              'All values are within the norm.', 'checked', 10, 'required', 10, 'missing', '[]'::jsonb)),
            '[]', ${hex(`'document' || i`)}, ${hex(`'leaf' || i`)}, '{}', now()
       FROM generate_series(1, $1::int) AS i JOIN product p ON p.id = ${product}`,
    [offers],
  );
  await client.query(
    `INSERT INTO lot (id, organisation_id, certificate_id, lot_id, lot_code, ordinal, state, mass_grams, held_grams,
                      emissions_grams_per_kg, emissions_grams, country_of_melt, route, evidence, evidence_cid, epcis_event,
                      updated_at)
     SELECT ${id(5, 'i')}, ${vendor}, ${id(4, 'i')}, (1000000 + i)::text, 'LOT' || lpad(i::text, 8, '0'), 0, 'final', 5000000000,
            5000000000, 400 + i % 1800, 5000000::bigint * (400 + i % 1800), 'FR', 'EAF-scrap', ${hex(`'evidence' || i`)}, 'bafkrei' || i,
            'ni:///sha-256;' || i, now()
       FROM generate_series(1, $1::int) AS i`,
    [offers],
  );
  await client.query(
    `INSERT INTO offer (id, organisation_id, lot_row_id, certificate_id, state, price_per_tonne_minor, min_grams, step_grams,
                        over_tolerance_permille, city, country, incoterm, lead_time_days, grade_key, form, search_text,
                        product_id, sku, currency, price_basis, price_minor, updated_at)
     SELECT ${id(6, 'i')}, ${vendor}, ${id(5, 'i')}, ${id(4, 'i')}, 'open', 1000000::bigint * (600 + i % 900), 100000, 1000, 5,
            ${pick(CITIES, 'i')}, ${pick(COUNTRIES, 'i')}, 'DAP', i % 30, p.grade_key, p.form,
            lower(p.designation || ' ' || p.grade || ' ' || p.norm || ' ' || 'h' || (100000 + i)), p.id, 'SKU-' || i, 'EUR',
            'tonne', 100::bigint * (560 + i % 840), now()
       FROM generate_series(1, $1::int) AS i JOIN product p ON p.id = ${product}`,
    [offers],
  );
  await client.query(
    `INSERT INTO offer_price_break (offer_id, from_grams, price_minor)
     SELECT ${id(6, 'i')}, grams, 98::bigint * (560 + i % 840)
       FROM generate_series(1, $1::int, 3) AS i, unnest(ARRAY[5000000, 20000000]::bigint[]) AS grams`,
    [offers],
  );
}

/** Rates of the day, and twenty price rules of the marketplace that are in force. */
async function fillTerms(client: pg.Client): Promise<void> {
  await client.query(
    `INSERT INTO bridge.fx_rate (base, quote, round, rate_e8, observed_at, valid_until, sources, signatures)
     SELECT base, 'USD', 1, rate, now(), now() + interval '1 day', '[]', '[]'
       FROM (VALUES ('EUR', 116243100), ('GBP', 133000000), ('CHF', 124000000)) AS rates (base, rate)`,
  );
  await client.query(
    `INSERT INTO price_rule (name, priority, family, effect, change_bps, amount_minor, currency, from_grams, valid_from, created_by)
     SELECT 'Rule ' || i, i, CASE i % 4 WHEN 0 THEN 'section' WHEN 1 THEN 'plate' WHEN 2 THEN 'rebar' END,
            CASE WHEN i % 2 = 0 THEN 'price-bps' ELSE 'per-tonne' END, CASE WHEN i % 2 = 0 THEN -10 END,
            CASE WHEN i % 2 = 1 THEN 50 END, CASE WHEN i % 2 = 1 THEN 'EUR' END, 1000000 * i, now() - interval '1 day', 'bench'
       FROM generate_series(1, 20) AS i`,
  );
}

/** Three years of orders, each line of its own lot, settled long ago. */
async function fillOrders(client: pg.Client, size: MarketSize): Promise<void> {
  const { orderLines, offers, vendors, customers } = size;
  const BATCH = 100_000;
  const offer = `(1 + (i::bigint * 7919) % ${offers})::integer`;
  for (let from = 1; from <= orderLines; from += BATCH) {
    const range = [from, Math.min(from + BATCH - 1, orderLines)];
    await client.query(
      `INSERT INTO quote (id, offer_id, buyer_id, seller_id, lot_id, lot_code, description, grade, heat_number, mass_grams,
                          max_grams, price_per_tonne_minor, goods_minor, tax_minor, total_minor, max_amount_minor, tax_rule,
                          commission, inspection_seconds, created_at, expires_at)
       SELECT ${id(7, 'i')}, ${id(6, offer)}, ${id(2, `1 + i % ${customers}`)}, ${id(1, `1 + (${offer}) % ${vendors}`)},
              (1000000 + ${offer})::text, 'LOT' || lpad((${offer})::text, 8, '0'), 'Hot rolled beam, HEB 200', 'S355J2',
              'H' || (100000 + ${offer}), 5000000, 5025000, 700000000, 3500000000, 0, 3500000000, 3517500000,
              '{"code":"reverse-charge","ratePermille":0,"country":"DE","sentence":"Reverse charge."}',
              '{"feeBps":100,"paidBy":"seller","feeMinor":"35000000","shares":[]}', 86400,
              now() - (i % 1095) * interval '1 day', now() - (i % 1095) * interval '1 day' + interval '15 minutes'
         FROM generate_series($1::int, $2::int) AS i`,
      range,
    );
    await client.query(
      `INSERT INTO purchase_order (id, number, quote_id, offer_id, buyer_id, seller_id, created_by, fulfilment, held_grams,
                                   created_at, updated_at)
       SELECT ${id(8, 'i')}, 'TS-P-' || i, ${id(7, 'i')}, ${id(6, offer)}, ${id(2, `1 + i % ${customers}`)},
              ${id(1, `1 + (${offer}) % ${vendors}`)}, 'past', 'delivered', 0, now() - (i % 1095) * interval '1 day', now()
         FROM generate_series($1::int, $2::int) AS i`,
      range,
    );
    await client.query(
      `INSERT INTO payment (order_id, payment_id, chain_id, rail, currency, amount_minor, terms, state, is_final,
                            authorize_before, capture_before, seller_signs, captured_minor, authorized_minor, updated_at)
       SELECT ${id(8, 'i')}, ${hex(`'payment' || i`)}, 31337, 'sepa', 'EUR', 330000, '{}', 'captured', true, now(), now(), false,
              329000, 330000, now() - interval '1 day'
         FROM generate_series($1::int, $2::int) AS i`,
      range,
    );
    await client.query(
      `INSERT INTO settlement (order_id, state, step, since, updated_at)
       SELECT ${id(8, 'i')}, 'reconciled', 'reconciled', now(), now() FROM generate_series($1::int, $2::int) AS i`,
      range,
    );
    // Invoiced long ago.
    await client.query(
      `INSERT INTO invoice_watch (order_id, looked_at)
       SELECT ${id(8, 'i')}, now() + interval '1 minute' FROM generate_series($1::int, $2::int) AS i`,
      range,
    );
  }
}
