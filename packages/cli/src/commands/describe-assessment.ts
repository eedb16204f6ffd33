import {
  wordOf,
  type Assessment,
  type ConformanceFinding,
  type OrderAssessment,
} from '@topsteel/domain/conformance';
import type { CertificateReading, Finding } from '@topsteel/domain/en10168';

const words: Readonly<Record<ConformanceFinding['status'], string>> = {
  conforms: 'conforms',
  deviates: 'DEVIATES',
  implausible: 'IMPLAUSIBLE',
  'not-evaluated': 'not evaluated',
};

/** The assessment as a buyer reads it: the sentence first, then one line a value. */
export function describeAssessment(
  certificate: CertificateReading,
  assessment: Assessment,
  order: OrderAssessment | undefined,
): string {
  const lines = [assessment.sentence];
  if (order !== undefined) lines.push(order.sentence);
  lines.push(
    '',
    `Certificate ${certificate.documentNumber}, type ${certificate.type ?? 'unclear'}, by ${certificate.issuer.name}.`,
  );
  const heats = certificate.heatNumbers.join(', ');
  if (heats !== '') lines.push(`${certificate.heatNumbers.length === 1 ? 'Heat' : 'Heats'} ${heats}.`);
  if (assessment.judgedBy !== null) lines.push(`Judged by ${assessment.judgedBy}.`);
  lines.push(...assessment.notes);
  const isSeveral =
    certificate.heatNumbers.length > 1 ||
    assessment.findings.some(({ grade }) => grade !== assessment.findings[0]?.grade);
  lines.push(...table(assessment.findings, isSeveral));
  lines.push(...missing(assessment));
  if (order !== undefined) lines.push('', 'Against the order:', ...table(order.findings, isSeveral));
  if (assessment.source !== null) lines.push('', `Limits: ${assessment.source}`);
  return lines.join('\n');
}

export function describeUnreadable(findings: readonly Finding[]): string {
  const lines = findings
    .filter(({ severity }) => severity === 'refuse')
    .flatMap(({ field, message, remedy }) => [
      `  ${field === '' ? '' : `${field}: `}${message}`,
      `    ${remedy}`,
    ]);
  return ['Cannot tell: the certificate cannot be read.', '', ...lines].join('\n');
}

function table(findings: readonly ConformanceFinding[], withHeat: boolean): string[] {
  if (findings.length === 0) return [];
  const head = ['property', 'value', 'limit', 'verdict', 'clause'];
  const rows = findings.map((finding) => [
    wordOf(finding.property) + (withHeat && finding.heatNumber !== null ? ` (${finding.heatNumber})` : ''),
    finding.value,
    finding.limit,
    words[finding.status],
    finding.clause,
  ]);
  const widths = head.map((title, column) =>
    Math.min(44, Math.max(title.length, ...rows.map((row) => row[column]?.length ?? 0))),
  );
  const line = (cells: readonly string[]) =>
    `  ${cells.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join('  ')}`.trimEnd();
  const reasons = (finding: ConformanceFinding) =>
    finding.reason === undefined || finding.status === 'conforms' ? [] : [`      ${finding.reason}`];
  return ['', line(head), ...findings.flatMap((finding, i) => [line(rows[i] ?? []), ...reasons(finding)])];
}

function missing({ missing: lacks }: Assessment): string[] {
  if (lacks.length === 0) return [];
  const list = [
    ...new Set(
      lacks.map(
        ({ property, heatNumber }) => wordOf(property) + (heatNumber === null ? '' : ` (heat ${heatNumber})`),
      ),
    ),
  ];
  return ['', 'Needed and not on the certificate:', ...list.map((each) => `  ${each}`)];
}
