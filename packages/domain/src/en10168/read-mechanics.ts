import { formatScaled, tryParseDecimal } from '../units/index.ts';
import type { StatedItem } from './certificate-details.ts';
import type { Finding } from './finding.ts';
import { addInterpretation, contradicts, unitsContradict, unread } from './interpretations.ts';
import type { Mechanical, MechanicalProperty } from './normal-certificate.ts';
import { readWrittenNumber } from './read-written-number.ts';
import type {
  HardnessShape,
  ImpactShape,
  InspectionShape,
  MeasurementShape,
  SupplementShape,
  TensileShape,
} from './shape.ts';

/** What a label says, in the words of several languages; the item code decides when it says nothing. */
const labels: readonly (readonly [RegExp, MechanicalProperty])[] = [
  [/\bagt\b/iu, 'agt'],
  [/^r[em]\w*\s*\/\s*r[em]\w*|streckgrenzenverhältnis|yield ratio/iu, 'ratio'],
  [
    /reh|rel\b|rp\s?0[.,]2|streckgrenze|dehngrenze|yield|limite d.élasticité|snervamento|límite elástico|vloeigrens|rekgrens/iu,
    'yield',
  ],
  [
    /\brm\b|zugfestigkeit|tensile strength|résistance à la traction|resistenza a trazione|resistencia a la tracción|treksterkte/iu,
    'tensile',
  ],
  [/bruchdehnung|elongation|allongement|allungamento|alargamiento|\brek\b|\ba5\b|\ba80\b/iu, 'elongation'],
];

export function propertyOfLabel(label: string): MechanicalProperty | undefined {
  return labels.find(([pattern]) => pattern.test(label))?.[1];
}

interface Context {
  inspection: InspectionShape;
  heatNumber: string | null;
  findings: Finding[];
  /** Results that are stated as bounds and so enter no judgement. */
  bounded: StatedItem[];
}

/** The mechanical results of one inspection: tensile (C11 to C13), hardness (C31, C32), impact (C42, C43). */
export function readMechanicals(
  inspection: InspectionShape,
  heatNumber: string | null,
  path: string,
  findings: Finding[],
  bounded: StatedItem[] = [],
): Mechanical[] {
  const context: Context = { inspection, heatNumber, findings, bounded };
  const all = <T>(
    name: string,
    tests: readonly T[],
    read: (test: T, at: string, context: Context) => Mechanical[],
  ) =>
    tests.flatMap((test, index) =>
      read(test, `${path}.${name}${tests.length > 1 ? `.${index}` : ''}`, context),
    );
  return [
    ...all('TensileTest', inspection.TensileTest, readTensile),
    ...all('HardnessTest', inspection.HardnessTest, readHardness),
    ...all('NotchedBarImpactTest', inspection.NotchedBarImpactTest, readImpact),
  ];
}

function readTensile(test: TensileShape, path: string, context: Context): Mechanical[] {
  const direction = context.inspection.C02 ?? null;
  const codes = [
    ['C11', 'yield', test.C11],
    ['C12', 'tensile', test.C12],
    ['C13', 'elongation', test.C13],
  ] as const;
  const items = codes.flatMap(([code, property, measurements]) =>
    measurements.flatMap((measurement, index) => {
      const field = `${path}.${code}${measurements.length > 1 ? `.${index}` : ''}`;
      const kind = propertyOfLabel(measurement.Property ?? '') ?? property;
      return mechanicalsOf(measurement, kind, field, context);
    }),
  );
  for (const [code, entry] of Object.entries(test.SupplementaryInformation ?? {})) {
    const property = propertyOfLabel(entry.Key ?? '');
    if (property === undefined || typeof entry.Value !== 'string') continue;
    const field = `${path}.SupplementaryInformation.${code}`;
    items.push(
      ...mechanicalsOf(
        { Property: entry.Key, Value: entry.Value, Unit: entry.Unit, Method: entry.Method },
        property,
        field,
        context,
      ),
    );
  }
  return items.map((item) => ({ ...item, direction }));
}

function readHardness(test: HardnessShape, path: string, context: Context): Mechanical[] {
  const singles = test.C31.flatMap(({ Value }) => plainOf(Value) ?? []);
  const label = test.C30 ?? test.C32?.Property ?? 'hardness';
  const field = test.C32 === undefined ? `${path}.C31` : `${path}.C32`;
  const mean =
    test.C32 === undefined ? [] : mechanicalsOf({ ...test.C32, Property: label }, 'hardness', field, context);
  const value = mean[0]?.value ?? meanDown(singles);
  if (value === undefined) return [];
  const unit = mean[0]?.unit ?? test.C31[0]?.Unit ?? '';
  return [{ ...(mean[0] ?? plain('hardness', label, value, unit, field, context)), individual: singles }];
}

