import { isAppError } from '../errors/index.ts';
import { currencyDecimals, priceBases, priceCurrencies, type PriceCurrency } from '../pricing/line.ts';
import { productFamilies, type ProductFamily } from '../product/product.ts';
import { resolveFacts, type ResolvedProduct } from '../product/resolve-facts.ts';
import { toScaledExact, tryParseDecimal } from '../units/index.ts';
import type { LineError, LineExtra, LinePriceBreak, OfferLine } from './offer-line.ts';

const incoterms = ['EXW', 'FCA', 'CPT', 'CIP', 'DAP', 'DPU', 'DDP'] as const;
const extraBases = ['order', 'piece', 'cut', 'metre', 'tonne'] as const;
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** Reads cells of one line by the names of their columns; an absent column reads as empty. */
export type Cells = (column: string) => string;

/** Products that were resolved before: most lines of a file repeat a few of them. */
export type KnownProducts = Map<string, ResolvedProduct | LineError>;

/**
 * Reads one line of a file of offers. Every wrong cell is named; nothing throws. Whether lot and product exist is for the
 * catalogue to say.
 *
 * @example readOfferLine(cells, new Map()).errors // [{ column: 'price', message: '"abc" is no price …' }]
 */
export function readOfferLine(cell: Cells, known: KnownProducts): OfferLine {
  const errors: LineError[] = [];
  const wrong = (column: string, message: string): null => {
    errors.push({ column, message });
    return null;
  };
  const text = (column: string, most: number): string | null => {
    const value = cell(column);
    if (value === '') return wrong(column, 'Empty. Give a value.');
    return value.length > most ? wrong(column, `Longer than ${most} characters. Shorten it.`) : value;
  };
  const oneOf = <T extends string>(column: string, values: readonly T[], written: string): T | null =>
    values.find((value) => value === written) ??
    wrong(column, `"${shown(written)}" is none of ${values.join(', ')}.`);
  const scaled = (column: string, written: string, scale: number, what: string): bigint | null => {
    const value = scaledOf(written, scale);
    return value !== undefined && value > 0n && value < 10n ** 15n
      ? value
      : wrong(
          column,
          `"${shown(written)}" is no ${what}. Give a number above zero with at most ${scale} decimals, no thousands.`,
        );
  };
  const whole = (column: string, written: string, most: number): number | null =>
    /^\d{1,5}$/.test(written) && Number(written) <= most
      ? Number(written)
      : wrong(column, `"${shown(written)}" is no whole number from 0 to ${most}.`);

  const currency = oneOf('currency', priceCurrencies, cell('currency').toUpperCase());
  const money = (column: string, written: string, of: PriceCurrency | null): bigint | null =>
    of === null ? null : scaled(column, written, currencyDecimals[of], `price in ${of}`);
  const priceMinor = money('price', cell('price'), currency);
  const country = cell('country').toUpperCase();
  const productId = cell('product_id').toLowerCase();
  const product = productId === '' && cell('designation') !== '' ? productOf(cell, known) : null;
  if (product && 'column' in product) errors.push(product);
  const unit = cell('sold_unit').toLowerCase().replace(' ', '');
  const soldUnit = unit === '' ? null : oneOf('sold_unit', priceBases, unit);
  const sold = (column: string, absent: bigint): bigint | null => {
    const written = cell(column);
    if (unit !== '') return written === '' ? absent : scaled(column, written, 3, 'amount');
    return written === '' ? null : wrong(column, 'Say in sold_unit what is counted.');
  };
  const leadTime = cell('lead_time_days');
  const state = cell('state').toLowerCase();
  const line: OfferLine = {
    sku: text('sku', 64),
    lotCode: text('lot_code', 40),
    productId:
      productId === '' || UUID.test(productId)
        ? productId || null
        : wrong('product_id', 'This is no id of a product.'),
    product: product && 'facts' in product ? product : null,
    currency,
    priceBasis: oneOf('price_basis', priceBases, cell('price_basis').toLowerCase().replace(' ', '')),
    priceMinor,
    minGrams: scaled('min_kg', cell('min_kg'), 3, 'mass in kg'),
    stepGrams: scaled('step_kg', cell('step_kg'), 3, 'mass in kg'),
    soldUnit,
    soldMinMilli: sold('sold_min', 1_000n),
    soldStepMilli: sold('sold_step', 0n),
    overTolerancePermille: whole('over_tolerance_permille', cell('over_tolerance_permille'), 100),
    city: text('city', 80),
    country: /^[A-Z]{2}$/.test(country)
      ? country
      : wrong('country', `"${shown(country)}" is no two-letter country code.`),
    incoterm: oneOf('incoterm', incoterms, cell('incoterm').toUpperCase()),
    leadTimeDays: leadTime === '' ? 0 : (whole('lead_time_days', leadTime, 365) ?? 0),
    priceBreaks: breaksOf(
      cell('price_breaks'),
      (column, written) => money(column, written, currency),
      scaled,
      wrong,
      priceMinor,
    ),
    extras: extrasOf(cell('extras'), (column, written) => money(column, written, currency), wrong),
    isWithdrawn: state === '' ? false : oneOf('state', ['open', 'withdrawn'] as const, state) === 'withdrawn',
    errors,
  };
  return line;
}

