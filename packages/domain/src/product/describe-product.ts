import { formatScaled } from '../units/index.ts';
import type { ProductFacts } from './product.ts';
import { formWords } from './form-words.ts';

/** Languages of the catalogue. */
export const catalogueLanguages = ['en', 'fr', 'de', 'es', 'it', 'nl'] as const;
export type CatalogueLanguage = (typeof catalogueLanguages)[number];

/** A number in thousandths as the language writes it, without trailing zeros: 12500 → "12.5" or "12,5". */
export function localThousandths(value: bigint, language: CatalogueLanguage): string {
  const text = formatScaled(value, 3);
  return language === 'en' ? text : text.replace('.', ',');
}

/**
 * What a product is called in a language, made from its facts: the word of its form, designation, grade, length.
 *
 * @example nameOfFacts(heb200, 'de') // 'Breitflanschträger HEB 200, S355J2+M, 12 m'
 */
export function nameOfFacts(facts: ProductFacts, language: CatalogueLanguage): string {
  const word = formWords[facts.form]?.[language] ?? formWords[facts.family]?.[language] ?? facts.form;
  // "Plate 2000 × 6000 × 10" begins with the word already, in English.
  const size = facts.designation.replace(
    /^(?:Plate|Sheet|Coil|Flat|Round|Square|Hexagon|Tube|Bolt|Nut|Timber|Board) /,
    '',
  );
  const isPiece = facts.family === 'plate' || facts.family === 'sheet' || facts.gramsPerMetre === null;
  const length =
    facts.lengthUm === null || isPiece
      ? null
      : `${localThousandths(BigInt(facts.lengthUm) / 1_000n, language)} m`;
  return [`${word} ${localSizes(size, language)}`, facts.grade, length]
    .filter((part) => part !== null)
    .join(', ');
}

const localSizes = (text: string, language: CatalogueLanguage): string =>
  language === 'en' ? text : text.replace(/(\d)\.(\d)/g, '$1,$2');

/**
 * What the trade calls a form in a language; the form itself where nobody has named it.
 *
 * @example wordOfForm('heb', 'de') // 'Breitflanschträger'
 */
export function wordOfForm(form: string, language: CatalogueLanguage): string {
  return formWords[form]?.[language] ?? form;
}

/**
 * Sizes and theoretical mass with the language's decimal sign, for people.
 *
 * @example measuresOfFacts(heb200, 'fr') // ['200 × 200 × 9 mm', '61,3 kg/m', '735,6 kg']
 */
export function measuresOfFacts(facts: ProductFacts, language: CatalogueLanguage): string[] {
  const sizes = [facts.diameterUm, facts.heightUm, facts.widthUm, facts.thicknessUm].filter(
    (size) => size !== null,
  );
  const millimetres = sizes.map((size) => localThousandths(BigInt(size), language)).join(' × ');
  return [
    ...(sizes.length === 0 ? [] : [`${millimetres} mm`]),
    ...(facts.gramsPerMetre === null ? [] : [`${localThousandths(facts.gramsPerMetre, language)} kg/m`]),
    ...(facts.gramsPerPiece === null ? [] : [`${localThousandths(facts.gramsPerPiece, language)} kg`]),
  ];
}

export interface ProductText {
  name: string;
  description: string;
}

/**
 * The text to show: in the language asked for, else in English, else made from the facts in the language asked for.
 *
 * @returns the text, and which language it is in
 */
export function textOfProduct(
  facts: ProductFacts,
  texts: Partial<Record<CatalogueLanguage, ProductText>>,
  language: CatalogueLanguage,
): ProductText & { language: CatalogueLanguage; isGenerated: boolean } {
  const own = texts[language];
  if (own) return { ...own, language, isGenerated: false };
  if (texts.en) return { ...texts.en, language: 'en', isGenerated: false };
  const description = [...measuresOfFacts(facts, language), facts.norm]
    .filter((part) => part !== null)
    .join(', ');
  return { name: nameOfFacts(facts, language), description, language, isGenerated: true };
}
