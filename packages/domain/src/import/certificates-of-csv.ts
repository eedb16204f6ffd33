import { contentColumns, csvColumns } from './csv-columns.ts';

/** One certificate of an import file, as the EN 10168 document that it stands for. */
export interface CsvCertificate {
  /** The line of the file that it begins in, the header being line 1. */
  line: number;
  number: string;
  document: Record<string, unknown>;
}

/** Something wrong with the file or one of its lines. */
export interface CsvFinding {
  code: 'csv-empty' | 'csv-column-missing' | 'csv-column-unknown' | 'csv-column-twice' | 'csv-value-missing';
  severity: 'error' | 'warning';
  line: number;
  column: string;
  message: string;
}

export interface CsvAnswer {
  certificates: CsvCertificate[];
  findings: CsvFinding[];
}

/** Who certifies, where a line does not say it. */
export interface CsvManufacturer {
  name: string;
  vat: string | null;
}

type Values = ReadonlyMap<string, string>;

const columnOf = new Map(csvColumns.map((column) => [column.name.toLowerCase(), column.name]));
const required = csvColumns.filter(({ isRequired }) => isRequired).map(({ name }) => name);

/**
 * Reads the records of an import file, the header first. With the columns `number`, `item` and `value` a record is one
 * value of a certificate (`item` names a column of the other form); otherwise a record is one certificate. Letter case
 * of names does not matter. Values stay text; nothing is computed.
 *
 * @example certificatesOfCsv([['number', 'item', 'value'], ['A-1', 'heat', 'H7']], ours).certificates[0].number // 'A-1'
 */
export function certificatesOfCsv(
  records: readonly (readonly string[])[],
  manufacturer: CsvManufacturer,
): CsvAnswer {
  const [header, ...lines] = records;
  const filled = lines.some((record) => record.some((field) => field.trim() !== ''));
  if (!header || !filled) {
    return {
      certificates: [],
      findings: [fileFinding('csv-empty', '', 'The file has no line below its header.')],
    };
  }
  const names = header.map((name) => name.trim().toLowerCase());
  const isByValue = ['number', 'item', 'value'].every((name) => names.includes(name));
  const groups = isByValue ? byValue(names, lines) : byLine(names, lines);
  const findings = [...groups.findings];
  const certificates: CsvCertificate[] = [];
  for (const [number, { line, values }] of groups.found) {
    const missing = required.filter((name) => (values.get(name) ?? '') === '');
    for (const name of missing) {
      findings.push({
        code: 'csv-value-missing',
        severity: 'error',
        line,
        column: name,
        message: `Line ${line.toString()} (${number || 'without a number'}) has no ${name}. Fill it in and upload the file again.`,
      });
    }
    if (missing.length === 0) certificates.push({ line, number, document: documentOf(values, manufacturer) });
  }
  return { certificates, findings };
}

interface Groups {
  found: [string, { line: number; values: Map<string, string> }][];
  findings: CsvFinding[];
}

function byLine(names: readonly string[], lines: readonly (readonly string[])[]): Groups {
  const findings: CsvFinding[] = [];
  const known = names.map((name, index) => {
    if (name === '') return undefined;
    const column = columnOf.get(name);
    if (column === undefined) findings.push(unknownColumn(name, 1));
    if (names.indexOf(name) !== index) {
      findings.push(fileFinding('csv-column-twice', name, `The column ${name} is there twice. Keep one.`));
    }
    return column;
  });
  const absent = required.filter((name) => !known.includes(name));
  for (const name of absent) {
    findings.push(
      fileFinding(
        'csv-column-missing',
        name,
        `The column ${name} is missing. Add it; the template has every column.`,
      ),
    );
  }
  if (findings.some(({ severity }) => severity === 'error')) return { found: [], findings };
  const found: Groups['found'] = [];
  for (const [index, record] of lines.entries()) {
    const values = new Map<string, string>();
    for (const [place, name] of known.entries()) {
      const field = record[place]?.trim() ?? '';
      if (name !== undefined && field !== '') values.set(name, field);
    }
    if (values.size > 0) found.push([values.get('number') ?? '', { line: index + 2, values }]);
  }
  return { found, findings };
}

function byValue(names: readonly string[], lines: readonly (readonly string[])[]): Groups {
  const findings: CsvFinding[] = [];
  const found = new Map<string, { line: number; values: Map<string, string> }>();
  const [number, item, value] = ['number', 'item', 'value'].map((name) => names.indexOf(name));
  for (const [index, record] of lines.entries()) {
    const line = index + 2;
    const field = (place = -1): string => record[place]?.trim() ?? '';
    if (record.every((text) => text.trim() === '')) continue;
    const group = found.get(field(number)) ?? { line, values: new Map([['number', field(number)]]) };
    found.set(field(number), group);
    const column = columnOf.get(field(item).toLowerCase());
    if (column === undefined) findings.push(unknownColumn(field(item), line));
    else if (field(value) !== '') group.values.set(column, field(value));
  }
  return { found: [...found], findings };
}

