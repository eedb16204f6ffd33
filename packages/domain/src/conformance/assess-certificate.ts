import { isSteel, type CertificateReading } from '../en10168/index.ts';
import type { VerdictKey, VerdictParams } from '../verdict/index.ts';
import type { ConformanceFinding, Missing } from './conformance-finding.ts';
import { concludeGrades, unknownGrade } from './conclude.ts';
import { findTables } from './find-table.ts';
import { findImplausible, type PlausibilityOptions } from './find-implausible.ts';
import { judgeGrade } from './judge-grade.ts';
import { splitReadable } from './split-readable.ts';

export type ConformanceVerdict = 'conforms' | 'deviates' | 'implausible' | 'not-evaluated';

export interface Assessment {
  verdict: ConformanceVerdict;
  /** The designation that was judged, and the norm as the certificate names it; null when none is in our tables. */
  grade: string | null;
  norm: string | null;
  /** Where the limits come from. */
  source: string | null;
  /** Norm and edition of the limits, such as "EN 10025-2:2019". */
  judgedBy: string | null;
  findings: ConformanceFinding[];
  /** What the grade asks for and the certificate does not give. */
  missing: Missing[];
  /** What was taken for what, in sentences. */
  notes: string[];
  /** One sentence for people. */
  sentence: string;
  /** The line of the verification page. */
  line: { key: VerdictKey; params: VerdictParams };
}

/**
 * Judges a certificate's values against its grade. Exact decimal comparisons, limits with their source, every heat and
 * every test piece. A value outside its limit deviates, whatever else is missing. Conforms is said only when every
 * required value is there, for every heat, and within limits, and nothing is implausible. An unknown grade, norm,
 * edition or thickness is not evaluated.
 *
 * @example assessCertificate(certificate).line
 * // { key: 'conforms', params: { grade: 'S355J2+N', norm: 'EN 10025-2:2019', n: 11 } }
 */
export function assessCertificate(
  certificate: CertificateReading,
  options: PlausibilityOptions = {},
): Assessment {
  const { readable, unread } = splitReadable(certificate);
  if (!isSteel(readable)) {
    return unknownGrade(readable, `${readable.grades.join(', ') || readable.product} is no steel`, []);
  }
  const implausible = findImplausible(readable, options);
  const { found, reasons } = findTables(readable.grades, readable.norms);
  if (found.length === 0) return unknownGrade(readable, reasons.at(-1) ?? '', implausible);
  const judged = found.map((each) => judgeGrade(readable, each, unread));
  return concludeGrades(readable, judged, implausible, reasons);
}
