/** A rule that wakes or tells somebody. */
export interface Alert {
  name: string;
  /** PromQL; whatever it answers is a reason. */
  query: string;
  /** How long it must hold. */
  for: string;
  /** `page` wakes a person, `ticket` waits for the morning. */
  severity: 'page' | 'ticket';
  /** Page below docs/operations, with the part of it. */
  runbook: string;
  /** One sentence with the figure. */
  summary: string;
}

export interface AlertGroup {
  name: string;
  alerts: readonly Alert[];
}
