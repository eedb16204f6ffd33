import pg from 'pg';
import { hashPassword } from '../../../backend/src/identity/hash-password.ts';
import { offerColumnNames } from '@topsteel/domain/offer-file';

export const VENDOR = '00000001-0000-7000-8000-000000000001';
export const EMAIL = 'vendor@bench.example';
export const PASSWORD = 'correct horse battery staple of the bench';

const FORMS = ['HEA', 'HEB', 'IPE'];
const GRADES = ['S235JR', 'S275JR', 'S355J2', 'S355J0', 'S355K2'];
const SIZES = [100, 120, 140, 160, 180, 200, 220, 240, 300, 360, 400, 450, 500, 550, 600];

interface Steel {
  designation: string;
  grade: string;
  lengthMm: number;
}

/** The steel of the n-th lot: some 5,600 products come up. */
const steelOf = (n: number): Steel => ({
  designation: `${FORMS[n % FORMS.length] ?? ''} ${SIZES[Math.floor(n / 3) % SIZES.length] ?? 0}`,
  grade: GRADES[Math.floor(n / 45) % GRADES.length] ?? '',
  lengthMm: 6_000 + 500 * (Math.floor(n / 225) % 25),
});

const lotCode = (n: number): string => `LOT${n.toString().padStart(8, '0')}`;

/** A vendor with a person who may sell, and so many lots of 20 t, each with its certificate. */
export async function stockVendor(databaseUrl: string, lots: number): Promise<void> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    await client.query(
      `INSERT INTO organisation (id, name, legal_name, country, city, roles, custody, account, profile, profile_cid, state, updated_at)
       VALUES ($1, 'Profiles du Rhin', 'Profiles du Rhin SA', 'FR', 'Metz', '{stockist}', 'hosted', $2, $3, 'bafkrei', 'registered', now())`,
      [VENDOR, `0x${'1'.repeat(40)}`, `0x${'ab'.repeat(32)}`],
    );
    await client.query(
      `INSERT INTO "user" (id, name, email, "emailVerified", "updatedAt") VALUES ('vendor', 'Vendor', $1, true, now())`,
      [EMAIL],
    );
    await client.query(
      `INSERT INTO account (id, "accountId", "providerId", "userId", password, "updatedAt")
       VALUES ('vendor', 'vendor', 'credential', 'vendor', $1, now())`,
      [await hashPassword(PASSWORD)],
    );
    await client.query(`INSERT INTO member (user_id, organisation_id, duty) VALUES ('vendor', $1, 'admin')`, [
      VENDOR,
    ]);
    const steels = Array.from({ length: lots }, (_, n) => steelOf(n));
    for (let from = 0; from < lots; from += 10_000)
      await insertLots(client, from, steels.slice(from, from + 10_000));
    await client.query('VACUUM ANALYZE');
  } finally {
    await client.end();
  }
}

async function insertLots(client: pg.Client, from: number, steels: readonly Steel[]): Promise<void> {
  const id = (kind: number): string => `('0000000${kind}-0000-7000-8000-' || lpad(to_hex(n), 12, '0'))::uuid`;
  const numbered = `SELECT $2::int + ordinality - 1 AS n, s FROM jsonb_array_elements($3::jsonb) WITH ORDINALITY AS t(s, ordinality)`;
  const values = [VENDOR, from, JSON.stringify(steels)];
  await client.query(
    `INSERT INTO certificate (id, organisation_id, state, number, kind, heat_number, grade, subject, mass_grams, commissioned_grams,
                              summary, findings, document_hash, updated_at)
     SELECT ${id(4)}, $1::uuid, 'final', 'MTC-' || n, 31, 'H' || n, s->>'grade', 'subject-' || n, 20000000, 20000000,
            jsonb_build_object('number', 'MTC-' || n, 'kind', 31, 'kindText', 'EN 10204 3.1', 'manufacturer', 'Mill', 'heatNumber',
              'H' || n, 'batchIdentifications', '[]'::jsonb, 'grade', s->>'grade', 'norm', 'EN 10025-2:2019', 'product',
              'Hot rolled beam', 'form', 'beam', 'dimensions', (s->>'designation') || ', ' || (s->>'lengthMm') || ' mm',
              'pieces', NULL, 'massGrams', '20000000', 'marking', NULL, 'date', '2026-10-01', 'gtin', NULL, 'countryOfMelt', 'FR',
              'route', 'EAF-scrap', 'chemistry', '[]'::jsonb, 'mechanics', '[]'::jsonb, 'conformance', jsonb_build_object('verdict',
              'conforms', 'sentence', 'All values are within the norm.', 'checked', 10, 'required', 10, 'missing', '[]'::jsonb)),
            '[]', '0x' || encode(sha256(convert_to('document' || n, 'UTF8')), 'hex'), now()
       FROM (${numbered}) AS made`,
    values,
  );
  await client.query(
    `INSERT INTO lot (id, organisation_id, certificate_id, lot_id, lot_code, ordinal, state, mass_grams, held_grams,
                      emissions_grams, country_of_melt, route, evidence, evidence_cid, epcis_event, updated_at)
     SELECT ${id(5)}, $1::uuid, ${id(4)}, (1000000 + n)::text, 'LOT' || lpad(n::text, 8, '0'), 0, 'final', 20000000, 20000000, 0,
            'FR', 'EAF-scrap', '0x' || encode(sha256(convert_to('evidence' || n, 'UTF8')), 'hex'), 'bafkrei' || n, 'event-' || n, now()
       FROM (${numbered}) AS made`,
    values,
  );
}

/** A file with an offer on each lot, two price breaks and two extras each. */
export function offersCsv(lots: number): string {
  const lines = Array.from({ length: lots }, (_, n) => {
    const { designation, grade, lengthMm } = steelOf(n);
    const price = 60_000 + (n % 900) * 50;
    const money = (minor: number): string => (minor / 100).toFixed(2);
    const cells: Record<string, string> = {
      sku: `SKU-${n}`,
      lot_code: lotCode(n),
      designation,
      grade,
      norm: 'EN 10025-2:2019',
      length_mm: lengthMm.toString(),
      price: money(price),
      currency: 'USD',
      price_basis: '100kg',
      min_kg: '1000',
      step_kg: '500',
      over_tolerance_permille: '5',
      city: 'Metz',
      country: 'FR',
      incoterm: 'DAP',
      lead_time_days: (n % 30).toString(),
      price_breaks: `5000:${money(price - 1_000)}; 10000:${money(price - 2_000)}`,
      extras: 'alloy-surcharge/tonne/38.00!; cut/cut/4.50',
    };
    return offerColumnNames.map((name) => cells[name] ?? '').join(',');
  });
  return [offerColumnNames.join(','), ...lines].join('\n');
}
