import type {
  CertificateReading,
  Content,
  Mechanical,
  PartyDetails,
  StatedItem,
} from '@topsteel/domain/en10168';
import { formatScaled } from '@topsteel/domain/units';
import { decimalIn, labelIn, type Label } from './labels.ts';
import type { DocumentLanguage } from './languages.ts';
import type { Field, Table } from './page.ts';

const ELEMENTS_A_TABLE = 12;

/** A field with its item code: "C00 Heat number". Nothing when the certificate does not state it. */
function field(
  language: DocumentLanguage,
  code: string,
  label: Label,
  value: string | null | undefined,
): Field[] {
  if (value === null || value === undefined || value.trim() === '') return [];
  return [{ code, label: labelIn(language, label), value: value.trim() }];
}

const addressOf = (party: PartyDetails): string =>
  [
    party.name,
    ...party.streets,
    [party.country, party.zipCode, party.city].filter((part) => part !== null).join(' '),
    party.vat ?? '',
  ]
    .filter((line) => line !== '')
    .join('\n');

/** Part A: parties and references. */
export function commercialFields(certificate: CertificateReading, language: DocumentLanguage): Field[] {
  const { details } = certificate;
  const party = (code: string, label: Label, value: PartyDetails | null | undefined) =>
    field(language, code, label, value === null || value === undefined ? null : addressOf(value));
  const labels: Readonly<Record<string, Label>> = {
    A05: 'originator',
    A08: 'worksNumber',
    A09: 'article',
    A96: 'deliveryPosition',
    A97: 'orderPosition',
    A98: 'deliveryNote',
    A99: 'advice',
  };
  const references = (details?.references ?? []).flatMap(({ code, value }) => {
    const label = labels[code];
    return label === undefined ? [] : field(language, code, label, value);
  });
  const purchaser =
    details?.purchaser ??
    (certificate.purchaser === null
      ? null
      : { ...certificate.purchaser, streets: [], zipCode: null, emails: [], duns: null });
  return [
    ...party('A06', 'purchaser', purchaser),
    ...party('A06.2', 'consignee', details?.consignee),
    ...party('A06.3', 'certificateReceiver', details?.certificateReceiver),
    ...party('A06.4', 'subPurchaser', details?.subPurchaser),
    ...field(language, 'A07', 'order', certificate.purchaseOrder),
    ...references,
  ];
}

/** Part B: the product. */
export function productFields(certificate: CertificateReading, language: DocumentLanguage): Field[] {
  const { details } = certificate;
  const mass = (grams: bigint | null) =>
    grams === null ? null : `${decimalIn(language, formatScaled(grams, 3))} kg`;
  const dimensions = [
    certificate.form ?? '',
    certificate.dimensionsText.replaceAll('.', language === 'en' ? '.' : ','),
  ]
    .filter((part) => part !== '')
    .join(', ');
  return [
    ...field(language, 'B01', 'product', certificate.product),
    ...field(language, 'B02', 'designation', certificate.grades.join(' / ')),
    ...field(language, 'B02', 'norms', certificate.norms.join(', ')),
    ...field(language, 'B03', 'requirements', details?.supplementaryRequirements),
    ...field(language, 'B04', 'delivery', certificate.deliveryCondition),
    ...field(language, 'B05', 'treatment', details?.referenceHeatTreatment),
    ...field(language, 'B06', 'marking', certificate.marking),
    ...field(language, 'B07', 'identification', certificate.batchIdentifications.join(', ')),
    ...field(language, 'B08', 'pieces', certificate.pieces),
    ...field(language, 'B09', 'dimensions', dimensions),
    ...field(language, 'B12', 'theoreticalMass', mass(certificate.theoreticalMassGrams)),
    ...field(language, 'B13', 'actualMass', mass(certificate.actualMassGrams)),
    ...field(language, 'C00', 'heat', certificate.heatNumbers.join(', ')),
    ...field(language, 'C70', 'process', certificate.meltingProcess),
  ];
}

/** Chemical composition: one table for each analysis and dozen of contents, with the limits that the document states. */
export function chemistryTables(certificate: CertificateReading, language: DocumentLanguage): Table[] {
  return certificate.analyses.flatMap(({ heatNumber, kind, contents }) => {
    const name = labelIn(language, kind === 'ladle' ? 'ladle' : 'productAnalysis');
    const heat = heatNumber === null ? '' : ` · ${labelIn(language, 'heat')} ${heatNumber}`;
    const tables: Table[] = [];
    for (let at = 0; at < contents.length; at += ELEMENTS_A_TABLE) {
      const some = contents.slice(at, at + ELEMENTS_A_TABLE);
      const limits = (label: Label, side: 'minimum' | 'maximum') =>
        some.some((content) => content[side] !== null)
          ? [[labelIn(language, label), ...some.map((content) => decimalIn(language, content[side] ?? ''))]]
          : [];
      tables.push({
        title: at === 0 ? `C71–C115  ${labelIn(language, 'chemistry')} (${name})${heat}` : null,
        columns: [
          { title: '', width: 1.4, isNumber: false },
          // Columns are as wide in the last table of an analysis as in the first.
          ...Array.from({ length: ELEMENTS_A_TABLE }, (_, column) => {
            const content = some[column];
            return {
              title: content === undefined ? '' : `${content.symbol}\n${content.unit}`,
              width: 1,
              isNumber: true,
            };
          }),
        ],
        rows: [
          ...limits('minimum', 'minimum'),
          ...limits('maximum', 'maximum'),
          [labelIn(language, 'value'), ...some.map((content) => contentText(content, language))],
        ],
        boldRow: -1,
      });
    }
    return tables;
  });
}

