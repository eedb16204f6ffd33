import type { CertificateReading, Content, Mechanical, StatedItem } from '../en10168/index.ts';
import { significantDigits } from './read-result.ts';
import { stated, type Json } from './stated.ts';

/** A decimal as a tagged result that keeps its digits; words when a JSON number would lose some. */
function numeric(value: string, operator = '='): Json {
  const digits = significantDigits(value);
  const number = Number(value);
  if (digits > 15 || !Number.isFinite(number)) return { ResultType: 'string', Value: value };
  return {
    ResultType: 'numeric',
    Value: number,
    ...(operator !== '=' && { Operator: operator }),
    ...(digits > 0 && { SignificantDigits: digits }),
  };
}
const limit = (value: string | null): Json | undefined => (value === null ? undefined : numeric(value));

export function chemicalOf({
  analyses,
  heatNumbers,
  meltingProcess,
  details,
}: CertificateReading): Json | undefined {
  if (analyses.length === 0) return undefined;
  const isSeveral = heatNumbers.length > 1;
  const isProduct = analyses.every(({ kind }) => kind === 'product');
  return stated({
    MeltingProcess: meltingProcess,
    HeatNumber: heatNumbers.join(', '),
    CastingMethod: details?.supplements.find(({ label }) => label === 'Casting method')?.value,
    SampleLocation: isProduct ? 'Product' : 'Ladle',
    Elements: analyses.flatMap(({ heatNumber, contents }) =>
      contents.map((content) => elementOf(content, isSeveral ? heatNumber : null)),
    ),
  });
}

function elementOf(content: Content, heatNumber: string | null): Json | undefined {
  const { rangeLow } = content;
  return stated({
    PropertySymbol: content.symbol,
    Unit: content.unit,
    Actual:
      rangeLow === undefined
        ? numeric(content.value, content.operator)
        : { ResultType: 'range', Minimum: Number(rangeLow), Maximum: Number(content.value) },
    Minimum: limit(content.minimum),
    Maximum: limit(content.maximum),
    SampleRef: heatNumber,
  });
}

const symbols = {
  yield: 'ReH',
  tensile: 'Rm',
  elongation: 'A',
  impact: 'KV',
  hardness: 'HBW',
  agt: 'Agt',
  ratio: 'Re/Rm',
} as const satisfies Record<Mechanical['property'], string>;

export function measurementOf(item: Mechanical, isSeveralHeats: boolean): Json | undefined {
  const orientation = /^[LTSZRC](?:-[LTS])?(?= \(|$)/u.exec(item.direction ?? '')?.[0];
  const conditions = [
    item.temperatureCelsius === null ? undefined : `Test temperature: ${item.temperatureCelsius} °C`,
    item.specimenWidthMm === null ? undefined : `Width: ${item.specimenWidthMm} mm`,
    item.direction === null || orientation !== undefined ? undefined : `Direction: ${item.direction}`,
    isSeveralHeats && item.heatNumber !== null ? `Heat: ${item.heatNumber}` : undefined,
  ].filter((part) => part !== undefined);
  return stated({
    PropertyName: item.label,
    PropertySymbol: symbolOf(item),
    Unit: item.unit,
    TestConditions: conditions.join(', '),
    SpecimenSpecification: orientation === undefined ? undefined : { Orientation: orientation },
    Actual:
      item.individual.length < 3
        ? numeric(item.value)
        : {
            ResultType: 'multiValue',
            Values: item.individual.map((value) => numeric(value)),
            Statistics: { Average: numeric(item.value) },
          },
    Minimum: limit(item.minimum),
    Maximum: limit(item.maximum),
  });
}

/** The document's own label when it is a symbol of the property, so that it is read as the same again. */
function symbolOf({ property, label }: Mechanical): string {
  const own: Record<Mechanical['property'], RegExp> = {
    yield: /^(?:re[hl]?|rp\s?0[.,]2)$/iu,
    tensile: /^rm$/iu,
    elongation: /^a(?:5|80)?$/iu,
    impact: /^k[uv]\d?$/iu,
    hardness: /^h(?:bw?|v|rc|rb)\s?\d*$/iu,
    agt: /^agt$/iu,
    ratio: /^r[em]\s?\/\s?r[em]$/iu,
  };
  return own[property].test(label) ? label : symbols[property];
}

export function supplementaryOf({
  label,
  value,
  unit,
  interpretation,
  method,
}: StatedItem): Json | undefined {
  return stated({
    PropertyName: label,
    Method: method,
    Unit: unit,
    Actual: { ResultType: 'string', Value: value === '' ? (interpretation ?? 'stated') : value },
  });
}
