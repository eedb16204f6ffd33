/** A load of an order and, once its ticket is known, what the ticket says. Grams. */
export interface Load {
  ref: string;
  ticketGrams: bigint | null;
}

/**
 * What each load of an order weighs, given the total that a quorum has reported. A load with a ticket weighs what the
 * ticket says; what the tickets do not explain is the first load's without one. Grams; the parts never exceed the total.
 *
 * @returns by ref; a load that is not weighed yet is absent
 * @example weighLoads([{ ref: 'D-1', ticketGrams: 2_010_000n }, { ref: 'D-1-2', ticketGrams: null }], 4_982_000n)
 * // Map { 'D-1' → 2_010_000n, 'D-1-2' → 2_972_000n }
 */
export function weighLoads(loads: readonly Load[], totalGrams: bigint): Map<string, bigint> {
  const weights = new Map<string, bigint>();
  let left = totalGrams;
  for (const { ref, ticketGrams } of loads) {
    if (ticketGrams === null || ticketGrams <= 0n || ticketGrams > left) continue;
    weights.set(ref, ticketGrams);
    left -= ticketGrams;
  }
  const open = loads.find(({ ref }) => !weights.has(ref));
  if (left > 0n && open !== undefined) weights.set(open.ref, left);
  return weights;
}
