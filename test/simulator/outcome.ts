/** What a history came to: nothing, or sentences about what does not hold; and what happened in it, counted. */
export interface Outcome {
  violations: string[];
  steps: number;
  counts: ReadonlyMap<string, number>;
}
