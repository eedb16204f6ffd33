import type pg from 'pg';

/** Steel that certificates are about: designation as mills write the dimensions, grade, norm, form. */
export interface CertifiedSteel {
  product: string;
  form: string;
  dimensions: string;
  grade: string;
  norm: string;
}

export const HEB200: CertifiedSteel = {
  product: 'Hot rolled wide flange beam',
  form: 'beam',
  dimensions: 'HEB 200, 12000 mm',
  grade: 'S355J2+M',
  norm: 'EN 10025-2:2019',
};

/**
 * Puts lots of 20 t with their certificates on the ledger for an organisation, one of each steel in turn: codes LOT00000001
 * onwards.
 */
export async function stockLots(
  sql: pg.Pool | pg.Client,
  organisationId: string,
  count: number,
  steels: readonly CertifiedSteel[] = [HEB200],
  from = 1,
): Promise<void> {
  await sql.query(
    `WITH steel AS (SELECT s, ordinality - 1 AS n FROM jsonb_array_elements($3::jsonb) WITH ORDINALITY AS t(s, ordinality)),
     made AS (
       INSERT INTO certificate (id, organisation_id, state, number, kind, heat_number, grade, subject, mass_grams,
                                commissioned_grams, summary, findings, document_hash, updated_at)
       SELECT ('00000004-0000-7000-8000-' || lpad(to_hex(i), 12, '0'))::uuid, $1::uuid, 'final', 'MTC-' || i, 31,
              'H' || (100000 + i), s->>'grade', 'subject-' || i, 20000000, 20000000,
              s || jsonb_build_object('number', 'MTC-' || i, 'kind', 31, 'kindText', 'EN 10204 3.1', 'manufacturer', 'Mill',
                'heatNumber', 'H' || (100000 + i), 'batchIdentifications', '[]'::jsonb, 'pieces', NULL, 'massGrams', '20000000',
                'marking', NULL, 'date', '2026-10-01', 'gtin', NULL, 'countryOfMelt', 'FR', 'route', 'EAF-scrap', 'chemistry',
                '[]'::jsonb, 'mechanics', '[]'::jsonb, 'conformance', jsonb_build_object('verdict', 'conforms', 'sentence',
                'All values are within the norm.', 'checked', 10, 'required', 10, 'missing', '[]'::jsonb)),
              '[]', '0x' || encode(sha256(convert_to('document' || i, 'UTF8')), 'hex'), now()
         FROM generate_series($4::int, $4::int + $2::int - 1) AS i JOIN steel ON steel.n = (i - 1) % $5::int
       RETURNING id)
     INSERT INTO lot (id, organisation_id, certificate_id, lot_id, lot_code, ordinal, state, mass_grams, held_grams,
                      emissions_grams_per_kg, emissions_grams, country_of_melt, route, evidence, evidence_cid, epcis_event, updated_at)
     SELECT ('00000005-0000-7000-8000-' || lpad(to_hex(i), 12, '0'))::uuid, $1::uuid, made.id, (1000000 + i)::text,
            'LOT' || lpad(i::text, 8, '0'), 0, 'final', 20000000, 20000000, 621, 12420000000, 'FR', 'EAF-scrap',
            '0x' || encode(sha256(convert_to('evidence' || i, 'UTF8')), 'hex'), 'bafkrei' || i, 'ni:///sha-256;' || i, now()
       FROM generate_series($4::int, $4::int + $2::int - 1) AS i
       JOIN made ON made.id = ('00000004-0000-7000-8000-' || lpad(to_hex(i), 12, '0'))::uuid`,
    [organisationId, count, JSON.stringify(steels), from, steels.length],
  );
}

export const lotId = (n: number): string => `00000005-0000-7000-8000-${n.toString(16).padStart(12, '0')}`;
export const lotCode = (n: number): string => `LOT${n.toString().padStart(8, '0')}`;
