import type { Tx } from '../../platform/database/index.ts';
import { ask } from './ask.ts';
import type { NewQuote, StoredQuote } from './quote-store.ts';

const INSERT = {
  name: 'insert-quotes',
  text: `
    INSERT INTO quote (id, offer_id, buyer_id, seller_id, lot_id, lot_code, description, grade, heat_number, mass_grams,
                       max_grams, price_per_tonne_minor, goods_minor, tax_minor, total_minor, max_amount_minor, tax_rule,
                       commission, inspection_seconds, created_at, expires_at, line)
    SELECT q.id, q."offerId", q."buyerId", q."sellerId", q."lotId", q."lotCode", q.description, q.grade, q."heatNumber",
           q."massGrams", q."maxGrams", q."pricePerTonneMinor", q."goodsMinor", q."taxMinor", q."totalMinor",
           q."maxAmountMinor", q."taxRule", q.commission, q."inspectionSeconds", $2::timestamptz, q."expiresAt", q.line
      FROM jsonb_to_recordset($1::jsonb) AS q (
           id uuid, "offerId" uuid, "buyerId" uuid, "sellerId" uuid, "lotId" text, "lotCode" text, description text,
           grade text, "heatNumber" text, "massGrams" bigint, "maxGrams" bigint, "pricePerTonneMinor" bigint,
           "goodsMinor" bigint, "taxMinor" bigint, "totalMinor" bigint, "maxAmountMinor" bigint, "taxRule" jsonb,
           commission jsonb, "inspectionSeconds" integer, "expiresAt" timestamptz, line jsonb)
    RETURNING id`,
};

/** Keeps quotes in one statement; answers them as they were kept. */
export async function insertQuotes(
  tx: Tx,
  quotes: readonly (NewQuote & { id: string })[],
  createdAt: Date,
): Promise<StoredQuote[]> {
  if (quotes.length === 0) return [];
  await ask(tx, INSERT, [JSON.stringify(quotes, decimals), createdAt.toISOString()]);
  return quotes.map((quote) => ({ ...quote, line: quote.line ?? null, createdAt }));
}

const decimals = (_key: string, value: unknown): unknown =>
  typeof value === 'bigint' ? value.toString() : value;
