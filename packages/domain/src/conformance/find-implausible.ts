import { judgePlausibility, type Finding, type CertificateReading } from '../en10168/index.ts';
import { formatKilograms } from '../units/index.ts';
import type { ConformanceFinding } from './conformance-finding.ts';
import { implausibleCodes, type ImplausibleCode } from './implausible-codes.ts';
import { findImplausibleContents } from './implausible-contents.ts';
import { findImplausibleDocument } from './implausible-document.ts';
import { findImplausibleMechanics } from './implausible-mechanics.ts';

export interface PlausibilityOptions {
  /** ISO date of today; without it, no date is in the future. */
  today?: string;
}

export interface Implausible {
  code: ImplausibleCode;
  property: string;
  value: string;
  limit: string;
  field: string;
  heatNumber?: string | null;
  /** What is wrong, in one sentence. */
  reason: string;
}

/** Values that cannot be, or that the other values contradict, as conformance findings. */
export function findImplausible(
  certificate: CertificateReading,
  options: PlausibilityOptions = {},
): ConformanceFinding[] {
  const read: Finding[] = [];
  judgePlausibility(certificate, read);
  const found = [
    ...read.flatMap((finding) => fromReading(finding, certificate)),
    ...findImplausibleContents(certificate),
    ...findImplausibleMechanics(certificate),
    ...findImplausibleDocument(certificate, options),
  ];
  const unique = new Map(found.map((one) => [`${one.code}|${one.field}|${one.heatNumber ?? ''}`, one]));
  return [...unique.values()].map(asFinding);
}

export function asFinding(implausible: Implausible): ConformanceFinding {
  return {
    property: implausible.property,
    status: 'implausible',
    value: implausible.value,
    limit: implausible.limit,
    min: null,
    max: null,
    clause: 'plausibility',
    heatNumber: implausible.heatNumber ?? null,
    field: implausible.field,
    isRequired: true,
    reason: implausible.reason,
    code: implausible.code,
  };
}

const known: ReadonlySet<string> = new Set(implausibleCodes);
const limits: Partial<Record<ImplausibleCode, string>> = {
  'yield-above-tensile': 'at most the tensile strength',
  'ratio-contradiction': 'what the two strengths make',
  'mean-contradiction': 'the mean of the single values',
  'carbon-equivalent-contradiction': 'what the contents make',
  'mass-contradiction': 'what the dimensions and the other mass make',
  'designations-exclude': 'designations that can hold together',
};

/** What the reading of a document already found to be impossible or contradictory. */
function fromReading({ code, field, message }: Finding, certificate: CertificateReading): Implausible[] {
  if (!known.has(code)) return [];
  const content = certificate.analyses
    .flatMap(({ contents }) => contents)
    .find((each) => each.field === field);
  const mechanical = certificate.mechanicals.find((each) => each.field === field);
  const item = content ?? mechanical;
  return [
    {
      code: code as ImplausibleCode,
      property: content?.symbol ?? mechanical?.property ?? nameOf(code),
      value: item === undefined ? valueOf(code, certificate) : `${item.value} ${item.unit}`.trim(),
      limit: limits[code as ImplausibleCode] ?? 'what any steel has',
      field,
      heatNumber: mechanical?.heatNumber ?? null,
      reason: message,
    },
  ];
}

function nameOf(code: Finding['code']): string {
  if (code === 'mass-contradiction') return 'mass';
  return code === 'designations-exclude' ? 'designation' : 'sum of contents';
}

function valueOf(code: Finding['code'], { massGrams, grades }: CertificateReading): string {
  if (code === 'mass-contradiction')
    return massGrams === null ? 'not given' : `${formatKilograms(massGrams)} kg`;
  return code === 'designations-exclude' ? grades.join(' and ') : 'more than 100 %';
}
