import type { InspectionDocumentType } from '../certificate/index.ts';

/** 2 or 3, a point or comma, 1 or 2, and the letter of the 1991 edition; not a part of a longer number. */
const TYPE = /(?<![\d.,:])([23])\s?[.,]\s?([12])(?:\s?\.?\s?([ABC])\b)?(?!\s?[.,]?\d)/giu;

/** Names that the languages of the trade have for a type, when no number is given. */
const names: readonly (readonly [RegExp, InspectionDocumentType])[] = [
  [
    /werksbescheinigung|declaration of compliance|attestation de conformité|dichiarazione di conformità/iu,
    '2.1',
  ],
  [/werkszeugnis|test report|relevé de contrôle|rapporto di prova|atest hutniczy/iu, '2.2'],
];

/**
 * The EN 10204 type that a document's title (EN 10168 A02) names, in any language: the number decides; without one, a
 * name that only one type has. "3.1.B" of the 1991 edition is today's 3.1, its 3.1.A and 3.1.C are 3.2.
 * Undefined when no type or more than one is named.
 *
 * @example documentTypeOf('Abnahmeprüfzeugnis 3.1 nach DIN EN 10204:2005-01') // '3.1'
 * @example documentTypeOf('Inspection certificate 3.1/3.2') // undefined
 */
export function documentTypeOf(title: string): InspectionDocumentType | undefined {
  const found = new Set<InspectionDocumentType>();
  for (const [, major = '', minor = '', letter = ''] of title.matchAll(TYPE)) {
    const isOld32 = `${major}.${minor}` === '3.1' && /[AC]/iu.test(letter);
    found.add(isOld32 ? '3.2' : (`${major}.${minor}` as InspectionDocumentType));
  }
  if (found.size === 0) {
    for (const [name, type] of names) if (name.test(title)) found.add(type);
  }
  const [only] = found;
  return found.size === 1 ? only : undefined;
}