const fileFinding = (code: CsvFinding['code'], column: string, message: string): CsvFinding => ({
  code,
  severity: 'error',
  line: 1,
  column,
  message,
});

const unknownColumn = (name: string, line: number): CsvFinding => ({
  code: 'csv-column-unknown',
  severity: 'warning',
  line,
  column: name.slice(0, 100),
  message: `"${name.slice(0, 100)}" is no column that is read here, so it was left out. The template has every column.`,
});

/** The EN 10168 document (shape 0.5) of one certificate. */
function documentOf(values: Values, manufacturer: CsvManufacturer): Record<string, unknown> {
  const text = (name: string): string | undefined => values.get(name);
  const list = (name: string): string[] =>
    (values.get(name) ?? '')
      .split(';')
      .map((part) => part.trim())
      .filter((part) => part !== '');
  const measured = (name: string, property: string, unit: string) =>
    present(text(name), (value) => ({ Property: property, Value: value, Unit: unit }));
  const vat = text('manufacturer_vat') ?? (text('manufacturer') === undefined ? manufacturer.vat : null);
  const supplement = {
    B20: present(text('country_of_melt'), (value) => ({
      Key: 'Country of melt and pour',
      Value: value,
      Type: 'string',
    })),
    B21: present(text('gtin'), (value) => ({ Key: 'GTIN', Value: value, Type: 'string' })),
  };
  return dense({
    Certificate: {
      CommercialTransaction: {
        A01: {
          Name: text('manufacturer') ?? manufacturer.name,
          Identifiers: vat === null ? undefined : { VAT: vat },
        },
        A02: text('type'),
        A03: text('number'),
        A06: present(text('customer'), (name) => ({ Name: name })),
        A07: text('order'),
      },
      ProductDescription: {
        B01: text('product'),
        B02: { SteelDesignation: list('grade'), ProductNorm: list('norm') },
        B04: text('delivery_condition'),
        B06: text('marking'),
        B07: list('batches').length === 0 ? undefined : list('batches'),
        B08: text('pieces'),
        B09: shapeOf(values),
        B10: measured('length_mm', 'Length', 'mm'),
        B12: measured('theoretical_mass_kg', 'Theoretical mass', 'kg'),
        B13: measured('mass_kg', 'Actual mass', 'kg'),
        SupplementaryInformation: supplement,
      },
      Inspection: [inspectionOf(values, list('KV2_J'))],
      Validation: {
        Z01: text('statement'),
        Z02: text('date'),
        Z03: present(text('validated_by'), (name) => ({ Name: name })),
      },
    },
  }) as Record<string, unknown>;
}

function inspectionOf(values: Values, impacts: readonly string[]): Record<string, unknown> {
  const measured = (name: string, property: string, unit: string) =>
    present(values.get(name), (value) => ({ Property: property, Value: value, Unit: unit }));
  const contents = contentColumns.flatMap((symbol) => {
    const value = values.get(symbol);
    return value === undefined ? [] : [{ Symbol: symbol, Actual: { Value: value }, Unit: '%' }];
  });
  return {
    C00: values.get('heat'),
    C01: values.get('test_location'),
    C02: values.get('test_direction'),
    C03: values.get('impact_temperature'),
    TensileTest: {
      C11: measured('ReH_MPa', 'Yield strength ReH', 'MPa'),
      C12: measured('Rm_MPa', 'Tensile strength Rm', 'MPa'),
      C13: measured('A5_percent', 'Elongation A5', '%'),
    },
    NotchedBarImpactTest: {
      C42: impacts.length === 0 ? undefined : impacts.map((value) => ({ Value: value, Unit: 'J' })),
      C43: measured('KV2_mean_J', 'KV2', 'J'),
    },
    ChemicalComposition: {
      C70: values.get('melting_process'),
      ...Object.fromEntries(contents.map((content, index) => [`C${(71 + index).toString()}`, content])),
    },
  };
}

const shapeOf = (values: Values): Record<string, string> | undefined => {
  const sides = { Width: values.get('width_mm'), Thickness: values.get('thickness_mm') };
  const given = Object.entries(sides).filter((side): side is [string, string] => side[1] !== undefined);
  const form = values.get('form');
  if (form === undefined && given.length === 0) return undefined;
  return {
    ...(form !== undefined && { Form: form }),
    ...Object.fromEntries(given),
    ...(given.length > 0 && { Unit: 'mm' }),
  };
};

const present = <T>(value: string | undefined, make: (value: string) => T): T | undefined =>
  value === undefined ? undefined : make(value);

/** Leaves out what is undefined, and objects that hold nothing. */
function dense(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(dense);
  if (typeof value !== 'object' || value === null) return value;
  const kept = Object.entries(value)
    .map(([key, item]) => [key, dense(item)] as const)
    .filter(([, item]) => item !== undefined);
  return kept.length === 0 ? undefined : Object.fromEntries(kept);
}
