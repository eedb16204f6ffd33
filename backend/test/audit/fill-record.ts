import { FIAT_RECEIPT_KIND, WEIGHT_KIND } from '@topsteel/chain';
import type pg from 'pg';

/**
 * A record of `size` trades written by SQL: each trade has a certificate in a batch of its own, a lot under it, an order and
 * a payment, with the events that the watcher would have stored. Addresses and hashes are made of decimal digits, so that
 * they are their own checksum. Trade i happens from block 10·i on; a block is a minute from 1 January 2026 on.
 *
 * What stands out, by the number of the trade: every 4th payment is still open; every 5th was captured without a weight
 * report; every 6th certificate was revoked after its delivery; every 8th lot's emission statement lost its verification and
 * is still shown; every 9th order was paid through a bank; every 10th retired carbon units; the 7th issuer's accreditation
 * ended at block 100.
 */
export async function fillRecord(sql: pg.Pool, size: number): Promise<void> {
  const filled = statements.map((statement) => statement.replaceAll('$1', size.toString()));
  // Rows are written as they would stand in the end; no trigger makes them so.
  await sql.query(['BEGIN', 'SET LOCAL session_replication_role = replica', ...filled, 'COMMIT'].join(';\n'));
  await sql.query('ANALYZE');
}

/** How many companies sell, and as many buy. */
export const COMPANIES = 20;

/** @example accountOf(1, 7) // '0x1000…0007': issuers are 1, buyers 2, signers 3 */
export const accountOf = (kind: 1 | 2 | 3, company: number): string =>
  `0x${kind}${company.toString().padStart(39, '0')}`;
/** @example hashOf(5, 12) // '0x5000…0012': certificates are 4, payments 5, retirements 6, statements 7, classes 8 */
export const hashOf = (kind: number, trade: number): string =>
  `0x${kind}${trade.toString().padStart(63, '0')}`;
export const lotOf = (trade: number): string => (10n ** 24n + BigInt(trade)).toString();
/** The transaction of a trade's step, which is its block. */
export const transactionOf = (trade: number, step: number): string => hashOf(9, trade * 10 + step);
export const timeOf = (trade: number, step: number): string =>
  new Date(Date.UTC(2026, 0, 1) + (trade * 10 + step) * 60_000).toISOString();
/** The company of a trade. */
export const companyOf = (trade: number): number => ((trade - 1) % COMPANIES) + 1;

const account = (kind: number, of: string): string => `('0x${kind}' || lpad((${of})::text, 39, '0'))`;
const hash = (kind: number, of: string): string => `('0x${kind}' || lpad((${of})::text, 63, '0'))`;
const lot = '(1000000000000000000000000 + i)::text';
const company = `((i - 1) % ${COMPANIES} + 1)`;
const at = (block: string): string =>
  `(timestamptz '2026-01-01T00:00:00Z' + (${block}) * interval '1 minute')`;

/** Rows of bridge.event: contract, name, step within the trade, arguments, which trades. */
const event = (
  contract: string,
  name: string,
  step: number,
  args: string,
  where = 'true',
  log = 0,
): string => `
  INSERT INTO bridge.event (chain_id, block_number, block_hash, log_index, tx_hash, contract, name, args, block_timestamp, status)
  SELECT 31337, i * 10 + ${step}, ${hash(9, `i * 10 + ${step}`)}, ${log}, ${hash(9, `i * 10 + ${step}`)}, '${contract}', '${name}',
         jsonb_build_object(${args}), ${at(`i * 10 + ${step}`)}, 'final'
    FROM generate_series(1, $1::integer) i WHERE ${where}`;

