import type { Snapshot } from './snapshot.ts';

/** Totals that never fall. */
export const growingTotals = [
  'authorizedMinor',
  'lateMinor',
  'capturedMinor',
  'voidedMinor',
  'reversedMinor',
  'providerFeeMinor',
] as const satisfies readonly (keyof Snapshot)[];

/** Why a reading is not believed. */
export type Finding =
  /** Less than the provider has said before of a total that only grows. */
  | { code: 'total-fell'; total: (typeof growingTotals)[number]; beforeMinor: bigint; saidMinor: bigint }
  /** Totals that cannot stand beside each other. */
  | { code: 'impossible'; sentence: string };

export interface Observed {
  /** What is to be kept: what was said, or what stood before when that is not to be believed. */
  after: Snapshot;
  changed: boolean;
  findings: Finding[];
}

/**
 * Takes what a provider says now beside what was kept. A reading that contradicts an earlier one, or itself, is not
 * believed in any part: it may be an old answer of a replica, and half of it would be a state that never was.
 *
 * @example
 * observe({ ...emptySnapshot, authorizedMinor: 500n }, { ...emptySnapshot, authorizedMinor: 400n })
 * // { after: {… authorizedMinor: 500n}, changed: false, findings: [{ code: 'total-fell', … }] }
 */
export function observe(before: Snapshot, said: Snapshot): Observed {
  const fell = growingTotals
    .filter((total) => said[total] < before[total])
    .map(
      (total): Finding => ({
        code: 'total-fell',
        total,
        beforeMinor: before[total],
        saidMinor: said[total],
      }),
    );
  const findings = [...fell, ...impossible(said)];
  if (findings.length > 0) return { after: before, changed: false, findings };
  return { after: said, changed: !isSame(before, said), findings: [] };
}

function impossible(said: Snapshot): Finding[] {
  const { authorizedMinor, lateMinor, capturedMinor, voidedMinor, refundPendingMinor, refundedMinor } = said;
  const rules: [boolean, string][] = [
    [Object.values(said).some((value) => typeof value === 'bigint' && value < 0n), 'A total is negative.'],
    [
      lateMinor > authorizedMinor,
      `${lateMinor} paid too late are more than the ${authorizedMinor} authorized.`,
    ],
    [
      capturedMinor + voidedMinor > authorizedMinor,
      `${capturedMinor} captured and ${voidedMinor} given back are more than the ${authorizedMinor} authorized.`,
    ],
    [
      refundPendingMinor + refundedMinor > capturedMinor,
      `${refundPendingMinor + refundedMinor} refunded are more than the ${capturedMinor} captured.`,
    ],
  ];
  return rules.filter(([broken]) => broken).map(([, sentence]) => ({ code: 'impossible', sentence }));
}

const isSame = (a: Snapshot, b: Snapshot): boolean =>
  (Object.keys(a) as (keyof Snapshot)[]).every((name) => a[name] === b[name]);

/** A finding in a sentence, for the work queue. */
export function findingSentence(finding: Finding): string {
  return finding.code === 'impossible'
    ? `The provider gave totals that cannot be: ${finding.sentence}`
    : `The provider said ${finding.beforeMinor} of ${finding.total} before and says ${finding.saidMinor} now.`;
}