function readImpact(test: ImpactShape, path: string, context: Context): Mechanical[] {
  const { inspection } = context;
  const field = `${path}.C43`;
  const individual = test.C42.flatMap(({ Value }) => plainOf(Value) ?? []);
  const [mean] =
    test.C43?.Value === undefined || test.C43.Value === null
      ? []
      : mechanicalsOf(test.C43, 'impact', field, context);
  const value = mean?.value ?? meanDown(individual);
  if (value === undefined) return [];
  const temperature = inspection.C03 ?? temperatureIn(test.SupplementaryInformation) ?? test.C40;
  return [
    {
      ...plain(
        'impact',
        test.C43?.Property ?? 'KV2',
        value,
        mean?.unit ?? test.C42[0]?.Unit ?? 'J',
        field,
        context,
      ),
      minimum: mean?.minimum ?? null,
      maximum: mean?.maximum ?? null,
      individual,
      temperatureCelsius: celsiusOf(temperature ?? ''),
      direction: inspection.C02 ?? test.C40 ?? null,
      specimenWidthMm: plainOf(test.C41?.Value) ?? null,
    },
  ];
}

/**
 * One result; two when a range is given, because both its ends were measured and both must hold. A bound ("min. 400")
 * is no result: it is kept among the other statements and judged by nobody.
 */
function mechanicalsOf(
  measurement: MeasurementShape,
  property: MechanicalProperty,
  field: string,
  context: Context,
): Mechanical[] {
  const { findings, bounded } = context;
  const label = measurement.Property ?? property;
  const written = measurement.Value ?? '';
  const read = readWrittenNumber(written);
  if (read === undefined) {
    findings.push(unread(field, label));
    return [];
  }
  const unit = read.unit ?? measurement.Unit ?? '';
  if (contradicts(read.unit, measurement.Unit)) {
    findings.push(unitsContradict(field, label, written, measurement.Unit ?? ''));
    return [];
  }
  if (read.operator !== '=' && read.low === null) {
    findings.push({
      code: 'value-bounded',
      severity: 'warn',
      field,
      message: `${label} is stated as ${written.slice(0, 40)} only, which is a bound and not a result; it is shown and not judged.`,
      remedy: 'Ask the manufacturer for the measured value.',
    });
    bounded.push({
      code: '',
      label,
      value: written,
      unit,
      interpretation: null,
      method: measurement.Method ?? null,
      field,
    });
    return [];
  }
  if (read.isInterpreted || read.low !== null) {
    const shown = `${label} "${written}" as ${read.low === null ? '' : `${read.low} and `}${read.value}`;
    addInterpretation(findings, read.low === null ? 'number-interpreted' : 'range-read', field, shown);
  }
  const limits = { minimum: limitOf(measurement.Minimum), maximum: limitOf(measurement.Maximum) };
  if (read.low === null) return [{ ...plain(property, label, read.value, unit, field, context), ...limits }];
  // Each end has a place of its own: what is judged by its place is judged twice.
  return [
    { ...plain(property, label, read.low, unit, `${field}.low`, context), ...limits },
    { ...plain(property, label, read.value, unit, `${field}.high`, context), ...limits },
  ];
}

function plain(
  property: MechanicalProperty,
  label: string,
  value: string,
  unit: string,
  field: string,
  { heatNumber }: Context,
): Mechanical {
  return {
    property,
    label,
    value,
    unit,
    minimum: null,
    maximum: null,
    individual: [],
    temperatureCelsius: null,
    direction: null,
    specimenWidthMm: null,
    heatNumber,
    field,
  };
}

/** A number that is given exactly, or undefined: single values of a test are never bounds. */
function plainOf(written: string | null | undefined): string | undefined {
  const read = readWrittenNumber(written ?? '');
  return read?.operator === '=' ? read.value : undefined;
}

const limitOf = (written: string | null | undefined): string | null =>
  written === null || written === undefined ? null : (readWrittenNumber(written)?.value ?? null);

/** A decimal with point or comma, or undefined. @example decimalOf('0,83') // '0.83' */
export function decimalOf(text: string): string | undefined {
  return plainOf(text);
}

/** Mean of integers or decimals with one digit kept, rounded down: a mean is never flattered. */
export function meanDown(values: readonly string[]): string | undefined {
  if (values.length === 0) return undefined;
  let tenths = 0n;
  for (const value of values) {
    const decimal = tryParseDecimal(value);
    if (decimal === undefined) return undefined;
    tenths += (decimal.unscaled * 10n) / 10n ** BigInt(decimal.scale);
  }
  const mean = tenths / BigInt(values.length);
  return formatScaled(mean, 1, 1);
}

function temperatureIn(supplement: SupplementShape): string | undefined {
  for (const entry of Object.values(supplement ?? {})) {
    if (/temperatur|température/iu.test(entry.Key ?? '') && typeof entry.Value === 'string')
      return entry.Value;
  }
  return undefined;
}

/** @example celsiusOf('-20 Celsius') // '-20' */
export function celsiusOf(text: string): string | null {
  const match = /^\s*([+-]?\s?\d{1,3}(?:[.,]\d+)?)\s*(?:°\s?C|C|Celsius|degC|grad|degrés)?\s*$/iu.exec(
    text.slice(0, 40).replace(/\u2212/g, '-'),
  );
  const digits = match?.[1]?.replace(/\s|\+/g, '').replace(',', '.');
  return digits ?? null;
}
