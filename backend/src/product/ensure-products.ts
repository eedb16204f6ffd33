import { productKey, type ResolvedProduct } from '@topsteel/domain/product';
import { newId, type Tx } from '../platform/database/index.ts';
import { insertChanges } from './infra/product-change-store.ts';
import { insertMissing, type NewProduct } from './infra/product-store.ts';

/** Who brings a product that was not known. */
export interface Proposer {
  userId: string;
  organisationId: string;
}

/**
 * Finds the products of these facts by their keys and proposes those that nobody has named yet. What follows from the
 * norms alone is published at once; a product with stated facts waits for the operator. Three statements, whatever their
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
  for (const { facts, isByNorm } of products) {
    const key = productKey(facts);
    if (wanted.has(key)) continue;
    const state = isByNorm ? 'published' : 'proposed';
    const row = {
      id: newId(),
      key,
      ...facts,
      gradeKey: gradeKeyOf(facts.grade),
      state,
      proposedBy: proposer.organisationId,
    };
    wanted.set(key, { key, row });
  }
  if (wanted.size === 0) return { ids: new Map(), created: 0 };
  const { ids, created } = await insertMissing(tx, [...wanted.values()]);
  const isNew = new Set(created);
  const rows = [...wanted.values()].map(({ row }) => row).filter(({ id }) => isNew.has(id ?? ''));
  await insertChanges(
    tx,
    rows.map((row) => proposalOf({ id: row.id ?? '', key: row.key, state: row.state }, proposer)),
  );
  return { ids, created: created.length };
}

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
      reason: 'Every fact follows from the norm.',
    }),
  };
}

/** A grade as it is compared: no white space, upper case. Never corrected: S235 is not a misspelt S355. */
export const gradeKeyOf = (grade: string): string => grade.replace(/\s+/g, '').toUpperCase();
