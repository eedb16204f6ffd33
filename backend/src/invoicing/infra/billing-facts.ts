import { taxRule } from '@topsteel/domain/api';
import { snapshotFromJson, type RailName, type Snapshot } from '@topsteel/domain/payment';
import type { Currency } from '@topsteel/domain/units';
import { z } from 'zod';
import { Prisma } from '../../generated/prisma/client.ts';
import type { Tx } from '../../platform/database/index.ts';

const numbers = z.string().transform(BigInt);
const party = z.object({
  id: z.string(),
  legalName: z.string(),
  country: z.string(),
  city: z.string(),
  vatNumber: z.string().nullable(),
});
const vatOfCommission = z.object({
  code: z.enum(['domestic', 'reverse-charge', 'outside-scope']),
  ratePermille: z.number().int(),
});

const row = z.object({
  number: z.string(),
  reference: z.string().nullable(),
  buyer: party,
  seller: party,
  description: z.string(),
  grade: z.string(),
  heat_number: z.string(),
  lot_code: z.string(),
  price_per_tonne: numbers,
  tax_rule: taxRule,
  ordered_grams: numbers,
  weighed_grams: numbers.nullable(),
  weighed_at: z.date().nullable(),
  delivery_ref: z.string().nullable(),
  certificate_number: z.string().nullable(),
  country_of_melt: z.string().nullable(),
  rail: z.custom<RailName>(),
  currency: z.custom<Currency>(),
  rate_e8: numbers.nullable(),
  state: z.string(),
  is_final: z.boolean(),
  captured: numbers,
  fee: numbers,
  title_grams: numbers,
  payment_id: z.string(),
  attempt_reference: z.string().nullable(),
  attempt_details: z.record(z.string(), z.unknown()).nullable(),
  snapshot: z.unknown(),
  commission_vat: vatOfCommission.nullable(),
  commission_net: numbers.nullable(),
  commission_tax: numbers.nullable(),
});
type Row = z.output<typeof row>;

/** What is known of an order that matters to its invoices. Amounts in minor units of the payment's currency. */
export interface BillingFacts extends Omit<Row, 'snapshot'> {
  /** Of the provider; null in escrow. */
  snapshot: Snapshot | null;
}

/**
 * Orders where money may have moved since they were looked at, oldest first, among those where something changed after
 * `since`; null looks at all orders that there are.
 */
export async function ordersToBill(tx: Tx, limit: number, since: Date | null): Promise<string[]> {
  const among =
    since === null
      ? Prisma.empty
      : Prisma.sql`AND p.order_id IN (
          SELECT order_id FROM payment WHERE updated_at > ${since}
          UNION SELECT c.order_id FROM payment c JOIN payment_attempt b ON b.id = c.attempt_id WHERE b.updated_at > ${since}
          UNION SELECT order_id FROM order_distribution WHERE updated_at > ${since}
          UNION SELECT order_id FROM invoice_watch WHERE retry_at <= now())`;
  const rows = await tx.$queryRaw<{ order_id: string }[]>`
    SELECT p.order_id::text
      FROM payment p
      LEFT JOIN payment_attempt a ON a.id = p.attempt_id
      LEFT JOIN order_distribution d ON d.order_id = p.order_id AND d.currency = p.currency
      LEFT JOIN invoice_watch w ON w.order_id = p.order_id
     WHERE p.is_final AND (p.captured_minor > 0 OR w.order_id IS NOT NULL) ${among}
       AND (w.order_id IS NULL OR w.retry_at <= now()
            -- A change is timed before it is committed; one that was under way at the last look is looked at again.
            OR greatest(p.updated_at, a.updated_at, d.updated_at) > w.looked_at - interval '1 minute')
     ORDER BY w.looked_at NULLS FIRST, p.order_id LIMIT ${limit}`;
  return rows.map((each) => each.order_id);
}

/** Time as the database tells it, with room for a change that was timed and not committed yet. */
export async function changedBefore(tx: Tx): Promise<Date> {
  const [row] = await tx.$queryRaw<[{ at: Date }]>`SELECT now() - interval '5 minutes' AS at`;
  return row.at;
}

/** One at a time bills an order. */
export async function lockBilling(tx: Tx, orderId: string): Promise<void> {
  await tx.$executeRaw`
    INSERT INTO invoice_watch (order_id, looked_at) VALUES (${orderId}::uuid, now())
    ON CONFLICT (order_id) DO UPDATE SET looked_at = now(), retry_at = NULL`;
}

export async function holdBilling(tx: Tx, orderId: string, retryAt: Date): Promise<void> {
  await tx.$executeRaw`UPDATE invoice_watch SET retry_at = ${retryAt} WHERE order_id = ${orderId}::uuid`;
}

export async function readBilling(tx: Tx, orderId: string): Promise<BillingFacts | null> {
  const [found] = await tx.$queryRaw<unknown[]>`
    SELECT o.number, o.reference,
           json_build_object('id', b.id, 'legalName', b.legal_name, 'country', b.country, 'city', b.city, 'vatNumber', b.vat) AS buyer,
           json_build_object('id', s.id, 'legalName', s.legal_name, 'country', s.country, 'city', s.city, 'vatNumber', s.vat) AS seller,
           q.description, q.grade, q.heat_number, q.lot_code, q.price_per_tonne_minor::text AS price_per_tonne, q.tax_rule,
           q.mass_grams::text AS ordered_grams, y.weighed_grams::text, y.weighed_at, y.ref AS delivery_ref,
           c.number AS certificate_number, l.country_of_melt, p.rail, p.currency, p.rate_e8::text, p.state, p.is_final,
           p.captured_minor::text AS captured, p.fee_minor::text AS fee, p.title_grams::text, p.payment_id,
           a.reference AS attempt_reference, a.details AS attempt_details, a.snapshot, k.vat AS commission_vat,
           d.commission_minor::text AS commission_net, d.vat_minor::text AS commission_tax
      FROM purchase_order o
      JOIN quote q ON q.id = o.quote_id
      JOIN organisation b ON b.id = o.buyer_id
      JOIN organisation s ON s.id = o.seller_id
      JOIN payment p ON p.order_id = o.id
      LEFT JOIN delivery y ON y.order_id = o.id
      LEFT JOIN lot l ON l.lot_id = q.lot_id
      LEFT JOIN certificate c ON c.id = l.certificate_id
      LEFT JOIN payment_attempt a ON a.id = p.attempt_id
      LEFT JOIN commission_decision k ON k.quote_id = o.quote_id
      LEFT JOIN order_distribution d ON d.order_id = o.id AND d.currency = p.currency
     WHERE o.id = ${orderId}::uuid`;
  if (found === undefined) return null;
  const { snapshot, ...facts } = row.parse(found);
  return {
    ...facts,
    snapshot: facts.rail === 'usdc-escrow' || snapshot === null ? null : snapshotFromJson(snapshot),
  };
}
