/** One thing noticed in a carbon document. `error`: a rule is broken; `warning`: it stands and should be looked at. */
export interface CarbonFinding {
  code: string;
  severity: 'error' | 'warning' | 'info';
  message: string;
  /** Path in the document. */
  field?: string;
}