const statements: readonly string[] = [
  `INSERT INTO organisation (id, name, legal_name, country, city, roles, custody, account, profile, profile_cid, state, updated_at)
   SELECT uuidv7(), CASE kind WHEN 1 THEN 'Mill ' ELSE 'Buyer ' END || k, 'Company ' || kind || '/' || k, 'FR', 'Metz',
          CASE kind WHEN 1 THEN ARRAY['mill'] ELSE ARRAY['buyer'] END, 'hosted',
          '0x' || kind || lpad(k::text, 39, '0'), '', '', 'registered', now()
     FROM generate_series(1, ${COMPANIES}) k, generate_series(1, 2) kind`,
  `INSERT INTO bridge.block (chain_id, number, hash, parent_hash, timestamp)
   SELECT 31337, b, ${hash(9, 'b')}, ${hash(9, 'greatest(b - 1, 0)')}, ${at('b')} FROM generate_series(0, ($1::integer + 1) * 10) b`,
  `INSERT INTO bridge.cursor (chain_id, number, hash, finalized_number)
   SELECT 31337, ($1::integer + 1) * 10, ${hash(9, '($1::integer + 1) * 10')}, ($1::integer + 1) * 10`,
  `INSERT INTO bridge.event (chain_id, block_number, block_hash, log_index, tx_hash, contract, name, args, block_timestamp, status)
   SELECT 31337, 0, ${hash(9, '0')}, k, ${hash(9, '0')}, 'directory', 'CapabilityGranted',
          jsonb_build_object('organisation', ${account(1, 'k')}, 'accreditor', ${account(1, '999')}, 'capability', '1', 'validFrom', '0',
            'validUntil', CASE WHEN k = 7 THEN extract(epoch FROM ${at('100')})::bigint::text ELSE '281474976710655' END), ${at('0')}, 'final'
     FROM generate_series(1, ${COMPANIES}) k`,
  `INSERT INTO bridge.event (chain_id, block_number, block_hash, log_index, tx_hash, contract, name, args, block_timestamp, status)
   SELECT 31337, 0, ${hash(9, '0')}, 100 + k, ${hash(9, '0')}, 'directory', 'SignerAdded',
          jsonb_build_object('organisation', ${account(1, 'k')}, 'signer', ${account(3, 'k')}, 'validFrom', '0', 'validUntil', '281474976710655'),
          ${at('0')}, 'final' FROM generate_series(1, ${COMPANIES}) k`,
  // The third issuer's key is reported as stolen since block 25.
  `INSERT INTO bridge.event (chain_id, block_number, block_hash, log_index, tx_hash, contract, name, args, block_timestamp, status)
   SELECT 31337, ($1::integer + 1) * 10, ${hash(9, '($1::integer + 1) * 10')}, 0, ${hash(9, '($1::integer + 1) * 10')}, 'directory',
          'SignerCompromised', jsonb_build_object('organisation', ${account(1, '3')}, 'signer', ${account(3, '3')}, 'since',
            extract(epoch FROM ${at('25')})::bigint::text, 'actor', ${account(1, '999')}), ${at('($1::integer + 1) * 10')}, 'final'`,
  `INSERT INTO certificate_batch (id, organisation_id, number, state, issuer, root, depth, count, issued_at, signer, tx_hash, steps, updated_at)
   SELECT uuidv7(), o.id, i, 'final', ${account(1, company)}, ${hash(3, 'i')}, 0, 1, extract(epoch FROM ${at('i * 10 + 1')})::bigint,
          ${account(3, company)}, ${hash(9, 'i * 10 + 1')}, '[]', now()
     FROM generate_series(1, $1::integer) i JOIN organisation o ON o.account = ${account(1, company)}`,
  `INSERT INTO certificate (id, organisation_id, state, number, kind, heat_number, grade, subject, mass_grams, commissioned_grams,
                            summary, findings, document_hash, leaf, batch_id, batch_index, updated_at, revocation_reason, revoked_at)
   SELECT uuidv7(), b.organisation_id, CASE WHEN i % 6 = 0 THEN 'revoked' ELSE 'final' END, 'C-' || i, 31, 'H' || (4700 + i), 'S355J2',
          ${hash(2, 'i')}, 20000000, CASE WHEN i % 3 = 0 THEN 20000000 ELSE 10000000 END, '{}', '[]', ${hash(1, 'i')}, ${hash(4, 'i')},
          b.id, 0, now(), CASE WHEN i % 6 = 0 THEN 4 END, CASE WHEN i % 6 = 0 THEN ${at('i * 10 + 7')} END
     FROM generate_series(1, $1::integer) i JOIN certificate_batch b ON b.number = i`,
  `INSERT INTO lot (id, organisation_id, certificate_id, lot_id, lot_code, ordinal, state, mass_grams, held_grams, emissions_grams,
                    country_of_melt, route, evidence, evidence_cid, epcis_event, tx_hash, updated_at)
   SELECT uuidv7(), c.organisation_id, c.id, ${lot}, 'CODE' || i, 0, 'final', c.commissioned_grams, 0, 8000000, 'FR', 'eaf',
          ${hash(7, 'i')}, '', ${hash(8, 'i')}, ${hash(9, 'i * 10 + 2')}, now()
     FROM generate_series(1, $1::integer) i JOIN certificate c ON c.leaf = ${hash(4, 'i')}`,
  event(
    'certificateRegistry',
    'BatchIssued',
    1,
    `'issuer', ${account(1, company)}, 'batch', i::text, 'root', ${hash(3, 'i')}, 'depth', '0',
    'count', '1', 'issuedAt', extract(epoch FROM ${at('i * 10 + 1')})::bigint::text, 'signer', ${account(3, company)}`,
  ),
  event(
    'materialLedger',
    'LotCommissioned',
    2,
    `'lotId', ${lot}, 'certificate', ${hash(4, 'i')}, 'issuer', ${account(1, company)},
    'to', ${account(1, company)}, 'massGrams', CASE WHEN i % 3 = 0 THEN '20000000' ELSE '10000000' END, 'emissionsGrams', '8000000'`,
  ),
  event(
    'materialLedger',
    'TransferSingle',
    2,
    `'operator', ${account(1, company)}, 'from', '0x0000000000000000000000000000000000000000',
    'to', ${account(1, company)}, 'id', ${lot}, 'value', CASE WHEN i % 3 = 0 THEN '20000000' ELSE '10000000' END`,
    'true',
    1,
  ),
  `INSERT INTO genealogy_lot (lot_id, event_id, certificate, document_hash, maker, mass_grams, emissions_grams, made_at, tx_hash, is_final)
   SELECT args ->> 'lotId', id, args ->> 'certificate', NULL, args ->> 'issuer', (args ->> 'massGrams')::numeric, 8000000,
          block_timestamp, tx_hash, true FROM bridge.event WHERE name = 'LotCommissioned'`,
  `INSERT INTO quote (id, offer_id, buyer_id, seller_id, lot_id, lot_code, description, grade, heat_number, mass_grams, max_grams,
                      price_per_tonne_minor, goods_minor, tax_minor, total_minor, max_amount_minor, tax_rule, commission,
                      inspection_seconds, expires_at)
   SELECT uuidv7(), uuidv7(), b.id, l.organisation_id, l.lot_id, l.lot_code, 'HEB 200', 'S355J2', 'H' || (4700 + i), 8000000, 8400000,
          700000000, 5600000000, 0, 5600000000, 5880000000, '{}', '{}', 259200, now()
     FROM generate_series(1, $1::integer) i JOIN lot l ON l.lot_id = ${lot} JOIN organisation b ON b.account = ${account(2, company)}`,
  `INSERT INTO purchase_order (id, number, quote_id, offer_id, buyer_id, seller_id, created_by, fulfilment, held_grams, updated_at)
   SELECT uuidv7(), 'O-' || substr(q.lot_code, 5), q.id, q.offer_id, q.buyer_id, q.seller_id, 'system', 'received', 0, now() FROM quote q`,
  `INSERT INTO payment (order_id, payment_id, chain_id, payer, terms, state, is_final, authorize_before, capture_before, seller_signs,
                        authorized_minor, captured_minor, returned_minor, title_grams, rail, currency, amount_minor, updated_at)
   SELECT o.id, ${hash(5, 'i')}, 31337, CASE WHEN i % 9 <> 0 THEN ${account(2, company)} END, '{}',
          CASE WHEN i % 4 = 0 THEN 'authorized' ELSE 'captured' END, true, now(), now(), false,
          CASE WHEN i % 9 = 0 THEN 588000 ELSE 5880000000 END,
          CASE WHEN i % 4 = 0 THEN 0 WHEN i % 9 = 0 THEN 560000 ELSE 5600000000 END,
          CASE WHEN i % 4 = 0 THEN 0 WHEN i % 9 = 0 THEN 28000 ELSE 280000000 END, 8000000,
          CASE WHEN i % 9 = 0 THEN 'sepa' ELSE 'usdc-escrow' END, CASE WHEN i % 9 = 0 THEN 'EUR' ELSE 'USDC' END,
          CASE WHEN i % 9 = 0 THEN 588000 ELSE 5880000000 END, now()
     FROM generate_series(1, $1::integer) i JOIN purchase_order o ON o.number = 'O-' || i`,
  event(
    'settlementEscrow',
    'PaymentAuthorized',
    3,
    `'paymentId', ${hash(5, 'i')}, 'payer', ${account(2, company)}, 'receiver', ${account(1, company)},
    'terms', jsonb_build_object('maxAmount', '5880000000', 'goods', jsonb_build_object('lotId', ${lot}))`,
    'i % 9 <> 0',
  ),
  event(
    'oracleReports',
    'ReportAccepted',
    4,
    `'kind', '${WEIGHT_KIND}', 'subject', ${hash(5, 'i')}, 'value', '8000000', 'round', '1'`,
    'i % 5 <> 0 AND i % 9 <> 0',
  ),
  event(
    'settlementEscrow',
    'DeliveryCaptured',
    5,
    `'paymentId', ${hash(5, 'i')}, 'amount', '5600000000', 'totalGrams', '8000000', 'refundable', '5600000000'`,
    'i % 4 <> 0 AND i % 9 <> 0',
  ),
  event(
    'settlementEscrow',
    'PaymentVoided',
    5,
    `'paymentId', ${hash(5, 'i')}, 'amount', '280000000', 'actor', ${account(1, company)}`,
    'i % 4 <> 0 AND i % 9 <> 0',
    1,
  ),
  event(
    'materialLedger',
    'TitleReleased',
    5,
    `'paymentId', ${hash(5, 'i')}, 'lotId', ${lot}, 'to', ${account(2, company)}, 'from', ${account(1, company)},
    'grams', '8000000', 'epcisEvent', ${hash(8, 'i')}`,
    'i % 4 <> 0',
    2,
  ),
  event(
    'materialLedger',
    'TransferSingle',
    5,
    `'operator', ${account(1, company)}, 'from', ${account(1, company)}, 'to', ${account(2, company)},
    'id', ${lot}, 'value', '8000000'`,
    'i % 4 <> 0',
    3,
  ),
  event(
    'oracleReports',
    'ReportAccepted',
    4,
    `'kind', '${FIAT_RECEIPT_KIND}', 'subject', ${hash(5, 'i')}, 'value', '560000', 'round', '1'`,
    'i % 9 = 0',
    1,
  ),
  event(
    'fiatSettlement',
    'OrderReleased',
    5,
    `'orderId', ${hash(5, 'i')}, 'grams', '8000000', 'totalGrams', '8000000', 'worthMinor', '560000',
    'receivedMinor', '560000', 'actor', ${account(1, company)}`,
    'i % 9 = 0 AND i % 4 <> 0',
    4,
  ),
  event(
    'certificateRegistry',
    'CertificateRevoked',
    7,
    `'issuer', ${account(1, company)}, 'batch', i::text, 'index', '0', 'reason', '4',
    'replacedByBatch', '0', 'actor', ${account(3, company)}`,
    'i % 6 = 0',
  ),
  event(
    'carbonUnits',
    'UnitsRetired',
    8,
    `'retirementId', ${hash(6, 'i')}, 'classId', ${hash(8, '1')}, 'beneficiary', ${account(2, company)},
    'holder', ${account(1, company)}, 'first', (i * 1000)::text, 'last', (i * 1000 + 500)::text`,
    'i % 10 = 0',
  ),
  event(
    'emissionStatements',
    'EmissionsDeclared',
    2,
    `'statementId', ${hash(7, 'i')}, 'lotId', ${lot}, 'declarer', ${account(1, company)},
    'signer', ${account(3, company)}, 'statement', jsonb_build_object('supersedes', ${hash(0, '0')})`,
    'i % 2 = 0',
    2,
  ),
  event(
    'emissionStatements',
    'EmissionsVerified',
    6,
    `'statementId', ${hash(7, 'i')}, 'lotId', ${lot}, 'verifier', ${account(1, '20')}, 'ordinal', '1'`,
    'i % 2 = 0',
  ),
  event(
    'emissionStatements',
    'VerificationWithdrawn',
    8,
    `'statementId', ${hash(7, 'i')}, 'lotId', ${lot}, 'verifier', ${account(1, '20')},
    'ordinal', '1', 'reason', '3'`,
    'i % 8 = 0',
    1,
  ),
  `INSERT INTO emission_statement (id, organisation_id, lot_row_id, succession, state, mass_grams, emissions_grams, method, boundary, route,
      reference_period_start, reference_period_end, document_hash, verifier_id, verified_at, verified_standard, opinion, footprint_id,
      created_by, registration, statement_id)
   SELECT uuidv7(), l.organisation_id, l.id, l.lot_id || ':', 'standing', 10000000, 8000000, 'EN 19694-2', 'EN 15804 A1-A3', 'eaf', now() - interval '1 year', now(),
          ${hash(1, 'i')}, v.id, now(), 'ISO 14065', '', uuidv7(), 'system', 'verified', ${hash(7, 'i')}
     FROM generate_series(1, $1::integer) i JOIN lot l ON l.lot_id = ${lot} JOIN organisation v ON v.account = ${account(2, '1')}
    WHERE i % 8 = 0`,
  `INSERT INTO invoice (id, number, issuer, ordinal, kind, is_credit, order_id, seller_id, recipient_id, currency, amount_minor, net_minor,
                        mass_grams, issued_on, document, xml_sha256)
   SELECT uuidv7(), 'I-' || i, o.seller_id::text, i, 'sale', false, o.id, o.seller_id, o.buyer_id, 'USDC', 5600000000, 5600000000, 8000000,
          '2026-02-01', '{}', ${hash(1, 'i')} FROM generate_series(1, $1::integer) i JOIN purchase_order o ON o.number = 'O-' || i`,
];
