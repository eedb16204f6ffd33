import { z } from 'zod';
import { AppError } from '../errors/index.ts';
import { inspectionDocumentTypes } from '../certificate/index.ts';

/** Decimals as text or number; text from here on. */
const decimal = z
  .union([z.string().trim(), z.number().transform(String)])
  .pipe(z.string().regex(/^-?\d{1,9}(?:\.\d{1,6})?$/, 'a decimal number such as 12.5 is expected'));
const text = z.string().trim().min(1).max(200);

const tolerance = {
  minus: decimal.default('0').describe('How much less is accepted, in mm.'),
  plus: decimal.default('0').describe('How much more is accepted, in mm.'),
};
const dimension = z.preprocess(
  (value) => (typeof value === 'object' ? value : { value }),
  z.strictObject({ value: decimal.describe('Nominal size in mm.'), ...tolerance }),
);

export const orderDimensions = [
  'thickness',
  'width',
  'length',
  'diameter',
  'side',
  'height',
  'wall',
  'web',
  'flange',
] as const;
export type OrderDimension = (typeof orderDimensions)[number];

const requirements = z.strictObject({
  maxCarbonEquivalent: decimal.optional().describe('CEV in percent.'),
  maxContents: z.record(text, decimal).optional().describe('Symbol → percent, ladle analysis.'),
  minContents: z.record(text, decimal).optional(),
  impact: z.strictObject({ temperatureCelsius: decimal, minJoule: decimal }).optional(),
  minYield: decimal.optional().describe('MPa'),
  minTensile: decimal.optional().describe('MPa'),
  maxTensile: decimal.optional().describe('MPa'),
  minElongation: decimal.optional().describe('Percent'),
  throughThickness: z.enum(['Z15', 'Z25', 'Z35']).optional().describe('Quality by EN 10164.'),
  galvanizing: z
    .enum(['class 1', 'class 2', 'class 3'])
    .optional()
    .describe('Silicon class for hot-dip zinc coating (EN 10025-2).'),
  ultrasonic: text.optional().describe('Class by EN 10160 or EN 10306, such as "S1".'),
  maxHardness: z.strictObject({ value: decimal, unit: text }).optional(),
});

/**
 * What was ordered, as far as a certificate can answer it. The words are those of EN 10168; its item codes (A02, A07,
 * B02, B04, B08, B09, B13) are understood as well.
 */
export const steelOrder = z.preprocess(
  fromItemCodes,
  z.strictObject({
    number: text.optional().describe('Purchase order number (A07).'),
    date: z.iso.date().optional(),
    grade: text.describe('Steel designation (B02), such as "S355J2+N".'),
    alsoAccepted: z.array(text).max(20).optional().describe('Other designations that the buyer accepts.'),
    norm: text.optional().describe('Product norm (B02), with or without edition.'),
    inspectionDocument: z.enum(inspectionDocumentTypes).optional().describe('EN 10204 type (A02).'),
    deliveryCondition: text.optional().describe('B04, such as "+N".'),
    form: text.optional(),
    dimensions: z.partialRecord(z.enum(orderDimensions), dimension).optional().describe('mm (B09 to B11).'),
    toleranceClass: text.optional().describe('Such as "EN 10029 class A"; shown, not computed.'),
    pieces: z.number().int().positive().optional().describe('B08'),
    quantity: z
      .strictObject({
        value: decimal,
        unit: z.enum(['kg', 't']).default('kg'),
        minusPercent: decimal.default('0'),
        plusPercent: decimal.default('0'),
      })
      .optional()
      .describe('Mass (B13).'),
    requirements: requirements.optional(),
  }),
);
export type SteelOrder = z.infer<typeof steelOrder>;

/**
 * @throws AppError `invalid-input` with a sentence that names the wrong item
 * @example readSteelOrder({ grade: 'S355J2+N', inspectionDocument: '3.1' }).grade // 'S355J2+N'
 */
export function readSteelOrder(json: unknown): SteelOrder {
  const parsed = steelOrder.safeParse(json);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  const path = issue?.path.map(String).join('.') ?? '';
  throw new AppError('invalid-input', {
    message: `The order cannot be read: ${path === '' ? 'it' : path} ${faultOf(issue)}. See docs/operations/assess.md for its form.`,
    details: {
      issues: parsed.error.issues
        .slice(0, 20)
        .map(({ path: at, message }) => ({ path: at.map(String).join('.'), message })),
    },
  });
}

function faultOf(issue: z.core.$ZodIssue | undefined): string {
  if (issue === undefined) return 'is wrong';
  if (issue.code === 'unrecognized_keys') return `holds items that are not known: ${issue.keys.join(', ')}`;
  if (issue.code === 'invalid_value') return `must be one of ${issue.values.map(String).join(', ')}`;
  if (issue.code !== 'invalid_type' && issue.code !== 'invalid_union') return `is wrong: ${issue.message}`;
  return /received undefined/.test(issue.message) ? 'is missing' : 'is not as expected';
}

const dimensionCodes: Readonly<Record<string, OrderDimension>> = {
  Thickness: 'thickness',
  Width: 'width',
  Length: 'length',
  Diameter: 'diameter',
  SideLength: 'side',
  Height: 'height',
  WallThickness: 'wall',
  WebThickness: 'web',
  FlangeThickness: 'flange',
};

/** Item codes of EN 10168 as the words above. */
function fromItemCodes(json: unknown): unknown {
  if (typeof json !== 'object' || json === null || Array.isArray(json)) return json;
  const { A02, A07, B02, B04, B08, B09, B13, ...rest } = json as Record<string, unknown>;
  const b02 = asRecord(B02);
  const b09 = asRecord(B09);
  const b13 = asRecord(B13);
  const [first, ...others] = asTexts(b02['SteelDesignation'] ?? (typeof B02 === 'string' ? B02 : undefined));
  const [norm] = asTexts(b02['ProductNorm']);
  const sizes = Object.entries(dimensionCodes).flatMap(([code, name]) =>
    Object.hasOwn(b09, code) ? [[name, b09[code]] as const] : [],
  );
  return Object.fromEntries(
    Object.entries({
      inspectionDocument: A02,
      number: A07,
      grade: first,
      alsoAccepted: others.length === 0 ? undefined : others,
      norm,
      deliveryCondition: B04,
      pieces: B08,
      form: b09['Form'],
      dimensions: sizes.length === 0 ? undefined : Object.fromEntries(sizes),
      quantity: B13 === undefined ? undefined : { value: b13['Value'], unit: b13['Unit'] ?? 'kg' },
      ...rest,
    }).filter(([, value]) => value !== undefined),
  );
}

function asRecord(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
}

function asTexts(value: unknown): string[] {
  const list = Array.isArray(value) ? value : [value];
  return list.filter((item): item is string => typeof item === 'string');
}
