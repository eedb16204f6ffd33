const REASONS = [1, 2, 3, 4, 5] as const;

export type RecallReason = (typeof REASONS)[number];

/** The reason as the register numbers it; a number it does not know counts as withdrawn by the maker. */
export function recallReason(reason: number): RecallReason {
  return REASONS.find((each) => each === reason) ?? 2;
}
