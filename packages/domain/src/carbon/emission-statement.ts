/** Our own document: what a manufacturer says of the greenhouse gas of a lot. Its JCS hash is what the chain keeps. */
import { z } from 'zod';
import { formatScaled } from '../units/index.ts';
import type { Assurance } from './emissions.ts';
import { gramsCo2ePerTonneOf } from './intensity.ts';
import { explainIssue, findingsOf } from './explain-issue.ts';
import type { CarbonFinding } from './finding.ts';
import { instant } from './pact-schema.ts';

const grams = z.string().regex(/^(0|[1-9][0-9]{0,38})$/, 'must be a whole number of grams in digits');
/** Written on chain as 32 bytes of ASCII. */
export const asciiLabel = z
  .string()
  .min(1)
  .max(32)
  .regex(/^[\x20-\x7e]+$/, 'must be 1 to 32 ASCII characters');

export const statementRoute = z.enum(['BF-BOF', 'EAF-scrap', 'DRI-EAF', 'other']);

/** CBAM figures of the installation, in grams CO2e per tonne; direct ones are priced. */
export const cbamFigures = z.strictObject({
  cn: z.string().regex(/^[0-9]{8}$/, 'must be the eight digits of the CN code'),
  installation: z.string().min(1).max(200),
  directGramsPerTonne: grams,
  indirectGramsPerTonne: grams,
  /** Paid in the country of origin; null when not known. */
  carbonPriceDue: z
    .strictObject({ amountMinorPerTonne: grams, currency: z.string().regex(/^[A-Z]{3}$/) })
    .nullable(),
});

export const emissionStatement = z.strictObject({
  type: z.literal('topsteel/emission-statement/1'),
  lotId: grams,
  lotCode: z.string().min(1).max(40),
  massGrams: grams.refine((value) => value !== '0', 'must be above zero'),
  emissionsGrams: grams,
  method: asciiLabel,
  boundary: asciiLabel,
  route: statementRoute,
  referencePeriodStart: instant,
  referencePeriodEnd: instant,
  declarer: z.string().min(1).max(300),
  /** SHA-256 of the statement that this one takes the place of; null for the first. */
  supersedes: z
    .string()
    .regex(/^0x[0-9a-f]{64}$/)
    .nullable(),
  cbam: cbamFigures.nullable(),
});
export type EmissionStatementDocument = z.infer<typeof emissionStatement>;

export interface StatementReading {
  statement: EmissionStatementDocument;
  /** A statement is its declarer's word; a verification is kept beside it, never in it. */
  assurance: Extract<Assurance, 'self-declared'>;
  gramsCo2ePerTonne: bigint;
  findings: CarbonFinding[];
}

/**
 * Reads an emission statement.
 *
 * @example readStatement(JSON.parse(text)).reading?.gramsCo2ePerTonne // 620000n
 */
export function readStatement(value: unknown): {
  reading: StatementReading | null;
  findings: CarbonFinding[];
} {
  const read = emissionStatement.safeParse(value, { error: explainIssue });
  if (!read.success) return { reading: null, findings: findingsOf(read.error, 'not-an-emission-statement') };
  const statement = read.data;
  const findings: CarbonFinding[] = [];
  if (new Date(statement.referencePeriodEnd) <= new Date(statement.referencePeriodStart)) {
    findings.push({
      code: 'reference-period-empty',
      severity: 'error',
      message: 'The reference period does not end after it starts.',
      field: 'referencePeriodEnd',
    });
  }
  const gramsCo2ePerTonne = gramsCo2ePerTonneOf(
    BigInt(statement.emissionsGrams),
    BigInt(statement.massGrams),
  );
  const direct = BigInt(statement.cbam?.directGramsPerTonne ?? '0');
  if (direct > gramsCo2ePerTonne) {
    findings.push({
      code: 'cbam-direct-above-total',
      severity: 'warning',
      message: `The direct emissions for CBAM (${formatScaled(direct, 6)} t/t) are above the whole product stage (${formatScaled(gramsCo2ePerTonne, 6)} t/t).`,
      field: 'cbam.directGramsPerTonne',
    });
  }
  return { reading: { statement, assurance: 'self-declared', gramsCo2ePerTonne, findings }, findings };
}
