import {
  addInterpretation,
  canonicalSymbol,
  meanDown,
  dropRepeats,
  propertyOfLabel,
  unread,
  type Analysis,
  type Content,
  type Finding,
  type Mechanical,
  type MechanicalProperty,
  type StatedItem,
} from '../en10168/index.ts';
import { limitOf, readResult } from './read-result.ts';
import { measurementShape, type AnalysisShape, type MeasurementShape } from './shape.ts';

const ROOT = 'DigitalMaterialPassport';

/** Analyses of one ChemicalAnalysis: one, or one for each sample that its elements refer to. */
export function readAnalyses(
  chemical: AnalysisShape,
  path: string,
  heats: readonly string[],
  findings: Finding[],
): Analysis[] {
  const bySample = new Map<string, Content[]>();
  chemical.Elements.forEach((raw, index) => {
    const field = `${path}.Elements.${index}`;
    const element = parseMeasurement(raw, field, findings);
    const content = element === undefined ? undefined : readContent(element, field, findings);
    if (content === undefined) return;
    const sample = element?.SampleRef ?? '';
    bySample.set(sample, [...(bySample.get(sample) ?? []), content]);
  });
  const words = `${chemical.SampleLocation ?? ''} ${chemical.SampleType ?? ''}`;
  const [onlyHeat, second] = heats;
  return [...bySample].map(([sample, contents]) => ({
    heatNumber:
      heats.find((heat) => heat === sample.toUpperCase()) ??
      (second === undefined ? (onlyHeat ?? null) : null),
    kind: /product|check|solid|stück/iu.test(words) ? 'product' : 'ladle',
    contents: dropRepeats(contents, findings),
  }));
}

export function parseMeasurement(
  raw: unknown,
  field: string,
  findings: Finding[],
): MeasurementShape | undefined {
  const parsed = measurementShape.safeParse(raw);
  if (parsed.success) {
    if (/^out of specification$/iu.test(parsed.data.Interpretation ?? '')) {
      findings.push({
        code: 'outside-stated-limits',
        severity: 'warn',
        field,
        message: `${labelOf(parsed.data)} is out of specification, as the passport itself says.`,
        remedy: 'Ask the manufacturer whether a concession covers it.',
      });
    }
    return parsed.data;
  }
  const name =
    typeof raw === 'object' && raw !== null && 'PropertyName' in raw && typeof raw.PropertyName === 'string'
      ? raw.PropertyName.slice(0, 60)
      : 'this property';
  findings.push({
    code: 'value-unread',
    severity: 'warn',
    field,
    message: `The result of ${name} is not one of the kinds that a Digital Material Passport has.`,
    remedy: `Give ${field}.Actual a ResultType: numeric, range, multiValue, boolean, string or array.`,
  });
  return undefined;
}

function readContent(element: MeasurementShape, field: string, findings: Finding[]): Content | undefined {
  const name = element.PropertySymbol ?? element.PropertyName ?? '';
  const { symbol, isElement } = canonicalSymbol(name);
  const result = readResult(element.Actual);
  if (name === '' || result === undefined || result.kind === 'words') {
    findings.push(
      unread(field, `the content of ${name === '' ? 'an element without symbol' : name.slice(0, 40)}`),
    );
    return undefined;
  }
  const unit = element.Unit ?? '';
  if (isElement && !/^(%|ppm)?$/iu.test(unit)) {
    findings.push({
      code: 'unit-unknown',
      severity: 'warn',
      field,
      message: `The content of ${symbol} has the unit "${unit.slice(0, 20)}", which is not one of mass contents.`,
      remedy: 'Give the content in % or ppm by mass; it is left out of the reading.',
    });
    return undefined;
  }
  const base = {
    symbol,
    isElement,
    unit: /^ppm$/iu.test(unit) ? 'ppm' : isElement || unit === '%' ? '%' : unit,
    minimum: limitOf(element.Minimum),
    maximum: limitOf(element.Maximum),
    field,
  };
  if (result.kind === 'number') return { ...base, value: result.value, operator: result.operator };
  if (result.kind === 'several') {
    const highest = [...result.values].sort((a, b) => Number(a) - Number(b));
    return { ...base, value: highest.at(-1) ?? '', operator: '<=', rangeLow: highest[0] ?? '' };
  }
  addInterpretation(
    findings,
    'range-read',
    field,
    `${symbol} as ${result.low} to ${result.high} ${base.unit}`,
  );
  return { ...base, value: result.high, operator: '<=', rangeLow: result.low };
}

const hardness = /^h(?:bw?|v|rc|rb|ra|r|s)\s?\d*|hardness|härte|dureté|dureza|durezza|hardheid/iu;
const impact = /^k[uv]\d?$|charpy|impact|kerbschlag|résilience|resilienz|resilienza/iu;

function propertyOf(measurement: MeasurementShape): MechanicalProperty | undefined {
  const symbol = measurement.PropertySymbol ?? '';
  const name = measurement.PropertyName ?? '';
  if (/^(?:reh|rel|re|rp\s?0[.,]2)$/iu.test(symbol)) return 'yield';
  if (/^rm$/iu.test(symbol)) return 'tensile';
  if (/^a(?:\s?5|\s?5[.,]65|\s?80|\s?50%?|\s?11[.,]3)?$/iu.test(symbol)) return 'elongation';
  if (impact.test(symbol) || (symbol === '' && impact.test(name))) return 'impact';
  if (hardness.test(symbol) || (symbol === '' && hardness.test(name))) return 'hardness';
  if (/^agt$/iu.test(symbol)) return 'agt';
  if (/^r[em]\s?\/\s?r[em]/iu.test(symbol)) return 'ratio';
  // A symbol that is none of these (Z, Rm-Z, E) is another property, whatever its name contains.
  return symbol === '' ? propertyOfLabel(name) : undefined;
}

