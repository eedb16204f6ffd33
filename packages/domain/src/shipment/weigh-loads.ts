/** A load of an order: what its ticket says once that is known, and what it was said to weigh before. Grams. */
export interface Load {
  ref: string;
  ticketGrams: bigint | null;
  knownGrams: bigint | null;
}

/**
 * What each load of an order weighs, given the total that a quorum has reported. A load with a ticket weighs what the
 * ticket says, one without what it was known to weigh; what that does not explain is the first load's that is not weighed,
 * or a correction of the last one without a ticket. Grams; the parts never exceed the total.
 *
 * @returns by ref; a load that is not weighed yet is absent
 * @example weighLoads([{ ref: 'D-1', ticketGrams: 2_010_000n, knownGrams: null }, { ref: 'D-1-2', ticketGrams: null, knownGrams: null }], 4_982_000n)
 * // Map { 'D-1' → 2_010_000n, 'D-1-2' → 2_972_000n }
 */
export function weighLoads(loads: readonly Load[], totalGrams: bigint): Map<string, bigint> {
  const weights = new Map<string, bigint>();
  let left = totalGrams;
  const take = (ref: string, grams: bigint | null): void => {
    if (grams === null || grams <= 0n || grams > left) return;
    weights.set(ref, grams);
    left -= grams;
  };
  for (const { ref, ticketGrams } of loads) take(ref, ticketGrams);
  const untold = loads.filter(({ ticketGrams }) => ticketGrams === null);
  for (const { ref, knownGrams } of untold) take(ref, knownGrams);
  const open = loads.find(({ ref }) => !weights.has(ref)) ?? untold.at(-1);
  if (left > 0n && open !== undefined) weights.set(open.ref, (weights.get(open.ref) ?? 0n) + left);
  return weights;
}
