import { randomUUID } from 'node:crypto';
import type { Lot } from '@topsteel/domain/api';
import type { TestApp } from '../http/open-app.ts';

let number = 0;

/** Writes an order whose goods the buyer has received and whose title has moved, as the settlement leaves it. */
export async function receiveGoods(
  { database }: TestApp,
  receipt: { buyerId: string; sellerId: string; lot: Lot; massGrams: bigint; receivedAt: string },
): Promise<{ orderId: string; number: string }> {
  const { buyerId, sellerId, lot, massGrams, receivedAt } = receipt;
  const [quoteId, orderId] = [randomUUID(), randomUUID()];
  number += 1;
  const name = `TS-2026-${number.toString().padStart(6, '0')}`;
  await database.sql.query(
    `INSERT INTO quote (id, offer_id, buyer_id, seller_id, lot_id, lot_code, description, grade, heat_number, mass_grams, max_grams,
       price_per_tonne_minor, goods_minor, tax_minor, total_minor, max_amount_minor, tax_rule, commission, inspection_seconds, expires_at)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $10, 720000000, 1, 0, 1, 1, '{}', '{}', 0, now())`,
    [
      quoteId,
      randomUUID(),
      buyerId,
      sellerId,
      lot.lotId,
      lot.lotCode,
      lot.product,
      lot.grade,
      lot.heatNumber,
      massGrams,
    ],
  );
  await database.sql.query(
    `INSERT INTO purchase_order (id, number, quote_id, offer_id, buyer_id, seller_id, created_by, fulfilment, held_grams, updated_at)
     VALUES ($1, $2, $3, $4, $5, $6, 'test', 'delivered', 0, now())`,
    [orderId, name, quoteId, randomUUID(), buyerId, sellerId],
  );
  await database.sql.query(
    `INSERT INTO payment (order_id, rail, currency, amount_minor, payment_id, chain_id, payer, terms, state, is_final, authorize_before, capture_before,
       seller_signs, authorized_minor, captured_minor, title_grams, updated_at)
     VALUES ($1, 'usdc-escrow', 'USDC', 1, $2, 31337, '0x', '{}', 'captured', true, now(), now(), false, 1, 1, $3, now())`,
    [orderId, `0x${number.toString(16).padStart(64, '0')}`, massGrams],
  );
  await database.sql.query(
    `INSERT INTO delivery (order_id, ref, carrier, announced_at, weighed_grams, weighed_at, received_at)
     VALUES ($1, $2, 'Spedition Donau-Rhein', $4, $3, $4, $4)`,
    [orderId, `D-${number}`, massGrams, receivedAt],
  );
  return { orderId, number: name };
}

/** The same receipt so many times more, each an order of its own. */
export async function repeatReceipt({ database }: TestApp, orderId: string, times: number): Promise<void> {
  const copies = `
    CREATE TEMP TABLE copy ON COMMIT DROP AS
      SELECT i, gen_random_uuid() AS quote_id, gen_random_uuid() AS order_id FROM generate_series(1, ${times}) i`;
  // Rows are written as the settlement leaves them; no trigger makes them so.
  const copied = (table: string, own: string): string => `
    INSERT INTO ${table} SELECT (jsonb_populate_record(NULL::${table}, to_jsonb(t) || ${own})).*
      FROM ${table} t CROSS JOIN copy c WHERE ${table === 'quote' ? `t.id = (SELECT quote_id FROM purchase_order WHERE id = '${orderId}')` : `t.${table === 'purchase_order' ? 'id' : 'order_id'} = '${orderId}'`}`;
  await database.sql.query(
    [
      'BEGIN',
      'SET LOCAL session_replication_role = replica',
      copies,
      copied('quote', `jsonb_build_object('id', c.quote_id)`),
      copied(
        'purchase_order',
        `jsonb_build_object('id', c.order_id, 'quote_id', c.quote_id, 'number', 'TS-R-' || c.i)`,
      ),
      copied(
        'payment',
        `jsonb_build_object('order_id', c.order_id, 'payment_id', '0x9' || lpad(c.i::text, 63, '0'))`,
      ),
      copied('delivery', `jsonb_build_object('order_id', c.order_id, 'ref', 'D-R-' || c.i)`),
      'COMMIT',
    ].join(';\n'),
  );
}
