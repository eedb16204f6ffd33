import {
  priceBases,
  priceCurrencies,
  REMNANT_RETURN,
  REMNANT_SCRAP,
  remnantFates,
  type PriceCurrency,
} from '@topsteel/domain/pricing';
import { z } from 'zod';
import type { Tx } from '../../platform/database/index.ts';
import type { LineFacts } from './basket-store.ts';

/** What was ordered, as it could be ordered again. */
export interface PastLine {
  orderNumber: string;
  facts: LineFacts;
  massGrams: bigint;
  currency: PriceCurrency;
  grossMinor: bigint;
  /** Type of its inspection document. */
  certificateKind: string;
}

const integer = z.union([z.string(), z.number()]).transform((value) => BigInt(value));
/** The parts of a kept line that say what was asked for and what it came to. */
const keptLine = z.object({
  currency: z.enum(priceCurrencies),
  quantity: z.object({ unit: z.enum(priceBases), amountMilli: integer }),
  cuts: z.array(z.object({ lengthUm: integer, pieces: z.number() })),
  charges: z.array(z.object({ code: z.string() })),
  cutting: z.object({ remnant: z.enum(remnantFates) }).nullish(),
  grossMinor: integer,
});

/** The lines of an order, or of the orders of a group, that the buyer made; none when it is not its own. */
export async function pastLines(tx: Tx, id: string, buyerId: string): Promise<PastLine[]> {
  const rows = await tx.$queryRaw<
    {
      number: string;
      offer_id: string;
      mass_grams: bigint;
      total_minor: bigint;
      line: unknown;
      kind: string | null;
      wanted: string[];
    }[]
  >`
    SELECT o.number, o.offer_id::text, q.mass_grams, q.total_minor, q.line, c.summary ->> 'kindText' AS kind,
           ARRAY(SELECT e.code FROM offer_extra e WHERE e.offer_id = f.id AND NOT e.is_always) AS wanted
      FROM purchase_order o JOIN quote q ON q.id = o.quote_id
      JOIN offer f ON f.id = o.offer_id JOIN certificate c ON c.id = f.certificate_id
     WHERE (o.id = ${id}::uuid OR o.group_id = ${id}::uuid) AND o.buyer_id = ${buyerId}::uuid ORDER BY o.id`;
  return rows.map((row) => {
    const line = row.line === null ? null : keptLine.parse(row.line);
    const base = { offerId: row.offer_id, note: null };
    return {
      orderNumber: row.number,
      massGrams: row.mass_grams,
      certificateKind: row.kind ?? '',
      // A plain mass was ordered by the gram, which is a thousandth of a kilogram.
      facts: line
        ? {
            ...base,
            ...line.quantity,
            cuts: line.cuts,
            // Surcharges come by themselves; what is given for remnants is no charge, and scrap need not be one.
            extras: [
              ...line.charges
                .map(({ code }) => code)
                .filter((code) => row.wanted.includes(code) && code !== REMNANT_SCRAP),
              ...(line.cutting?.remnant === 'return' ? [REMNANT_RETURN] : []),
              ...(line.cutting?.remnant === 'scrap' ? [REMNANT_SCRAP] : []),
            ].sort(),
          }
        : { ...base, unit: 'kg', amountMilli: row.mass_grams, cuts: [], extras: [] },
      currency: line?.currency ?? 'USDC',
      grossMinor: line?.grossMinor ?? row.total_minor,
    };
  });
}

/** Other vendors' offers of the same product, the three cheapest per tonne for each. */
export function otherOffers(
  tx: Tx,
  offerIds: readonly string[],
  buyerId: string,
): Promise<{ insteadOf: string; offerId: string; certificateKind: string; seller: string }[]> {
  return tx.$queryRaw`
    SELECT old.id::text AS "insteadOf", other."offerId", other."certificateKind", other.seller
      FROM offer old CROSS JOIN LATERAL (
        SELECT f.id::text AS "offerId", coalesce(c.summary ->> 'kindText', '') AS "certificateKind", s.name AS seller
          FROM offer f JOIN lot l ON l.id = f.lot_row_id JOIN certificate c ON c.id = f.certificate_id
          JOIN organisation s ON s.id = f.organisation_id
         WHERE f.product_id = old.product_id AND f.state = 'open' AND f.id <> old.id AND NOT s.is_suspended
           AND f.organisation_id <> ${buyerId}::uuid AND l.state IN ('commissioned', 'final')
           AND l.mass_grams - l.committed_grams >= f.min_grams
         ORDER BY f.price_per_tonne_minor, f.id LIMIT 3) other
     WHERE old.id = ANY (${[...offerIds]}::uuid[])`;
}

/** What is left of an offer, and how it is sold. */
export interface OfferStock {
  offerId: string;
  availableGrams: bigint;
  tolerancePermille: number;
  stepGrams: bigint;
  minGrams: bigint;
}

export function stockOf(tx: Tx, offerIds: readonly string[]): Promise<OfferStock[]> {
  return tx.$queryRaw`
    SELECT f.id::text AS "offerId", l.mass_grams - l.committed_grams AS "availableGrams",
           f.over_tolerance_permille AS "tolerancePermille", f.step_grams AS "stepGrams", f.min_grams AS "minGrams"
      FROM offer f JOIN lot l ON l.id = f.lot_row_id WHERE f.id = ANY (${[...offerIds]}::uuid[])`;
}
