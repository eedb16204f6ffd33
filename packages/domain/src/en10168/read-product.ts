import { gtin14 } from '../digital-link/index.ts';
import { parseMassGrams, tryParseDecimal, type MassUnit } from '../units/index.ts';
import { isAppError } from '../errors/index.ts';
import type { Finding } from './finding.ts';
import { addInterpretation, contradicts } from './interpretations.ts';
import type { Dimension, NormalCertificate } from './normal-certificate.ts';
import { decimalOf } from './read-mechanics.ts';
import { readWrittenNumber, type WrittenNumber } from './read-written-number.ts';
import type { MeasurementShape, ProductShape, SupplementShape } from './shape.ts';

const massUnits = new Map<string, MassUnit>(
  Object.entries({
    g: 'g',
    gram: 'g',
    grams: 'g',
    kg: 'kg',
    kgs: 'kg',
    kgm: 'kg',
    kilo: 'kg',
    kilos: 'kg',
    kilogram: 'kg',
    kilograms: 'kg',
    kilogramm: 'kg',
    t: 't',
    to: 't',
    ton: 't',
    tons: 't',
    tonne: 't',
    tonnes: 't',
    tonnen: 't',
    mt: 't',
    tne: 't',
    'metric ton': 't',
    'metric tons': 't',
  } as const),
);

/**
 * Grams of B12 or B13, or a finding that says why not. A mass without a unit is in kilograms, as EN 10168 has it, and
 * that is said. A unit behind the number counts before the one beside it.
 */
export function readMass(
  measurement: MeasurementShape | undefined,
  code: 'B12' | 'B13',
  findings: Finding[],
): bigint | null {
  if (measurement?.Value === undefined || measurement.Value === null) return null;
  const field = `Certificate.ProductDescription.${code}`;
  const read = readWrittenNumber(measurement.Value);
  const given = read?.unit ?? measurement.Unit;
  const unit = massUnits.get((given ?? 'kg').trim().toLowerCase().replace('.', ''));
  try {
    if (unit !== undefined && read?.operator === '=' && !contradicts(read.unit, measurement.Unit)) {
      const grams = parseMassGrams(read.value, unit);
      if (grams > 0n && grams < 10n ** 13n) {
        if (given === undefined)
          addInterpretation(findings, 'unit-assumed', field, `${code} ${read.value} in kg`);
        noteReading(measurement.Value, read, unit, field, findings);
        return grams;
      }
    }
  } catch (error) {
    if (!isAppError(error)) throw error;
  }
  findings.push({
    code: 'mass-wrong',
    severity: 'refuse',
    field,
    message: `The ${code === 'B13' ? 'actual' : 'theoretical'} mass "${measurement.Value} ${measurement.Unit ?? ''}" cannot be read as a mass of whole grams above zero.`,
    remedy: `Give ${field} in kg or t, such as 4982 kg.`,
  });
  return null;
}

/** "5,739 kg" may be five kilograms or five tonnes: one comma and three digits are a matter for a person. */
function noteReading(
  written: string,
  read: WrittenNumber,
  unit: MassUnit,
  field: string,
  findings: Finding[],
): void {
  if (!read.isInterpreted) return;
  if (unit !== 't' && /^\D*\d{1,3}[,.]\d{3}(?!\d|[.,])/u.test(written)) {
    findings.push({
      code: 'number-interpreted',
      severity: 'warn',
      field,
      message: `The mass "${written}" is read as ${read.value} ${unit}, its comma as a decimal one; it may be meant to group thousands.`,
      remedy: 'Write the mass with a point for decimals and without grouping.',
    });
    return;
  }
  addInterpretation(findings, 'number-interpreted', field, `mass "${written}" as ${read.value} ${unit}`);
}

const dimensionKeys: readonly (readonly [key: string, name: string])[] = [
  ['Designation', 'designation'],
  ['Description', 'description'],
  ['OuterDiameter', 'diameter'],
  ['Diameter', 'diameter'],
  ['InnerDiameter', 'inner diameter'],
  ['SideLength', 'side'],
  ['Thickness', 'thickness'],
  ['Height', 'height'],
  ['Width', 'width'],
  ['WallThickness', 'wall'],
  ['WebThickness', 'web'],
  ['FlangeThickness', 'flange'],
  ['FlangeWidth', 'flange width'],
  ['Length', 'length'],
];
const tubeForms = /tube|pipe|hollow/iu;

export interface Shape {
  form: string | null;
  dimensions: Dimension[];
  dimensionsText: string;
  thicknessMm: string | null;
}

