import { productKey, type ResolvedProduct } from '@topsteel/domain/product';
import { newId, type Tx } from '../platform/database/index.ts';
import { BY_NORM, insertMissing, type NewProduct } from './infra/product-store.ts';

/** Who brings a product that was not known. */
export interface Proposer {
  userId: string;
  organisationId: string;
}

/**
 * Finds the products of these facts by their keys and proposes those that nobody has named yet. What follows from the
 * norms alone is published at once; a product with stated facts waits for the operator. Two statements, whatever their
 * number.
 *
 * @returns ids by key, and how many are new
 */
export async function ensureProducts(
  tx: Tx,
  proposer: Proposer,
  products: readonly ResolvedProduct[],
): Promise<{ ids: Map<string, string>; created: number }> {
  const wanted = new Map<string, NewProduct>();
  for (const product of products) {
    const row = rowOf(product);
    if (!wanted.has(row.key)) wanted.set(row.key, row);
  }
  if (wanted.size === 0) return { ids: new Map(), created: 0 };
  return insertMissing(tx, proposer, [...wanted.values()]);
}

const rowOf = ({ facts, isByNorm }: ResolvedProduct): NewProduct => ({
  id: newId(),
  key: productKey(facts),
  family: facts.family,
  form: facts.form,
  designation: facts.designation,
  grade: facts.grade,
  grade_key: gradeKeyOf(facts.grade),
  norm: facts.norm,
  height_um: facts.heightUm,
  width_um: facts.widthUm,
  thickness_um: facts.thicknessUm,
  diameter_um: facts.diameterUm,
  length_um: facts.lengthUm,
  grams_per_metre: facts.gramsPerMetre?.toString() ?? null,
  grams_per_piece: facts.gramsPerPiece?.toString() ?? null,
  is_by_norm: isByNorm,
});

/** What the history says of a product's beginning. */
export function proposalOf(
  row: { id: string; key: string; state: string },
  { userId, organisationId }: Proposer,
) {
  const isApplied = row.state === 'published';
  return {
    productId: row.id,
    kind: 'propose',
    state: isApplied ? 'applied' : 'waiting',
    diff: { key: { from: null, to: row.key } },
    baseVersion: 1,
    version: isApplied ? 1 : null,
    askedBy: userId,
    organisationId,
    ...(isApplied && {
      decidedBy: 'system',
      decidedAt: new Date(),
      reason: BY_NORM,
    }),
  };
}

/** A grade as it is compared: no white space, upper case. Never corrected: S235 is not a misspelt S355. */
export const gradeKeyOf = (grade: string): string => grade.replace(/\s+/g, '').toUpperCase();
