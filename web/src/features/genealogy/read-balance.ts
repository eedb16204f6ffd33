import type { GenealogyAnswer } from '@topsteel/domain/api';

/** Where the mass of the heats of a genealogy is now, in grams. */
export interface MassBalance {
  heats: bigint;
  /** Left in lots as they came from their heat. */
  unused: bigint;
  /** Left in lots that were made of others, those not shown included. */
  made: bigint;
  lost: bigint;
  /** heats − unused − made − lost: zero, or something is wrong. */
  difference: bigint;
}

/**
 * What came from heats stands unused, in pieces, or was lost: nothing else can have become of it.
 *
 * @example readBalance(answer) // { heats: 21120000n, unused: 6120000n, made: 14970000n, lost: 30000n, difference: 0n }
 */
export function readBalance({ lots, transformations }: GenealogyAnswer): MassBalance {
  const known = new Set(lots.map((lot) => lot.lotId));
  const sum = (list: readonly string[]) => list.reduce((total, grams) => total + BigInt(grams), 0n);
  const unknown = (side: 'inputs' | 'outputs') =>
    sum(
      transformations.flatMap((act) =>
        act[side].filter(({ lotId }) => !known.has(lotId)).map(({ massGrams }) => massGrams),
      ),
    );
  const origins = lots.filter((lot) => lot.madeBy === null);
  const heats = sum(origins.map((lot) => lot.massGrams)) + unknown('inputs');
  const unused = sum(origins.map((lot) => lot.leftGrams));
  const made =
    sum(lots.filter((lot) => lot.madeBy !== null).map((lot) => lot.leftGrams)) + unknown('outputs');
  const lost = sum(transformations.map((act) => act.lossGrams));
  return { heats, unused, made, lost, difference: heats - unused - made - lost };
}
