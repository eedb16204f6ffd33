import type { InspectionDocumentType } from '../certificate/index.ts';
import { isSteel } from './base-metal.ts';
import type { Finding } from './finding.ts';
import type { CertificateReading, NormalCertificate } from './normal-certificate.ts';
import { judgePlausibility } from './plausibility.ts';

export interface ReadOptions {
  /** EN 10204 types that are accepted; others are refused. Default: 3.1 and 3.2. */
  acceptedTypes?: readonly InspectionDocumentType[];
}

export interface ReadResult {
  /** refused: a finding refuses it. warning: a person should look. ready: nothing to object. */
  state: 'ready' | 'warning' | 'refused';
  findings: Finding[];
  /** What could be read; absent when the document is not of the shape, or has no number, heat or mass. */
  certificate?: NormalCertificate;
  /** What the document says, also when it lacks what a certificate must have; absent when it is no certificate. */
  reading?: CertificateReading;
}

export const defaultAcceptedTypes: readonly InspectionDocumentType[] = ['3.1', '3.2'];

/**
 * The end of every reading, whatever the format: what a certificate must have, what cannot be, and the state that
 * follows. Fields that the plausibility rules name are those of EN 10168; `fieldOf` puts the document's own for them.
 */
export function concludeReading(
  reading: CertificateReading,
  findings: Finding[],
  fieldOf: (field: string) => string = (field) => field,
): ReadResult {
  const { type, massGrams, actualMassGrams, theoreticalMassGrams, heatNumbers, analyses, mechanicals } =
    reading;
  const massField = fieldOf('Certificate.ProductDescription.B13');
  if (massGrams === null && !findings.some(({ code }) => code === 'mass-wrong')) {
    findings.push({ ...massMissing, field: massField });
  }
  if (actualMassGrams === null && theoreticalMassGrams !== null) {
    findings.push({ ...massTheoretical, field: fieldOf('Certificate.ProductDescription.B12') });
  }
  if ((type === '3.1' || type === '3.2') && analyses.length === 0 && mechanicals.length === 0) {
    findings.push({ ...noResults, field: fieldOf('Certificate.Inspection') });
  }
  if (heatNumbers.length > 1) findings.push(severalHeats(heatNumbers, fieldOf('Certificate.Inspection')));
  const implausible: Finding[] = [];
  if (isSteel(reading)) judgePlausibility(reading, implausible);
  else findings.push({ ...notSteel, field: fieldOf('Certificate.ProductDescription.B02.SteelDesignation') });
  findings.push(...implausible.map((finding) => ({ ...finding, field: fieldOf(finding.field) })));
  const isComplete =
    type !== null &&
    massGrams !== null &&
    heatNumbers.length > 0 &&
    !findings.some(({ code, severity }) => code === 'field-missing' && severity === 'refuse');
  return {
    state: stateOf(findings),
    findings,
    ...(isComplete && { certificate: { ...reading, type, massGrams } }),
    reading,
  };
}

/** A mark that cannot be drawn is no reason against the steel: say so and go on. */
export function judgeLogo(logo: string | null | undefined, field: string, findings: Finding[]): void {
  // The shortest PNG that holds a pixel has 67 bytes.
  const match = /^(?:data:image\/[\w.+-]{1,40};base64,)?([A-Za-z0-9+/]*={0,2})$/.exec(logo ?? '');
  if (logo === undefined || logo === null || (match !== null && (match[1]?.length ?? 0) >= 88)) return;
  findings.push({
    code: 'logo-unreadable',
    severity: 'info',
    field,
    message: 'The manufacturer’s mark (A04) is not an image that can be drawn; the name is shown instead.',
    remedy: 'Embed a PNG as a data address, if the mark should be shown.',
  });
}

export function stateOf(findings: readonly Finding[]): ReadResult['state'] {
  if (findings.some(({ severity }) => severity === 'refuse')) return 'refused';
  return findings.some(({ severity }) => severity === 'warn') ? 'warning' : 'ready';
}

const massMissing: Omit<Finding, 'field'> = {
  code: 'mass-missing',
  severity: 'refuse',
  message: 'The certificate states no mass: neither the actual (B13) nor the theoretical mass (B12).',
  remedy: 'Add the delivered mass in kg; without it, what is sold under the certificate cannot be counted.',
};
const massTheoretical: Omit<Finding, 'field'> = {
  code: 'mass-theoretical',
  severity: 'info',
  message: 'Only the theoretical mass (B12) is stated; it is taken as the certified mass.',
  remedy: 'Add the actual mass (B13) when it was weighed.',
};
const notSteel: Omit<Finding, 'field'> = {
  code: 'not-steel',
  severity: 'info',
  message:
    'The product is not a steel; its contents and its mass are read, and not compared with what steels have.',
  remedy: 'Nothing, when that is so.',
};
const noResults: Omit<Finding, 'field'> = {
  code: 'no-results',
  severity: 'refuse',
  message: 'The document calls itself an inspection certificate but holds no test results.',
  remedy: 'Add the chemical analysis and the mechanical values of the heat, or call it a 2.1.',
};

function severalHeats(heats: readonly string[], field: string): Finding {
  return {
    code: 'several-heats',
    severity: 'info',
    field,
    message: `The certificate covers ${heats.length} heats: ${heats.slice(0, 5).join(', ')}${heats.length > 5 ? ' …' : ''}. All of them are judged.`,
    remedy: 'Nothing, when that is so.',
  };
}
