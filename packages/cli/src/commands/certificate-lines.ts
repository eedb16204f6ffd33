import type { DocumentResult } from '@topsteel/domain/document';
import type { CertificateReading, Content, Finding, Mechanical } from '@topsteel/domain/en10168';
import { formatScaled } from '@topsteel/domain/units';
import { decimalIn, labelIn, typeNameIn, type DocumentLanguage, type Label } from '@topsteel/documents';

/** What a certificate says, one idea a line. */
export function certificateLines(
  result: DocumentResult,
  reading: CertificateReading,
  language: DocumentLanguage,
): string[] {
  const version = reading.details?.formatVersion;
  const title = reading.type === null ? `"${reading.typeText}"` : typeNameIn(language, reading.type);
  return [
    `${title}, ${labelIn(language, 'accordingTo')}`,
    `${result.format ?? ''}${version === null || version === undefined ? '' : ` ${version}`}`,
    '',
    ...headLines(reading, language),
    ...reading.analyses.flatMap((analysis) => [
      '',
      `${labelIn(language, 'chemistry')}, ${labelIn(language, analysis.kind === 'ladle' ? 'ladle' : 'productAnalysis')}${analysis.heatNumber === null ? '' : `, ${analysis.heatNumber}`}`,
      ...columns(analysis.contents.map((content) => contentCells(content, language))),
    ]),
    ...(reading.mechanicals.length === 0
      ? []
      : [
          '',
          labelIn(language, 'mechanics'),
          ...columns(reading.mechanicals.map((item) => mechanicalCells(item, language))),
        ]),
    ...otherLines(reading, language),
    '',
    `SHA-256  ${reading.documentHash.slice(2)}`,
    ...findingLines(result.findings),
    '',
    verdictOf(result),
  ];
}

function headLines(reading: CertificateReading, language: DocumentLanguage): string[] {
  const party = ({ name, city, country }: { name: string; city: string | null; country: string | null }) =>
    [name, city, country].filter((part) => part !== null && part !== '').join(', ');
  const kilograms = (grams: bigint | null) =>
    grams === null ? null : `${decimalIn(language, formatScaled(grams, 3))} kg`;
  const rows: readonly (readonly [Label, string | null])[] = [
    ['number', reading.documentNumber],
    ['manufacturer', party(reading.issuer)],
    ['purchaser', reading.purchaser === null ? null : party(reading.purchaser)],
    ['order', reading.purchaseOrder],
    ['product', reading.product],
    ['designation', reading.grades.join(' / ')],
    ['norms', reading.norms.join(', ')],
    ['delivery', reading.deliveryCondition],
    ['heat', reading.heatNumbers.join(', ')],
    ['process', reading.meltingProcess],
    ['identification', reading.batchIdentifications.join(', ')],
    ['dimensions', [reading.form ?? '', reading.dimensionsText].filter((part) => part !== '').join(', ')],
    ['pieces', reading.pieces],
    ['actualMass', kilograms(reading.actualMassGrams)],
    ['theoreticalMass', kilograms(reading.theoreticalMassGrams)],
    ['date', reading.date],
    ['validatedBy', reading.details?.validatedBy.map(({ name }) => name).join(', ') ?? null],
  ];
  return columns(
    rows.flatMap(([label, value]) =>
      value === null || value === '' ? [] : [[labelIn(language, label), value]],
    ),
    '',
  );
}

function contentCells(
  { symbol, value, operator, unit, rangeLow, minimum, maximum }: Content,
  language: DocumentLanguage,
): string[] {
  const number =
    rangeLow === undefined ? `${operator === '=' ? '' : operator}${value}` : `${rangeLow} – ${value}`;
  return [symbol, `${decimalIn(language, number)} ${unit}`, limitsOf(minimum, maximum, language)];
}

function mechanicalCells(item: Mechanical, language: DocumentLanguage): string[] {
  const {
    property,
    label,
    value,
    unit,
    individual,
    temperatureCelsius,
    minimum,
    maximum,
    direction,
    heatNumber,
  } = item;
  return [
    `${labelIn(language, property)}${label === property ? '' : ` (${label})`}`,
    `${decimalIn(language, value)} ${unit}`.trim(),
    [
      individual.length === 0 ? '' : individual.map((single) => decimalIn(language, single)).join(' / '),
      temperatureCelsius === null ? '' : `${temperatureCelsius} °C`,
      direction ?? '',
      limitsOf(minimum, maximum, language),
      heatNumber ?? '',
    ]
      .filter((part) => part !== '')
      .join(', '),
  ];
}

function limitsOf(minimum: string | null, maximum: string | null, language: DocumentLanguage): string {
  const limit = (label: 'minimum' | 'maximum', value: string | null) =>
    value === null ? [] : [`${labelIn(language, label)} ${decimalIn(language, value)}`];
  return [...limit('minimum', minimum), ...limit('maximum', maximum)].join(', ');
}

function otherLines({ details }: CertificateReading, language: DocumentLanguage): string[] {
  const items = details?.otherResults ?? [];
  if (items.length === 0) return [];
  return [
    '',
    labelIn(language, 'otherTests'),
    ...columns(
      items.map(({ label, value, unit, interpretation, method }) => [
        label,
        [`${value} ${unit ?? ''}`.trim(), interpretation ?? '', method ?? '']
          .filter((part) => part !== '')
          .join(', '),
      ]),
    ),
  ];
}

const words = { refuse: 'error', warn: 'warning', info: 'note' } as const;
const order = ['refuse', 'warn', 'info'] as const;

function findingLines(findings: readonly Finding[]): string[] {
  if (findings.length === 0) return [];
  const sorted = order.flatMap((severity) => findings.filter((finding) => finding.severity === severity));
  return [
    '',
    ...sorted.map(
      ({ severity, message, remedy, field }) =>
        `${words[severity].padEnd(7)}  ${message} ${remedy}${field === '' ? '' : ` [${field}]`}`,
    ),
  ];
}

function verdictOf({ state, findings }: DocumentResult): string {
  const count = (severity: Finding['severity']) =>
    findings.filter((finding) => finding.severity === severity).length;
  if (state === 'ready') return 'Read. Nothing stands against registering it.';
  const things = (number: number) => `${number} ${number === 1 ? 'thing' : 'things'}`;
  if (state === 'warning') return `Read. ${things(count('warn'))} for a person to look at.`;
  return `Read, but it could not be registered: ${count('refuse')} ${count('refuse') === 1 ? 'error' : 'errors'}. topsteel assess judges the values.`;
}

/** Cells in columns as wide as their widest cell, the last one open. */
function columns(rows: readonly (readonly string[])[], indent = '  '): string[] {
  const widths = (rows[0] ?? []).map((_, column) =>
    Math.min(60, Math.max(...rows.map((row) => (row[column] ?? '').length))),
  );
  return rows.map((row) =>
    `${indent}${row.map((cell, column) => (column === row.length - 1 ? cell : cell.padEnd(widths[column] ?? 0))).join('  ')}`.trimEnd(),
  );
}
