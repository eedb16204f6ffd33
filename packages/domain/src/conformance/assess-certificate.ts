import type { NormalCertificate } from '../en10168/index.ts';
import type { VerdictKey, VerdictParams } from '../verdict/index.ts';
import type { ConformanceFinding, Missing } from './conformance-finding.ts';
import { findTable, type FoundTable } from './find-table.ts';
import { findImplausible } from './find-implausible.ts';
import { judgeChemistry } from './judge-chemistry.ts';
import { judgeMechanics } from './judge-mechanics.ts';

export type ConformanceVerdict = 'conforms' | 'deviates' | 'implausible' | 'not-evaluated';

export interface Assessment {
  verdict: ConformanceVerdict;
  /** The designation that was judged, and the norm as the certificate names it; null when none is in our tables. */
  grade: string | null;
  norm: string | null;
  /** Where the limits come from. */
  source: string | null;
  findings: ConformanceFinding[];
  /** What the grade asks for and the certificate does not give. */
  missing: Missing[];
  /** One sentence for people. */
  sentence: string;
  /** The line of the verification page. */
  line: { key: VerdictKey; params: VerdictParams };
}

const propertyWords: Readonly<Record<string, string>> = {
  yield: 'yield strength',
  tensile: 'tensile strength',
  elongation: 'elongation',
  impact: 'impact energy',
  agt: 'elongation at maximum force',
  ratio: 'Rm/Re',
};

/**
 * Judges a certificate's values against its grade. Exact decimal comparisons, limits with their source.
 * A value outside its limit deviates, whatever else is missing. Conforms is said only when every required value is
 * there, for every heat, and within limits. An unknown grade or norm is not evaluated.
 *
 * @example assessCertificate(certificate).line
 * // { key: 'conforms', params: { grade: 'S355J2+N', norm: 'EN 10025-2:2019', n: 10 } }
 */
export function assessCertificate(certificate: NormalCertificate): Assessment {
  const search = findTable(certificate.grades, certificate.norms);
  const implausible = findImplausible(certificate);
  if (!search.ok) return unknownGrade(certificate, search.reason, implausible);
  const { found } = search;
  const missing: Missing[] = [];
  const findings = certificate.heatNumbers.flatMap((heat) => judgeHeat(certificate, found, heat, missing));
  const unique = dedupe(findings).map((finding) =>
    implausible.some(({ field }) => field !== '' && field === finding.field)
      ? { ...finding, status: 'implausible' as const }
      : finding,
  );
  const all = [
    ...unique,
    ...implausible.filter(({ field }) => !unique.some((finding) => finding.field === field)),
  ];
  return conclude(found, certificate, all, missing);
}

function judgeHeat(
  certificate: NormalCertificate,
  found: FoundTable,
  heat: string,
  missing: Missing[],
): ConformanceFinding[] {
  const isOfHeat = ({ heatNumber }: { heatNumber: string | null }) =>
    heatNumber === heat || heatNumber === null;
  const analyses = certificate.analyses.filter(isOfHeat);
  // Contents may be spread over several lists of one analysis; what one lacks another may give.
  const lacking: Missing[][] = [];
  const chemistry = analyses.flatMap((analysis) => {
    const lacks: Missing[] = [];
    if (analysis.kind === 'ladle') lacking.push(lacks);
    return judgeChemistry(analysis, found, certificate, lacks);
  });
  const required = [
    'C',
    ...found.grade.ladle.filter(({ isRequired }) => isRequired).map(({ symbol }) => symbol),
    'CEV',
  ];
  for (const property of new Set(required)) {
    if (lacking.length === 0 || lacking.every((lacks) => lacks.some((lack) => lack.property === property))) {
      if (property !== 'CEV' || found.grade.carbonEquivalent !== undefined)
        missing.push({ property, heatNumber: heat });
    }
  }
  return [
    ...chemistry,
    ...judgeMechanics(certificate.mechanicals.filter(isOfHeat), found, certificate, heat, missing),
  ];
}

function dedupe(findings: readonly ConformanceFinding[]): ConformanceFinding[] {
  const seen = new Set<string>();
  return findings.filter((finding) => {
    const key = `${finding.field}|${finding.property}|${finding.heatNumber ?? ''}`;
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}

function conclude(
  { designation, normText, table }: FoundTable,
  certificate: NormalCertificate,
  findings: ConformanceFinding[],
  missing: Missing[],
): Assessment {
  const base = { grade: designation, norm: normText, source: table.source, findings, missing };
  const impossible = findings.find(({ status }) => status === 'implausible');
  // A carbon equivalent made from an impossible content says nothing of its own.
  const deviation = findings.find(
    ({ status, property }) => status === 'deviates' && (impossible === undefined || property !== 'CEV'),
  );
  if (deviation !== undefined) {
    const { value, limit } = deviation;
    const property = wordOf(deviation.property);
    return {
      ...base,
      verdict: 'deviates',
      sentence: `Does not meet ${designation} (${normText}): ${property} is ${value}, limit ${limit} (${deviation.clause}).`,
      line: {
        key: 'conformanceFail',
        params: { grade: designation, norm: normText, property, value, limit },
      },
    };
  }
  if (impossible !== undefined) return { ...base, ...implausibleOf(impossible, certificate) };
  const open = [...new Set([...missing.map(({ property }) => property), ...unevaluated(findings)])].map(
    wordOf,
  );
  if (open.length > 0) {
    const list = open.join(', ');
    return {
      ...base,
      verdict: 'not-evaluated',
      sentence: `Not fully judged: ${open.length} ${open.length === 1 ? 'value' : 'values'} needed for ${designation} could not be judged: ${list}.`,
      line: { key: 'conformanceUnknown', params: { k: open.length, grade: designation, list } },
    };
  }
  const n = findings.filter(({ status }) => status === 'conforms').length;
  return {
    ...base,
    verdict: 'conforms',
    sentence: `Meets ${designation} (${normText}): ${n} of ${n} required values are within limits.`,
    line: { key: 'conforms', params: { grade: designation, norm: normText, n } },
  };
}

function unevaluated(findings: readonly ConformanceFinding[]): string[] {
  return findings.filter(({ status }) => status === 'not-evaluated').map(({ property }) => property);
}

function unknownGrade(
  certificate: NormalCertificate,
  reason: string,
  implausible: ConformanceFinding[],
): Assessment {
  const base = { grade: null, norm: null, source: null, findings: implausible, missing: [] };
  const [impossible] = implausible;
  if (impossible !== undefined) return { ...base, ...implausibleOf(impossible, certificate) };
  const grade = certificate.grades.join(', ') || 'the grade';
  return {
    ...base,
    verdict: 'not-evaluated',
    sentence: `Not judged: ${reason}.`,
    line: { key: 'conformanceUnknown', params: { k: 1, grade, list: 'limits of the norm' } },
  };
}

function implausibleOf(
  { property, value }: ConformanceFinding,
  certificate: NormalCertificate,
): Pick<Assessment, 'verdict' | 'sentence' | 'line'> {
  const word = wordOf(property);
  return {
    verdict: 'implausible',
    sentence: `Impossible value: ${word} is given as ${value}. Ask ${certificate.issuer.name} for a corrected certificate.`,
    line: { key: 'implausible', params: { property: word, value, issuer: certificate.issuer.name } },
  };
}

function wordOf(property: string): string {
  return propertyWords[property] ?? property;
}
