import type { CertificateSummary } from '@topsteel/domain/api';
import type { NormalCertificate } from '@topsteel/domain/en10168';

type Judged = Pick<CertificateSummary, 'chemistry' | 'mechanics' | 'conformance'>;

/** The values of a certificate against its grade. */
export function conformanceOf(certificate: NormalCertificate): Judged {
  const ladle = certificate.analyses.find((analysis) => analysis.kind === 'ladle') ?? certificate.analyses[0];
  return {
    chemistry: (ladle?.contents ?? []).map((content) => ({
      symbol: content.symbol,
      actual: content.value,
      unit: content.unit,
      min: content.minimum,
      max: content.maximum,
      verdict: 'unknown' as const,
    })),
    mechanics: certificate.mechanicals.map((mechanical) => ({
      property: mechanical.label,
      actual: mechanical.value,
      unit: mechanical.unit,
      min: mechanical.minimum,
      max: mechanical.maximum,
      verdict: 'unknown' as const,
    })),
    conformance: { verdict: 'unknown', sentence: 'Not checked.', checked: 0, required: 0, missing: [] },
  };
}