/** Mechanical properties that are judged; the others go to `others` as they are stated. */
export function readMechanicalProperties(
  raws: readonly unknown[],
  heatNumber: string | null,
  others: StatedItem[],
  findings: Finding[],
): Mechanical[] {
  return raws.flatMap((raw, index) => {
    const field = `${ROOT}.MechanicalProperties.${index}`;
    const measurement = parseMeasurement(raw, field, findings);
    if (measurement === undefined) return [];
    const property = propertyOf(measurement);
    const read =
      property === undefined ? undefined : mechanicalsOf(measurement, property, heatNumber, field, findings);
    if (read !== undefined) return read;
    others.push(statedOf(measurement, field));
    return [];
  });
}

/** Undefined when the result was not measured on the steel as delivered and at the temperature of the grade's limits. */
function mechanicalsOf(
  measurement: MeasurementShape,
  property: MechanicalProperty,
  heatNumber: string | null,
  field: string,
  findings: Finding[],
): Mechanical[] | undefined {
  const result = readResult(measurement.Actual);
  const conditions = measurement.TestConditions ?? '';
  const temperature = temperatureOf(conditions);
  const isElevated =
    property !== 'impact' && temperature !== null && (Number(temperature) < 10 || Number(temperature) > 35);
  if (/blank hardened|blindgehärtet|simulat|heat.treated sample|referen/iu.test(conditions) || isElevated) {
    findings.push({
      code: 'condition-special',
      severity: 'info',
      field,
      message: `${labelOf(measurement)} was measured under conditions of its own ("${conditions.slice(0, 80)}"); it is shown and not judged.`,
      remedy: 'Nothing, when the order asked for it.',
    });
    return undefined;
  }
  if (result === undefined || result.kind === 'words') return undefined;
  if (result.kind === 'number' && result.operator !== '=') return undefined;
  const isMean = property === 'impact' || property === 'hardness';
  const values = valuesOf(result, isMean, field);
  const base = {
    property,
    label: labelOf(measurement),
    unit: measurement.Unit ?? '',
    minimum: limitOf(measurement.Minimum),
    maximum: limitOf(measurement.Maximum),
    individual: isMean && result.kind === 'several' ? result.values : [],
    temperatureCelsius: property === 'impact' ? temperature : null,
    direction: directionOf(measurement),
    specimenWidthMm: /\bwidth:?\s?(\d{1,3}(?:\.\d+)?)\s?mm/iu.exec(conditions)?.[1] ?? null,
    heatNumber: /\bheat:?\s?(\S{1,40})/iu.exec(conditions)?.[1] ?? heatNumber,
    field,
  };
  return values.map(([value, place]) => ({ ...base, value, field: place }));
}

/** Hardness and impact are judged by their mean, the tensile properties by each specimen: values with their places. */
function valuesOf(
  result: NonNullable<ReturnType<typeof readResult>>,
  isMean: boolean,
  field: string,
): (readonly [value: string, place: string])[] {
  if (result.kind === 'number') return [[result.value, field]];
  if (result.kind === 'range') {
    return [
      [result.low, `${field}.Actual.Minimum`],
      [result.high, `${field}.Actual.Maximum`],
    ];
  }
  if (result.kind === 'words') return [];
  if (!isMean) return result.values.map((value, index) => [value, `${field}.Actual.Values.${index}`]);
  const mean = result.mean ?? meanDown(result.values);
  return mean === undefined ? [] : [[mean, field]];
}

const labelOf = ({ PropertySymbol, PropertyName }: MeasurementShape): string =>
  PropertySymbol ?? PropertyName ?? 'result';

function temperatureOf(conditions: string): string | null {
  const match = /([+\u2212-]?\s?\d{1,4}(?:[.,]\d)?)\s?°\s?C/u.exec(conditions.slice(0, 400));
  return match?.[1]?.replace('\u2212', '-').replace(/[\s+]/gu, '').replace(',', '.') ?? null;
}

function directionOf({ SpecimenSpecification, TestConditions }: MeasurementShape): string | null {
  const orientation = SpecimenSpecification?.Orientation;
  if (orientation !== undefined) {
    if (orientation.startsWith('L')) return `${orientation} (longitudinal)`;
    return orientation.startsWith('T') ? `${orientation} (transverse)` : orientation;
  }
  const stated = /\bdirection:\s?([^,;]{1,60})/iu.exec(TestConditions ?? '')?.[1];
  return (
    stated?.trim() ??
    /\b(?:transverse|longitudinal)\b/iu.exec(TestConditions ?? '')?.[0].toLowerCase() ??
    null
  );
}

/** A property in the document's own words. */
export function statedOf(measurement: MeasurementShape, field: string): StatedItem {
  const result = readResult(measurement.Actual);
  const value =
    result === undefined
      ? ''
      : result.kind === 'number'
        ? `${result.operator === '=' ? '' : `${result.operator} `}${result.value}`
        : result.kind === 'range'
          ? `${result.low} to ${result.high}`
          : result.kind === 'several'
            ? result.values.join(', ')
            : result.words;
  const conditions = measurement.TestConditions === undefined ? '' : `, ${measurement.TestConditions}`;
  return {
    code: '',
    label: `${measurement.PropertyName ?? measurement.PropertySymbol ?? 'result'}${conditions}`,
    value,
    unit: measurement.Unit ?? null,
    interpretation: measurement.Interpretation ?? null,
    method: measurement.Method ?? null,
    field,
  };
}
