import type { CertificateReading } from '../en10168/index.ts';
import type { Assessment } from './assess-certificate.ts';
import type { ConformanceFinding } from './conformance-finding.ts';
import type { JudgedGrade } from './judge-grade.ts';

const propertyWords = new Map(
  Object.entries({
    yield: 'yield strength',
    tensile: 'tensile strength',
    elongation: 'elongation',
    impact: 'impact energy',
    agt: 'elongation at maximum force',
    ratio: 'Rm/Re',
  }),
);

/** @example wordOf('impact') // 'impact energy' */
export function wordOf(property: string): string {
  return propertyWords.get(property) ?? property;
}

/** The verdict over all grades that a certificate names: a deviation first, then what cannot be, then what is open. */
export function concludeGrades(
  certificate: CertificateReading,
  judged: readonly JudgedGrade[],
  implausible: readonly ConformanceFinding[],
  reasons: readonly string[],
): Assessment {
  const all = judged.map((each) => withImplausible(each, implausible));
  const found = all.map((each) => each.found);
  const findings = [
    ...all.flatMap((each) => each.findings),
    ...implausible.filter((one) => !isTaken(one, all)),
  ];
  const base: Omit<Assessment, 'verdict' | 'sentence' | 'line'> = {
    grade: join(found.map(({ designation }) => designation)),
    norm: join(found.map(({ normText }) => normText)),
    source: join(
      found.map(({ table }) => table.source),
      ' ',
    ),
    judgedBy: join(found.map(({ table }) => `${table.norm}:${table.edition}`)),
    findings,
    missing: all.flatMap(({ missing }) => missing),
    notes: [...found.flatMap(({ notes }) => notes), ...reasons.map((reason) => `Not judged: ${reason}.`)],
  };
  const impossible = findings.find(({ status }) => status === 'implausible');
  // A carbon equivalent made from an impossible content says nothing of its own.
  const isDeviation = ({ status, property }: ConformanceFinding) =>
    status === 'deviates' && (impossible === undefined || property !== 'CEV');
  const deviating = all.find((each) => each.findings.some(isDeviation));
  const deviation = deviating?.findings.find(isDeviation);
  if (deviating !== undefined && deviation !== undefined)
    return { ...base, ...deviates(deviating, deviation) };
  if (impossible !== undefined) return { ...base, ...implausibleOf(impossible, certificate) };
  const open = all.find((each) => openProperties(each).length > 0);
  if (open !== undefined) return { ...base, ...notEvaluated(open) };
  const n = findings.filter(({ status }) => status === 'conforms').length;
  const [grade, norm] = [base.grade ?? '', base.norm ?? ''];
  if (n === 0) return unknownGrade(certificate, 'the certificate holds no value that could be judged', []);
  return {
    ...base,
    verdict: 'conforms',
    sentence: `Meets ${grade} (${norm}): ${n} of ${n} required values are within limits.`,
    line: { key: 'conforms', params: { grade, norm, n } },
  };
}

type Conclusion = Pick<Assessment, 'verdict' | 'sentence' | 'line'>;

function deviates({ found }: JudgedGrade, deviation: ConformanceFinding): Conclusion {
  const { designation, normText } = found;
  const { value, limit, clause } = deviation;
  const property = wordOf(deviation.property);
  return {
    verdict: 'deviates',
    sentence: `Does not meet ${designation} (${normText}): ${property} is ${value}, limit ${limit} (${clause}).`,
    line: {
      key: 'conformanceFail',
      params: { grade: designation, norm: normText, property, value, limit },
    },
  };
}

function openProperties({ missing, findings }: JudgedGrade): string[] {
  const open = findings.filter(({ status }) => status === 'not-evaluated').map(({ property }) => property);
  return [...new Set([...missing.map(({ property }) => property), ...open])].map(wordOf);
}

function notEvaluated(judged: JudgedGrade): Conclusion {
  const open = openProperties(judged);
  const list = open.join(', ');
  const grade = judged.found.designation;
  return {
    verdict: 'not-evaluated',
    sentence: `Not fully judged: ${open.length} ${open.length === 1 ? 'value' : 'values'} needed for ${grade} could not be judged: ${list}.`,
    line: { key: 'conformanceUnknown', params: { k: open.length, grade, list } },
  };
}

/** When no table applies: only what cannot be is said. */
export function unknownGrade(
  certificate: CertificateReading,
  reason: string,
  implausible: ConformanceFinding[],
): Assessment {
  const base = {
    grade: null,
    norm: null,
    source: null,
    judgedBy: null,
    findings: implausible,
    missing: [],
    notes: [],
  };
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

function implausibleOf({ property, value }: ConformanceFinding, certificate: CertificateReading): Conclusion {
  const word = wordOf(property);
  return {
    verdict: 'implausible',
    sentence: `Impossible value: ${word} is given as ${value}. Ask ${certificate.issuer.name} for a corrected certificate.`,
    line: { key: 'implausible', params: { property: word, value, issuer: certificate.issuer.name } },
  };
}

/** Values that cannot be at all; the other codes are contradictions, beside which a deviation still is one. */
const impossibleCodes: ReadonlySet<string> = new Set([
  'content-impossible',
  'contents-above-100',
  'yield-above-tensile',
  'elongation-impossible',
  'energy-impossible',
  'temperature-impossible',
]);

/** A finding whose own value cannot be is implausible, whatever the limit says. */
function withImplausible(judged: JudgedGrade, implausible: readonly ConformanceFinding[]): JudgedGrade {
  const findings = judged.findings.map((finding) => {
    const cause = implausible.find((one) => isSame(one, finding));
    const isKept = finding.status === 'deviates' && !impossibleCodes.has(cause?.code ?? '');
    if (cause === undefined || isKept) return finding;
    const { code, reason } = cause;
    return {
      ...finding,
      status: 'implausible' as const,
      ...(code === undefined ? {} : { code }),
      ...(reason === undefined ? {} : { reason }),
    };
  });
  return { ...judged, findings };
}

/** Shown in the place of a judged finding already. */
function isTaken(one: ConformanceFinding, judged: readonly JudgedGrade[]): boolean {
  return judged.some(({ findings }) =>
    findings.some((finding) => finding.code === one.code && isSame(one, finding)),
  );
}

function isSame(implausible: ConformanceFinding, finding: ConformanceFinding): boolean {
  return (
    implausible.field !== '' &&
    implausible.field === finding.field &&
    implausible.property === finding.property
  );
}

function join(texts: readonly string[], separator = ' / '): string {
  return [...new Set(texts)].join(separator);
}