/** Form and dimensions (B09 to B11). The thickness that decides limits is the wall, flange or plate thickness, or the diameter. */
export function readShape(product: Pick<ProductShape, 'B09' | 'B10' | 'B11'>): Shape {
  const dimensions: Dimension[] = [];
  let form: string | null = null;
  let words = '';
  if (typeof product.B09 === 'string') words = product.B09;
  else if (product.B09 !== undefined && product.B09 !== null) {
    const raw = product.B09;
    form = textOf(raw['Form']);
    const unit = (textOf(raw['Unit']) ?? 'mm').toLowerCase();
    for (const [key, name] of dimensionKeys) {
      const value = textOf(raw[key]);
      if (value === null) continue;
      if (name === 'designation' || name === 'description')
        words = words === '' ? value : `${words} ${value}`;
      else dimensions.push({ name, value, unit });
    }
  }
  for (const measurement of [...product.B10, ...product.B11]) {
    const name = (measurement.Property ?? 'length').toLowerCase();
    const isLength = /length|länge|longueur/u.test(name) || measurement.Property === undefined;
    const value = decimalOf(measurement.Value ?? '');
    if (value !== undefined) {
      dimensions.push({
        name: isLength ? 'length' : name,
        value,
        unit: (measurement.Unit ?? 'mm').toLowerCase(),
      });
    }
  }
  return {
    form,
    dimensions,
    dimensionsText: describe(words, form, dimensions),
    thicknessMm: thicknessOf(form, dimensions),
  };
}

function describe(words: string, form: string | null, dimensions: readonly Dimension[]): string {
  const valueOf = (name: string) => dimensions.find((dimension) => dimension.name === name)?.value;
  const order = tubeForms.test(form ?? '')
    ? ['diameter', 'side', 'height', 'width', 'wall']
    : words === ''
      ? ['diameter', 'thickness', 'wall', 'height', 'width', 'web', 'flange']
      : [];
  const section = order.flatMap((name) => valueOf(name) ?? []).join(' × ');
  const length = valueOf('length');
  const sizes = [section, length].filter((part) => part !== undefined && part !== '').join(' × ');
  const unit = dimensions[0]?.unit ?? 'mm';
  return [words, sizes === '' ? '' : `${sizes} ${unit}`].filter((part) => part !== '').join(', ');
}

function thicknessOf(form: string | null, dimensions: readonly Dimension[]): string | null {
  const names = tubeForms.test(form ?? '') ? ['wall'] : ['thickness', 'wall', 'flange', 'diameter'];
  for (const name of names) {
    const found = dimensions.find((dimension) => dimension.name === name && dimension.unit === 'mm');
    if (found !== undefined && tryParseDecimal(found.value) !== undefined) return found.value;
  }
  return null;
}

function textOf(value: unknown): string | null {
  if (typeof value === 'number' && Number.isFinite(value)) return String(value);
  return typeof value === 'string' && value.trim() !== '' ? value.trim() : null;
}

/** What the trade calls the form: the word that lists and labels use. */
export type FormFamily = 'plate' | 'coil' | 'beam' | 'tube' | 'bar' | 'rebar' | 'section' | 'other';

/**
 * The family of a certificate's form; reinforcing steel by its grade, because its form is a bar.
 *
 * @example formFamilyOf({ form: 'QuadraticTube', grades: ['S355J2H'], product: '' }) // 'tube'
 */
export function formFamilyOf({
  form,
  grades,
  product,
}: Pick<NormalCertificate, 'form' | 'grades' | 'product'>): FormFamily {
  if (grades.some((grade) => /^B\s?[3-6]\d\d/iu.test(grade))) return 'rebar';
  const words = `${form ?? ''} ${form === null || /other/iu.test(form) ? product : ''}`;
  if (/tube|pipe|hollow/iu.test(words)) return 'tube';
  if (/coil|strip|scroll/iu.test(words)) return 'coil';
  if (/plate|sheet|slab/iu.test(words)) return 'plate';
  if (/beam/iu.test(words)) return 'beam';
  if (/bar\b|rod\b/iu.test(words)) return 'bar';
  return /section|profile|channel|angle/iu.test(words) ? 'section' : 'other';
}

/** What the supplementary items (B14 to B99) say of origin and article number. */
export function readSupplement(
  supplement: SupplementShape,
): Pick<NormalCertificate, 'countryOfMelt' | 'gtin'> {
  let countryOfMelt: string | null = null;
  let gtin: string | null = null;
  for (const { Key = '', Value } of Object.values(supplement ?? {})) {
    if (typeof Value !== 'string') continue;
    if (/country of melt|melted (and poured )?in|pays d.élaboration|erschmelzungsland/iu.test(Key)) {
      countryOfMelt = /^[A-Z]{2}$/.test(Value.trim()) ? Value.trim() : countryOfMelt;
    }
    if (/\bgtin\b/iu.test(Key)) gtin = gtin14(Value.trim()) ?? gtin;
  }
  return { countryOfMelt, gtin };
}

/** EN 10168 C70: Y basic oxygen, E electric arc; free text since. */
export function routeOf(meltingProcess: string | null): NormalCertificate['route'] {
  if (meltingProcess === null) return null;
  const text = meltingProcess.toUpperCase();
  if (/DRI|HBI/.test(text)) return 'DRI-EAF';
  if (text === 'E' || /\bEAF\b|ELECTRIC|ELEKTRO|ÉLECTRIQUE/.test(text)) return 'EAF-scrap';
  if (text === 'Y' || /\bBOF\b|\bBF\b|OXYGEN|LD\b/.test(text)) return 'BF-BOF';
  return 'other';
}
