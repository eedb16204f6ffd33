import { parseDecimal } from '../units/index.ts';
import type { Assurance, Verification } from './emissions.ts';
import { explainIssue, findingsOf } from './explain-issue.ts';
import type { CarbonFinding } from './finding.ts';
import { gramsCo2ePerTonneOfDecimals } from './intensity.ts';
import { checkPactRules, validityPeriodOf, type ValidityPeriod } from './pact-rules.ts';
import { productFootprint, type ProductFootprint } from './pact-schema.ts';

/** A footprint as read: what it says, and what is wrong with it. */
export interface FootprintReading {
  footprint: ProductFootprint;
  /** `verified` only when a verifier is named. It is the document's word, not a proof. */
  assurance: Assurance;
  verification: Verification | null;
  validity: ValidityPeriod;
  /** Excluding biogenic uptake; null when the product has no mass (energy, transport, services). */
  gramsCo2ePerTonne: bigint | null;
  findings: CarbonFinding[];
}

const DEEPEST = 40;

/**
 * Reads one PACT 3.0 ProductFootprint. `null` stands for absent, as the specification says. A footprint that the schema lets
 * through is read even when it breaks a rule; the findings say which.
 *
 * @returns the reading, or only findings of severity `error` when it is no footprint
 * @example readFootprint(JSON.parse(text)).reading?.gramsCo2ePerTonne // 620000n
 */
export function readFootprint(value: unknown): {
  reading: FootprintReading | null;
  findings: CarbonFinding[];
} {
  const read = productFootprint.safeParse(withoutNulls(value, 0), { error: explainIssue });
  if (!read.success) return { reading: null, findings: findingsOf(read.error, 'not-a-pact-footprint') };
  const footprint = read.data;
  const findings = checkPactRules(footprint);
  const verification = verificationOf(footprint);
  return {
    reading: {
      footprint,
      assurance: verification ? 'verified' : 'self-declared',
      verification,
      validity: validityPeriodOf(footprint),
      gramsCo2ePerTonne: intensityOf(footprint),
      findings,
    },
    findings,
  };
}

/** Who verified, when somebody is named. An empty verification verifies nothing. */
export function verificationOf({ pcf }: ProductFootprint): Verification | null {
  const providerName = pcf.verification?.providerName?.trim() ?? '';
  if (providerName === '') return null;
  return {
    providerName,
    standardName: pcf.verification?.standardName ?? '',
    completedAt: pcf.verification?.completedAt ?? null,
  };
}

/** Per tonne, from kilograms of CO2e for the mass of the declared unit. */
function intensityOf({ pcf }: ProductFootprint): bigint | null {
  const mass = parseDecimal(pcf.productMassPerDeclaredUnit);
  if (mass.unscaled <= 0n) return null;
  return gramsCo2ePerTonneOfDecimals(parseDecimal(pcf.pcfExcludingBiogenicUptake), mass);
}

/** What `findFootprints` found in a document. */
export interface FoundFootprints {
  shape: 'footprint' | 'single' | 'list' | 'event' | 'error' | 'none';
  values: unknown[];
}

/**
 * Where footprints are in a PACT document: a footprint itself, an answer with one or many, or an event that brings some.
 *
 * @example findFootprints({ data: [] }).shape // 'list'
 */
export function findFootprints(value: unknown): FoundFootprints {
  if (!isRecord(value)) return { shape: 'none', values: [] };
  if (Object.hasOwn(value, 'pcf')) return { shape: 'footprint', values: [value] };
  if (Array.isArray(value.data)) return { shape: 'list', values: value.data };
  if (isRecord(value.data)) {
    if (Array.isArray(value.data.pfs)) return { shape: 'event', values: value.data.pfs };
    if (Object.hasOwn(value.data, 'pcf')) return { shape: 'single', values: [value.data] };
  }
  if (typeof value.code === 'string' && typeof value.message === 'string')
    return { shape: 'error', values: [] };
  return { shape: 'none', values: [] };
}

export const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** A property that is null is undefined (PACT 3.0, Undefined Properties). Deeper than any footprint is left as it is. */
function withoutNulls(value: unknown, depth: number): unknown {
  if (depth > DEEPEST) return value;
  if (Array.isArray(value)) return value.map((item) => withoutNulls(item, depth + 1));
  if (!isRecord(value)) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, item]) => item !== null)
      .map(([key, item]) => [key, withoutNulls(item, depth + 1)]),
  );
}