type Wrong = (column: string, message: string) => null;
type Money = (column: string, written: string) => bigint | null;

function breaksOf(
  cell: string,
  money: Money,
  scaled: (column: string, written: string, scale: number, what: string) => bigint | null,
  wrong: Wrong,
  priceMinor: bigint | null,
): LinePriceBreak[] {
  const column = 'price_breaks';
  const breaks: { fromGrams: bigint; priceMinor: bigint }[] = [];
  for (const part of partsOf(cell)) {
    const [mass, price, ...rest] = part.split(':').map((one) => one.trim());
    if (mass === undefined || price === undefined || rest.length > 0) {
      wrong(column, `"${shown(part)}" is no price break. Write 5000:698.00 for 698.00 from 5,000 kg on.`);
      return [];
    }
    const [fromGrams, minor] = [scaled(column, mass, 3, 'mass in kg'), money(column, price)];
    if (fromGrams === null || minor === null) return [];
    breaks.push({ fromGrams, priceMinor: minor });
  }
  if (breaks.length > 20) wrong(column, 'More than 20 price breaks. Keep the important ones.');
  breaks.sort((a, b) => (a.fromGrams < b.fromGrams ? -1 : a.fromGrams > b.fromGrams ? 1 : 0));
  breaks.reduce<{ fromGrams: bigint; priceMinor: bigint | null }>(
    (before, one) => {
      if (one.fromGrams === before.fromGrams)
        wrong(column, 'Two price breaks begin at the same mass. Keep one.');
      else if (before.priceMinor !== null && one.priceMinor > before.priceMinor)
        wrong(column, 'A price break costs more a unit than a smaller order. Lower it.');
      return one;
    },
    { fromGrams: 0n, priceMinor },
  );
  return breaks.map((one) => ({
    fromGrams: one.fromGrams.toString(),
    priceMinor: one.priceMinor.toString(),
  }));
}

function extrasOf(cell: string, money: Money, wrong: Wrong): LineExtra[] {
  const column = 'extras';
  const extras: LineExtra[] = [];
  for (const part of partsOf(cell)) {
    const read = /^([a-z][a-z0-9-]{1,40})\/(\w+)\/([\d.,]+)(!?)$/.exec(part.replace(/\s/g, ''));
    const [, code = '', basis = '', price = '', mark] = read ?? [];
    if (!read || !extraBases.some((one) => one === basis)) {
      wrong(
        column,
        `"${shown(part)}" is no extra. Write cut/cut/4.50, with ! behind it when it is always charged.`,
      );
      return [];
    }
    const priceMinor = money(column, price);
    if (priceMinor === null) return [];
    if (extras.some((one) => one.code === code)) wrong(column, `${code} stands twice. Keep one.`);
    extras.push({ code, basis, priceMinor: priceMinor.toString(), isAlways: mark === '!' });
  }
  if (extras.length > 40) wrong(column, 'More than 40 extras. Keep the important ones.');
  return extras.sort((a, b) => (a.code < b.code ? -1 : 1));
}

function productOf(cell: Cells, known: KnownProducts): ResolvedProduct | LineError {
  const key = ['designation', 'grade', 'norm', 'family', 'length_mm'].map(cell).join('\u0000');
  let product = known.get(key);
  if (!product) {
    product = resolved(cell);
    known.set(key, product);
  }
  return product;
}

function resolved(cell: Cells): ResolvedProduct | LineError {
  const [designation, grade, norm] = [cell('designation'), cell('grade'), cell('norm')];
  if (grade === '') return { column: 'grade', message: 'Empty. A designation needs its grade.' };
  const named = [designation, grade, norm].find((value) => value.length > 80);
  if (named !== undefined)
    return { column: 'designation', message: 'Longer than 80 characters. Shorten it.' };
  const family = cell('family').toLowerCase();
  if (family !== '' && !isFamily(family))
    return { column: 'family', message: `"${shown(family)}" is none of ${productFamilies.join(', ')}.` };
  const length = cell('length_mm');
  const lengthUm = length === '' ? null : scaledOf(length, 3);
  if (lengthUm === undefined || (lengthUm !== null && (lengthUm <= 0n || lengthUm > 100_000_000n)))
    return { column: 'length_mm', message: `"${shown(length)}" is no length in mm.` };
  try {
    return resolveFacts({
      designation,
      grade,
      norm: norm === '' ? null : norm,
      family: family === '' ? null : (family as ProductFamily),
      lengthUm: lengthUm === null ? null : Number(lengthUm),
    });
  } catch (error) {
    if (isAppError(error)) return { column: 'designation', message: error.message };
    throw error;
  }
}

const isFamily = (value: string): boolean => productFamilies.some((family) => family === value);

const partsOf = (cell: string): string[] =>
  cell
    .split(';')
    .map((part) => part.trim())
    .filter((part) => part !== '');

/** An integer of 10^-scale units; a comma is a decimal sign when there is no point. */
function scaledOf(written: string, scale: number): bigint | undefined {
  if (written.length > 24) return undefined;
  const value = tryParseDecimal(written.includes('.') ? written : written.replace(',', '.'));
  return value && toScaledExact(value, scale);
}

const shown = (value: string): string => (value.length > 40 ? `${value.slice(0, 40)}…` : value);
