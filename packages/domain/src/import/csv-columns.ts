/** A column of the import file: what it is called, where it goes, and what a value looks like. */
export interface CsvColumn {
  name: string;
  /** The EN 10168 item it becomes. */
  item: string;
  example: string;
  isRequired: boolean;
}

const column = (name: string, item: string, example: string, isRequired = false): CsvColumn => ({
  name,
  item,
  example,
  isRequired,
});

/** Elements by their symbol, contents in % by mass, and the carbon equivalent of the IIW; EN 10168 C71 onwards. */
export const contentColumns = [
  ...['C', 'Si', 'Mn', 'P', 'S', 'N', 'Al', 'Cu', 'Cr', 'Ni', 'Mo', 'V', 'Nb', 'Ti', 'B', 'CEV'],
] as const;

const contentExamples: Readonly<Record<string, string>> = {
  C: '0.165',
  Si: '0.32',
  Mn: '1.46',
  P: '0.013',
  S: '0.006',
  N: '0.0045',
  Al: '0.038',
  CEV: '0.42',
};

/** Every column that an import file may have; lists inside a value are separated by semicolons. */
export const csvColumns: readonly CsvColumn[] = [
  column('number', 'A03', 'AVO-2026-11873', true),
  column('type', 'A02', 'EN 10204 3.1', true),
  column('manufacturer', 'A01', ''),
  column('manufacturer_vat', 'A01', ''),
  column('customer', 'A06', 'Ferramenta Adda S.r.l.'),
  column('order', 'A07', 'ADDA-26-0911'),
  column('product', 'B01', 'Hot rolled plate', true),
  column('grade', 'B02', 'S355J2+N', true),
  column('norm', 'B02', 'EN 10025-2:2019'),
  column('delivery_condition', 'B04', 'Normalised (+N)'),
  column('marking', 'B06', 'ADV S355J2+N F26-41873'),
  column('heat', 'C00', 'F26-41873', true),
  column('batches', 'B07', '41873-01;41873-02'),
  column('pieces', 'B08', '12'),
  column('form', 'B09', 'Plate'),
  column('thickness_mm', 'B09', '20'),
  column('width_mm', 'B09', '2500'),
  column('length_mm', 'B10', '12000'),
  column('theoretical_mass_kg', 'B12', '56520'),
  column('mass_kg', 'B13', '56480', true),
  column('gtin', 'B20', '09521001001014'),
  column('country_of_melt', 'B20', 'FR'),
  column('test_location', 'C01', 'Head of the product'),
  column('test_direction', 'C02', 'Transverse'),
  column('impact_temperature', 'C03', '-20 °C'),
  column('ReH_MPa', 'C11', '384'),
  column('Rm_MPa', 'C12', '527'),
  column('A5_percent', 'C13', '27'),
  column('KV2_J', 'C42', '112;98;105'),
  column('KV2_mean_J', 'C43', '105'),
  column('melting_process', 'C70', 'Y'),
  ...contentColumns.map((symbol) => column(symbol, 'C71', contentExamples[symbol] ?? '')),
  column('statement', 'Z01', 'We certify that the products described above comply with the order.'),
  column('date', 'Z02', '2026-10-06', true),
  column('validated_by', 'Z03', 'Hélène Marchal'),
];

/**
 * The import file to fill in: the header and one certificate as an example, semicolons in lists, commas between.
 *
 * @example csvTemplate().split('\n')[0].startsWith('number,type,manufacturer') // true
 */
export function csvTemplate(): string {
  const line = (fields: readonly string[]): string => fields.map(quoted).join(',');
  return `${line(csvColumns.map(({ name }) => name))}\n${line(csvColumns.map(({ example }) => example))}\n`;
}

/**
 * One field of a CSV file (RFC 4180 §2). A field that a spreadsheet would take for a formula gets an apostrophe.
 *
 * @example quoted('=1+1') // "'=1+1"
 */
export function quoted(field: string): string {
  const safe = /^[=+@\t\r]/.test(field) || /^-(?![\d.])/.test(field) ? `'${field}` : field;
  return /[",\r\n;]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
