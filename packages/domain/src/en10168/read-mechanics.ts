import { formatScaled, tryParseDecimal } from '../units/index.ts';
import type { Finding } from './finding.ts';
import type { Mechanical, MechanicalProperty } from './normal-certificate.ts';
import { unread } from './read-chemistry.ts';
import type { InspectionShape, MeasurementShape, SupplementShape } from './shape.ts';

/** What a label says, in the words of several languages; the item code decides when it says nothing. */
const labels: readonly (readonly [RegExp, MechanicalProperty])[] = [
  [/\bagt\b/iu, 'agt'],
  [/^r[em]\w*\s*\/\s*r[em]\w*|streckgrenzenverhältnis|yield ratio/iu, 'ratio'],
  [/reh|rel\b|rp\s?0[.,]2|streckgrenze|yield|limite d.élasticité|snervamento/iu, 'yield'],
  [/\brm\b|zugfestigkeit|tensile strength|résistance à la traction/iu, 'tensile'],
  [/bruchdehnung|elongation|allongement|allungamento|\ba5\b|\ba80\b/iu, 'elongation'],
];

export function propertyOfLabel(label: string): MechanicalProperty | undefined {
  return labels.find(([pattern]) => pattern.test(label))?.[1];
}

interface Context {
  inspection: InspectionShape;
  heatNumber: string | null;
  path: string;
  findings: Finding[];
}

export function readMechanicals(
  inspection: InspectionShape,
  heatNumber: string | null,
  path: string,
  findings: Finding[],
): Mechanical[] {
  const context: Context = { inspection, heatNumber, path, findings };
  return [...readTensile(context), ...readImpact(context)];
}

function readTensile({ inspection, heatNumber, path, findings }: Context): Mechanical[] {
  const test = inspection.TensileTest;
  if (test === undefined) return [];
  const items: Mechanical[] = [];
  const codes = [
    ['C11', 'yield', test.C11],
    ['C12', 'tensile', test.C12],
    ['C13', 'elongation', test.C13],
  ] as const;
  for (const [code, property, measurements] of codes) {
    for (const measurement of measurements) {
      const field = `${path}.TensileTest.${code}`;
      const kind = propertyOfLabel(measurement.Property ?? '') ?? property;
      const item = mechanicalOf(measurement, kind, field, findings);
      if (item !== undefined) items.push({ ...item, heatNumber, direction: inspection.C02 ?? null });
    }
  }
  for (const [code, entry] of Object.entries(test.SupplementaryInformation ?? {})) {
    const property = propertyOfLabel(entry.Key ?? '');
    if (property === undefined || typeof entry.Value !== 'string') continue;
    const field = `${path}.TensileTest.SupplementaryInformation.${code}`;
    const item = mechanicalOf(
      { Property: entry.Key, Value: entry.Value, Unit: entry.Unit },
      property,
      field,
      findings,
    );
    if (item !== undefined) items.push({ ...item, heatNumber, direction: inspection.C02 ?? null });
  }
  return items;
}

function readImpact({ inspection, heatNumber, path, findings }: Context): Mechanical[] {
  const test = inspection.NotchedBarImpactTest;
  if (test === undefined) return [];
  const field = `${path}.NotchedBarImpactTest.C43`;
  const individual = test.C42.flatMap(({ Value }) =>
    Value === undefined ? [] : [decimalOf(Value) ?? ''],
  ).filter((value) => value !== '');
  const mean = test.C43?.Value === undefined ? undefined : mechanicalOf(test.C43, 'impact', field, findings);
  const value = mean?.value ?? meanDown(individual);
  if (value === undefined) return [];
  const temperature = inspection.C03 ?? temperatureIn(test.SupplementaryInformation) ?? test.C40;
  return [
    {
      property: 'impact',
      label: test.C43?.Property ?? 'KV2',
      value,
      unit: mean?.unit ?? test.C42[0]?.Unit ?? 'J',
      minimum: mean?.minimum ?? null,
      maximum: mean?.maximum ?? null,
      individual,
      temperatureCelsius: celsiusOf(temperature ?? ''),
      direction: inspection.C02 ?? test.C40 ?? null,
      specimenWidthMm: test.C41?.Value === undefined ? null : (decimalOf(test.C41.Value) ?? null),
      heatNumber,
      field,
    },
  ];
}

function mechanicalOf(
  measurement: MeasurementShape,
  property: MechanicalProperty,
  field: string,
  findings: Finding[],
): Mechanical | undefined {
  const label = measurement.Property ?? property;
  const value = measurement.Value === undefined ? undefined : decimalOf(measurement.Value);
  if (value === undefined) {
    findings.push(unread(field, label));
    return undefined;
  }
  return {
    property,
    label,
    value,
    unit: measurement.Unit ?? '',
    minimum: measurement.Minimum ?? null,
    maximum: measurement.Maximum ?? null,
    individual: [],
    temperatureCelsius: null,
    direction: null,
    specimenWidthMm: null,
    heatNumber: null,
    field,
  };
}

/** A decimal with point or comma, or undefined. @example decimalOf('0,83') // '0.83' */
export function decimalOf(text: string): string | undefined {
  const plain = text.trim().replace(',', '.');
  return tryParseDecimal(plain) === undefined ? undefined : plain;
}

/** Mean of integers or decimals with one digit kept, rounded down: a mean is never flattered. */
function meanDown(values: readonly string[]): string | undefined {
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
    text.replace(/\u2212/g, '-'),
  );
  const digits = match?.[1]?.replace(/\s|\+/g, '').replace(',', '.');
  return digits ?? null;
}
