import type pg from 'pg';

export interface CatalogueSize {
  sellers: number;
  products: number;
  offers: number;
}

const at = (kind: number, index: string): string =>
  `('0000000${kind}-0000-7000-8000-' || lpad(to_hex(${index}), 12, '0'))::uuid`;
const oneOf = (values: readonly string[], index: string): string =>
  `(ARRAY[${values.map((value) => `'${value}'`).join(',')}])[1 + (${index}) % ${values.length}]`;

/** Ids that the catalogue makes: kind 1 sellers, 3 products, 4 certificates, 5 lots, 6 offers. */
export const idOf = (kind: 1 | 3 | 4 | 5 | 6, index: number): string =>
  `0000000${kind}-0000-7000-8000-${index.toString(16).padStart(12, '0')}`;

/**
 * Fills an empty, migrated database: of ten products four are sections, three plates, two coils, one reinforcing bar.
 * Everything is a function of its index.
 */
export async function fillCatalogue(
  client: pg.Pool,
  { sellers, products, offers }: CatalogueSize,
): Promise<void> {
  const town = ['Lyon', 'Duisburg', 'Brescia', 'Bilbao', 'Gent', 'Rotterdam', 'Linz', 'Katowice'];
  const land = ['FR', 'DE', 'IT', 'ES', 'BE', 'NL', 'AT', 'PL'];
  await client.query(
    `INSERT INTO organisation (id, name, legal_name, country, city, roles, custody, account, profile, profile_cid, state, updated_at)
     SELECT ${at(1, 'i')}, 'Stahlwerk ' || i, 'Stahlwerk ' || i || ' AG', ${oneOf(land, 'i')}, ${oneOf(town, 'i')}, ARRAY['mill'], 'hosted',
            '0x' || lpad(to_hex(i), 40, '0'), 'profile', 'cid', 'registered', now()
       FROM generate_series(1, $1::int) i`,
    [sellers],
  );
  const kind = `CASE WHEN i % 10 < 4 THEN 'section' WHEN i % 10 < 7 THEN 'plate' WHEN i % 10 < 9 THEN 'coil' ELSE 'rebar' END`;
  await client.query(
    `INSERT INTO product (id, key, family, form, designation, grade, grade_key, norm, height_um, width_um, thickness_um, diameter_um,
                          length_um, texts, state)
     SELECT ${at(3, 'i')}, 'product ' || i, family,
            CASE family WHEN 'section' THEN lower(${oneOf(['HEA', 'HEB', 'IPE', 'UPN'], 'i')}) ELSE family END,
            CASE family WHEN 'section' THEN ${oneOf(['HEA', 'HEB', 'IPE', 'UPN'], 'i')} || ' ' || 100 + 20 * (i / 4 % 20)
                        WHEN 'plate' THEN thick || ' × 2000 × 6000' WHEN 'coil' THEN 'Coil ' || thick || ' × 1500' ELSE 'Ø ' || thick END,
            grade, upper(grade), CASE family WHEN 'rebar' THEN 'EN 10080' ELSE 'EN 10025-2' END,
            CASE family WHEN 'section' THEN 1000 * (100 + 20 * (i / 4 % 20)) END, CASE family WHEN 'plate' THEN 2000000 WHEN 'coil' THEN 1500000 END,
            CASE WHEN family IN ('plate', 'coil') THEN 1000 * thick END, CASE family WHEN 'rebar' THEN 1000 * thick END,
            CASE family WHEN 'coil' THEN NULL WHEN 'plate' THEN 6000000 ELSE 1000000 * (6 + i % 13) END,
            '{"fr": {"name": "Produit sidérurgique"}}', 'published'
       FROM (SELECT i, ${kind} AS family, 3 + i / 7 % 40 AS thick,
                    CASE WHEN i % 10 = 9 THEN ${oneOf(['B500A', 'B500B'], 'i / 10')}
                         ELSE ${oneOf(['S235JR', 'S275JR', 'S355J2', 'S355J0', 'S355K2', 'S460M'], 'i / 17')} END AS grade
               FROM generate_series(1, $1::int) i) AS made`,
    [products],
  );
  await client.query(
    `INSERT INTO certificate (id, organisation_id, state, number, kind, heat_number, grade, subject, mass_grams, summary, findings, document_hash, updated_at)
     SELECT ${at(4, 'i')}, ${at(1, `1 + i % ${sellers}`)}, 'final', 'MTC-' || i, CASE i % 5 WHEN 0 THEN 32 ELSE 31 END, 'H' || 100000 + i, 'S355J2',
            'subject', 900000000, jsonb_build_object('number', 'MTC-' || i, 'kind', 31, 'kindText', 'EN 10204 3.1', 'manufacturer', 'Stahlwerk', 'heatNumber', 'H' || 100000 + i,
              'batchIdentifications', '[]'::jsonb, 'grade', 'S355J2', 'norm', 'EN 10025-2', 'product', 'Hot rolled steel', 'form', 'plate',
              'dimensions', '', 'pieces', null, 'massGrams', '900000000', 'marking', null, 'date', '2026-10-01', 'gtin', null,
              'countryOfMelt', 'FR', 'route', 'EAF-scrap', 'chemistry', '[]'::jsonb, 'mechanics', '[]'::jsonb, 'conformance',
              jsonb_build_object('verdict', 'conforms', 'sentence', 'Meets S355J2.', 'checked', 1, 'required', 1, 'missing', '[]'::jsonb)), '[]', 'hash', now()
       FROM generate_series(1, $1::int) i`,
    [offers],
  );
  await client.query(
    `INSERT INTO lot (id, organisation_id, certificate_id, lot_id, lot_code, ordinal, state, mass_grams, held_grams, committed_grams,
                      emissions_grams, emissions_grams_per_kg, country_of_melt, route, evidence, evidence_cid, epcis_event, updated_at)
     SELECT ${at(5, 'i')}, ${at(1, `1 + i % ${sellers}`)}, ${at(4, 'i')}, i::text, 'L' || i, 0, 'final', 1000000 * (1 + i % 90), 1000000 * (1 + i % 90),
            0, 0, CASE WHEN i % 3 > 0 THEN 300 + i % 2500 END, 'FR', 'EAF-scrap', 'e', 'c', 'x', now()
       FROM generate_series(1, $1::int) i`,
    [offers],
  );
  await client.query(
    `INSERT INTO offer (id, organisation_id, lot_row_id, certificate_id, state, price_per_tonne_minor, min_grams, step_grams, over_tolerance_permille,
                        city, country, incoterm, lead_time_days, grade_key, form, search_text, product_id, sku, updated_at)
     SELECT ${at(6, 'i')}, ${at(1, `1 + i % ${sellers}`)}, ${at(5, 'i')}, ${at(4, 'i')}, 'open', 1000000 * (500 + i * 37 % 900), 500000, 100000, 5,
            ${oneOf(town, 'i')}, ${oneOf(land, 'i')}, 'FCA', i % 30, 'S355J2', 'plate', 'hot rolled steel h' || 100000 + i, ${at(3, `1 + i % ${products}`)}, 'SKU-' || 100000 + i, now()
       FROM generate_series(1, $1::int) i`,
    [offers],
  );
  await client.query(
    `INSERT INTO offer_price_break (offer_id, from_grams, price_minor)
     SELECT ${at(6, 'i')}, 5000000, 1000000 * (490 + i * 37 % 900) FROM generate_series(1, $1::int, 3) i`,
    [offers],
  );
  await client.query(
    `INSERT INTO offer_extra (offer_id, code, basis, price_minor)
     SELECT ${at(6, 'i')}, 'cut', 'cut', 2500000 FROM generate_series(1, $1::int, 3) i`,
    [offers],
  );
}
