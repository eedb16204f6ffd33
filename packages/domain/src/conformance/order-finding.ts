import type { ConformanceFinding } from './conformance-finding.ts';

export interface OrderItem {
  property: string;
  status: ConformanceFinding['status'];
  value: string | null;
  limit: string;
  field: string;
  clause?: string;
  reason?: string;
  heatNumber?: string | null;
}

/** One item of the order as a finding. */
export function orderFinding({ value, clause, reason, heatNumber, ...item }: OrderItem): ConformanceFinding {
  return {
    ...item,
    value: value ?? 'not given',
    min: null,
    max: null,
    clause: clause ?? 'order',
    heatNumber: heatNumber ?? null,
    isRequired: true,
    ...(reason === undefined ? {} : { reason }),
  };
}
