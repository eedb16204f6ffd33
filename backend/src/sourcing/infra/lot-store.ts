import { AppError } from '@topsteel/domain/errors';
import { productFamilies } from '@topsteel/domain/product';
import type { CertificateType, NamedLot } from '@topsteel/domain/sourcing';
import type { Tx } from '../../platform/database/index.ts';

/**
 * That the offers named in a quotation are the vendor's own. Somebody without an account has none.
 *
 * @throws AppError `invalid-input`
 */
export async function requireOwnOffers(
  tx: Tx,
  vendorId: string | null,
  rows: readonly { offerId: string | null }[],
): Promise<void> {
  const ids = [...new Set(rows.flatMap(({ offerId }) => offerId ?? []))];
  if (ids.length === 0) return;
  const own = await tx.offer.findMany({
    where: { id: { in: ids }, organisationId: vendorId ?? '00000000-0000-0000-0000-000000000000' },
    select: { id: true },
  });
  const index = rows.findIndex(({ offerId }) => offerId !== null && !own.some(({ id }) => id === offerId));
  if (index < 0) return;
  const message = 'This is no offer of yours. Choose a lot of your own stock, or leave it open.';
  throw new AppError('invalid-input', {
    message,
    details: { reason: 'offer-unknown', errors: [{ field: `rows.${index}.offerId`, message }] },
  });
}

/** The buyer's basket that an earlier award of the same request lies in, while it has nothing of this offer. */
export async function basketOfRfq(
  tx: Tx,
  of: { rfqId: string; userId: string; offerId: string },
): Promise<string | null> {
  const [row] = await tx.$queryRaw<{ id: string }[]>`
    SELECT b.id::text FROM rfq_award a JOIN basket b ON b.id = a.basket_id
     WHERE a.rfq_id = ${of.rfqId}::uuid AND b.user_id = ${of.userId}
       AND NOT EXISTS (SELECT 1 FROM basket_line l WHERE l.basket_id = b.id AND l.offer_id = ${of.offerId}::uuid)
     ORDER BY b.id LIMIT 1`;
  return row?.id ?? null;
}

/** Baskets of a person whose names begin so. */
export const countBaskets = (tx: Tx, userId: string, begin: string): Promise<number> =>
  tx.basket.count({ where: { userId, name: { startsWith: begin } } });

/** A lot that a quotation or an award names, by the offer of it. */
export interface KeptLot extends NamedLot {
  offerId: string;
  lotCode: string;
  heatNumber: string;
  product: string;
}

interface LotRow {
  offer_id: string;
  is_open: boolean;
  lot_code: string;
  heat_number: string;
  product: string;
  dimensions: string;
  grade: string;
  norm: string | null;
  family: string | null;
  length_um: number | null;
  kind: number;
  emissions: bigint | null;
  available: bigint;
}

const certificateTypes: Readonly<Record<number, CertificateType>> = {
  21: '2.1',
  22: '2.2',
  31: '3.1',
  32: '3.2',
};

/** The lots behind these offers as they stand now: the certificate's word comes before the catalogue's. */
export async function readNamedLots(tx: Tx, offerIds: readonly string[]): Promise<Map<string, KeptLot>> {
  const ids = [...new Set(offerIds)];
  if (ids.length === 0) return new Map();
  const rows = await tx.$queryRaw<LotRow[]>`
    SELECT o.id::text AS offer_id, l.lot_code, c.heat_number, c.kind, p.family, p.length_um,
           o.state = 'open' AND l.state IN ('commissioned', 'final') AND c.state IN ('registered', 'final')
             AND NOT s.is_suspended AS is_open,
           coalesce(c.summary->>'product', '') AS product,
           coalesce(p.designation, c.summary->>'dimensions', '') AS dimensions,
           coalesce(c.summary->>'grade', c.grade) AS grade, coalesce(c.summary->>'norm', p.norm) AS norm,
           l.emissions_grams_per_kg AS emissions, greatest(l.mass_grams - l.committed_grams, 0) AS available
      FROM offer o
      JOIN lot l ON l.id = o.lot_row_id
      JOIN certificate c ON c.id = o.certificate_id
      JOIN organisation s ON s.id = o.organisation_id
      LEFT JOIN product p ON p.id = o.product_id
     WHERE o.id = ANY (${ids}::uuid[])`;
  return new Map(
    rows.map((row) => [
      row.offer_id,
      {
        offerId: row.offer_id,
        lotCode: row.lot_code,
        heatNumber: row.heat_number,
        product: row.product,
        isOpen: row.is_open,
        family: productFamilies.find((one) => one === row.family) ?? null,
        grade: row.grade,
        norm: row.norm,
        dimensions: row.dimensions,
        lengthUm: row.length_um,
        certificate: certificateTypes[row.kind] ?? '2.1',
        carbonGramsPerKg: row.emissions,
        availableGrams: row.available,
      },
    ]),
  );
}
