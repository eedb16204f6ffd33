/** What a history came to: nothing, or sentences about what does not hold. */
export interface Outcome {
  violations: string[];
  steps: number;
}
