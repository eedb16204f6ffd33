import { maxGramsDown } from '@topsteel/domain/order';
import {
  massOfPiecesHalfUp,
  theoreticalMassHalfUp,
  type OrderedQuantity,
  type ProductShape,
  type TheoreticalMass,
} from '@topsteel/domain/pricing';
import { formatScaled, parseDecimal, toScaledExact } from '@topsteel/domain/units';
import { entryText, readFigure } from '../../ui/typed-decimal.ts';
import type { Language } from '../../words/languages.ts';

/** The three ways to say how much; each drives the others. */
export const FIELDS = ['pieces', 'metres', 'mass'] as const;
export type Field = (typeof FIELDS)[number];
export type FieldTexts = Record<Field, string>;

/** What an offer allows, in grams. */
export interface LotTerms {
  minGrams: bigint;
  stepGrams: bigint;
  availableGrams: bigint;
  overTolerancePermille: number;
}

export type Wrong =
  | { code: 'number' | 'whole' }
  | { code: 'unclear'; text: string }
  | { code: 'least' }
  | { code: 'most'; needGrams: bigint }
  | { code: 'step'; nearGrams: bigint };

export type Reading =
  | { ok: true; quantity: OrderedQuantity; mass: TheoreticalMass; maxGrams: bigint }
  | { ok: false; wrong: Wrong };

const UNITS = { pieces: 'piece', metres: 'metre', mass: 'tonne' } as const;
/** Masses are read to the gram, so a quantity in tonnes is kept in kilograms where it is finer than that. */
const MASS_DECIMALS = 6;

/**
 * How much a typed text orders, in every unit, and the most that may be weighed under it.
 *
 * @param text as people of the language type it
 * @example readAmount('mass', '5', heb300, terms, 'en') // { ok: true, quantity: { unit: 'kg', amountMilli: 5000000n }, … }
 */
export function readAmount(
  field: Field,
  text: string,
  shape: ProductShape,
  terms: LotTerms,
  language: Language,
): Reading {
  const figure = readFigure(text, language);
  if (figure.state === 'unclear' || figure.state === 'mark') {
    return { ok: false, wrong: { code: 'unclear', text } };
  }
  if (figure.state === 'none' || !/^\d{1,9}(\.\d{1,6})?$/.test(figure.plain)) {
    return { ok: false, wrong: { code: 'number' } };
  }
  const value = parseDecimal(figure.plain);
  if (field === 'pieces' && toScaledExact(value, 0) === undefined)
    return { ok: false, wrong: { code: 'whole' } };
  const grams = toScaledExact(value, MASS_DECIMALS);
  const milli = toScaledExact(value, 3);
  const quantity: OrderedQuantity | undefined =
    field === 'mass'
      ? grams === undefined
        ? undefined
        : { unit: 'kg', amountMilli: grams }
      : milli === undefined
        ? undefined
        : { unit: UNITS[field], amountMilli: milli };
  if (quantity === undefined || quantity.amountMilli === 0n) return { ok: false, wrong: { code: 'number' } };
  let mass: TheoreticalMass;
  try {
    mass = theoreticalMassHalfUp(quantity, shape);
  } catch {
    return { ok: false, wrong: { code: 'number' } };
  }
  const maxGrams = maxGramsDown(mass.massGrams, terms.overTolerancePermille);
  const wrong = wrongOf(field, mass.massGrams, maxGrams, terms);
  return wrong === undefined ? { ok: true, quantity, mass, maxGrams } : { ok: false, wrong };
}

function wrongOf(field: Field, massGrams: bigint, maxGrams: bigint, terms: LotTerms): Wrong | undefined {
  const { minGrams, stepGrams, availableGrams } = terms;
  if (massGrams < minGrams) return { code: 'least' };
  if (maxGrams > availableGrams) return { code: 'most', needGrams: maxGrams };
  if (field === 'mass' && stepGrams > 0n && massGrams % stepGrams !== 0n) {
    return { code: 'step', nearGrams: ((massGrams + stepGrams / 2n) / stepGrams) * stepGrams };
  }
  return undefined;
}

/**
 * The other fields' texts for what one of them says, as the language writes them into fields; empty where a field has
 * nothing to say.
 *
 * @example textsOf({ massGrams: 864600n, pieces: 10n, lengthUm: 6000000n, totalLengthUm: 60000000n }, 'de')
 * // { pieces: '10', metres: '60', mass: '0,8646' }
 */
export const textsOf = (
  { massGrams, pieces, totalLengthUm }: TheoreticalMass,
  language: Language,
): FieldTexts => ({
  pieces: pieces === null ? '' : pieces.toString(),
  metres:
    totalLengthUm === null
      ? ''
      : entryText(formatScaled(totalLengthUm - (totalLengthUm % 1_000n), 6), language),
  mass: entryText(formatScaled(massGrams, MASS_DECIMALS), language),
});

/** Fields that a product can be ordered by. */
export const fieldsOf = (shape: ProductShape, family: string | null): Field[] =>
  FIELDS.filter((field) =>
    field === 'mass'
      ? true
      : field === 'pieces'
        ? massOfPiecesHalfUp(1n, shape) !== null
        : shape.gramsPerMetre !== null && family !== 'coil' && family !== 'plate' && family !== 'sheet',
  );

/**
 * Which field was changed since the page was made, by what it said then: so that a form without scripts knows which of
 * three fields drives. The one that drove before does, where none was changed.
 */
export function driverOf(now: FieldTexts, before: FieldTexts, last: Field): Field {
  return FIELDS.find((field) => now[field] !== '' && now[field] !== before[field]) ?? last;
}

/** Where a quantity as mass may be ordered on its own, and not only in a basket. */
export const isOnStep = (massGrams: bigint, { stepGrams }: LotTerms): boolean =>
  stepGrams === 0n || massGrams % stepGrams === 0n;