function contentText({ value, operator, rangeLow }: Content, language: DocumentLanguage): string {
  if (rangeLow !== undefined) return decimalIn(language, rangeLow) + '–' + decimalIn(language, value);
  return `${operator === '=' ? '' : operator.replace('<=', '≤').replace('>=', '≥')}${decimalIn(language, value)}`;
}

const codes: Record<Mechanical['property'], string> = {
  yield: 'C11',
  tensile: 'C12',
  elongation: 'C13',
  hardness: 'C32',
  impact: 'C43',
  agt: 'C14',
  ratio: 'C14',
};

/** Mechanical tests: one row for each result. */
export function mechanicsTable(certificate: CertificateReading, language: DocumentLanguage): Table[] {
  const { mechanicals, heatNumbers } = certificate;
  if (mechanicals.length === 0) return [];
  const isSeveral = heatNumbers.length > 1;
  const text = (value: string | null) => decimalIn(language, value ?? '');
  return [
    {
      title: `C10–C69  ${labelIn(language, 'mechanics')}`,
      columns: [
        { title: labelIn(language, 'property'), width: 4, isNumber: false },
        ...(isSeveral ? [{ title: labelIn(language, 'heat'), width: 1.8, isNumber: false }] : []),
        { title: labelIn(language, 'direction'), width: 1.7, isNumber: false },
        { title: labelIn(language, 'temperature'), width: 1.2, isNumber: true },
        { title: labelIn(language, 'minimum'), width: 1.1, isNumber: true },
        { title: labelIn(language, 'maximum'), width: 1.1, isNumber: true },
        { title: labelIn(language, 'single'), width: 2.2, isNumber: true },
        { title: labelIn(language, 'value'), width: 1.3, isNumber: true },
        { title: labelIn(language, 'unit'), width: 1.2, isNumber: false },
      ],
      rows: mechanicals.map((item) => [
        `${codes[item.property]}  ${labelIn(language, item.property)}${item.label === item.property ? '' : ` (${item.label})`}`,
        ...(isSeveral ? [item.heatNumber ?? ''] : []),
        item.direction ?? '',
        text(item.temperatureCelsius),
        text(item.minimum),
        text(item.maximum),
        item.individual.map(text).join('  '),
        text(item.value),
        item.unit,
      ]),
      boldRow: null,
    },
  ];
}

/** Tests in words (C50 to C69, D) and the supplementary items of all parts. */
export function statedTables(certificate: CertificateReading, language: DocumentLanguage): Table[] {
  const { details } = certificate;
  const table = (title: Label, code: string, items: readonly StatedItem[]): Table[] =>
    items.length === 0
      ? []
      : [
          {
            title: `${code}  ${labelIn(language, title)}`.trim(),
            columns: [
              { title: labelIn(language, 'property'), width: 4, isNumber: false },
              { title: labelIn(language, 'value'), width: 3, isNumber: false },
              { title: labelIn(language, 'unit'), width: 1, isNumber: false },
              { title: labelIn(language, 'method'), width: 2, isNumber: false },
              { title: labelIn(language, 'interpretation'), width: 2, isNumber: false },
            ],
            rows: items.map(({ code: own, label, value, unit, method, interpretation }) => [
              `${own} ${label}`.trim(),
              value,
              unit ?? '',
              method ?? '',
              interpretation ?? '',
            ]),
            boldRow: null,
          },
        ];
  return [
    ...table('otherTests', 'C50–D99', details?.otherResults ?? []),
    ...table('further', '', details?.supplements ?? []),
  ];
}

/** Part Z: statement of compliance, date, who validated, CE marking. */
export function validationFields(certificate: CertificateReading, language: DocumentLanguage): Field[] {
  const { details } = certificate;
  const ce = details?.ceMarking;
  const validators = details?.validatedBy.map(({ name, title }) =>
    title === null ? name : `${name}, ${title}`,
  );
  return [
    ...field(language, 'Z02', 'date', certificate.date),
    ...field(language, 'Z03', 'validatedBy', validators?.join('\n')),
    ...field(
      language,
      'Z04',
      'ce',
      ce === null || ce === undefined
        ? null
        : [ce.notifiedBody, ce.number, ce.year].filter((part) => part !== null).join(' · '),
    ),
    ...field(language, '', 'attachments', details?.attachments.map(({ fileName }) => fileName).join(', ')),
  ];
}
