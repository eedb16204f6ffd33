import type { ProductFacts, ResolvedProduct } from '@topsteel/domain/product';

export type KeptProduct = ResolvedProduct;

type KeptFacts = Omit<ProductFacts, 'gramsPerMetre' | 'gramsPerPiece'> & {
  gramsPerMetre: string | null;
  gramsPerPiece: string | null;
};

/** A product as a line keeps it: its masses in decimal digits. */
export const productJson = ({ facts, isByNorm }: KeptProduct): { facts: KeptFacts; isByNorm: boolean } => ({
  facts: {
    ...facts,
    gramsPerMetre: facts.gramsPerMetre?.toString() ?? null,
    gramsPerPiece: facts.gramsPerPiece?.toString() ?? null,
  },
  isByNorm,
});

/** What `productJson` wrote, and the copy of a file with it. */
export function readProductJson(value: unknown): KeptProduct | null {
  if (value === null || value === undefined) return null;
  const { facts, isByNorm } = value as { facts: KeptFacts; isByNorm: boolean };
  return {
    facts: {
      ...facts,
      gramsPerMetre: facts.gramsPerMetre === null ? null : BigInt(facts.gramsPerMetre),
      gramsPerPiece: facts.gramsPerPiece === null ? null : BigInt(facts.gramsPerPiece),
    },
    isByNorm,
  };
}
