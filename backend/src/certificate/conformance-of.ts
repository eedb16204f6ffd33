import type { CertificateSummary, Finding } from '@topsteel/domain/api';
import { assessCertificate, type Assessment, type ConformanceFinding } from '@topsteel/domain/conformance';
import type { NormalCertificate } from '@topsteel/domain/en10168';

type Judged = Pick<CertificateSummary, 'chemistry' | 'mechanics' | 'conformance'>;
type Verdict = 'within' | 'outside' | 'unknown';

/** The values of a certificate against its grade, by the cited norm tables. */
export function conformanceOf(certificate: NormalCertificate): Judged {
  const assessment = assessCertificate(certificate);
  // Several test pieces share a field: the worst of them is shown.
  const worstLast = [...assessment.findings].sort((a, b) => ranks[a.status] - ranks[b.status]);
  const ofField = new Map(worstLast.map((finding) => [finding.field, finding]));
  const ladle = certificate.analyses.find(({ kind }) => kind === 'ladle') ?? certificate.analyses[0];
  return {
    chemistry: (ladle?.contents ?? []).map((content) => ({
      symbol: content.symbol,
      actual: content.value,
      unit: content.unit,
      min: content.minimum,
      max: content.maximum,
      ...judgement(ofField.get(content.field)),
    })),
    mechanics: certificate.mechanicals.map((mechanical) => ({
      property: mechanical.label,
      actual: mechanical.value,
      unit: mechanical.unit,
      min: mechanical.minimum,
      max: mechanical.maximum,
      ...judgement(ofField.get(mechanical.field)),
    })),
    conformance: {
      verdict: verdicts[assessment.verdict],
      sentence: assessment.sentence,
      checked: assessment.findings.length,
      required: assessment.findings.length + assessment.missing.length,
      missing: [...new Set(assessment.missing.map(({ property }) => property))],
      ...(assessment.notes.length === 0 ? {} : { notes: assessment.notes }),
    },
  };
}

/** A deviation is no error of reading: a person decides, and the verification page says it to everybody. */
export function conformanceFindings(summary: CertificateSummary): Finding[] {
  if (summary.conformance.verdict !== 'fails') return [];
  return [{ code: 'does-not-conform', severity: 'warning', message: summary.conformance.sentence }];
}

const verdicts: Record<Assessment['verdict'], CertificateSummary['conformance']['verdict']> = {
  conforms: 'conforms',
  deviates: 'fails',
  implausible: 'fails',
  'not-evaluated': 'unknown',
};

const ranks: Record<ConformanceFinding['status'], number> = {
  conforms: 0,
  'not-evaluated': 1,
  deviates: 2,
  implausible: 3,
};

const words: Record<ConformanceFinding['status'], Verdict> = {
  conforms: 'within',
  deviates: 'outside',
  implausible: 'outside',
  'not-evaluated': 'unknown',
};

function judgement(finding: ConformanceFinding | undefined): { verdict: Verdict; limit: string | null } {
  if (!finding) return { verdict: 'unknown', limit: null };
  return { verdict: words[finding.status], limit: `${finding.limit} (${finding.clause})` };
}
