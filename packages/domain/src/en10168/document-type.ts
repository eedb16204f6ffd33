import type { InspectionDocumentType } from '../certificate/index.ts';
import { typeNames } from './document-type-names.ts';

/** What a title says of the EN 10204 type. */
export interface TitleReading {
  /** All types that the title names, in order; one when it is clear. */
  types: InspectionDocumentType[];
  /** The type that its words mean in the language they are in, when they mean one. */
  named: InspectionDocumentType | null;
  /** The title uses a type of an older edition (EN 10204:1991, DIN 50049), as written, such as "3.1.B". */
  oldType: string | null;
  /** It calls itself an inspection certificate, which 3.1 and 3.2 both are. */
  isInspectionCertificate: boolean;
}

/** The norm of the types itself, with its edition; what stands behind it is a type. */
const TYPE_NORM =
  /\b(?:(?:DIN|BS|NF|UNI|UNE|NEN|PN|SN|SS|CSN|ÖNORM|NBN|EN|ISO)[\s./-]{0,3}){0,3}(?:10204|10474|50049|50\s049)(?:[:/-]?\s?(?:19|20)\d\d(?:[-/]\d\d)?)?[\s:,;./(-]{0,3}/giu;
/** Other norm numbers, such as EN 10025-3.1 or ISO 9001:2015. */
const OTHER_NORM =
  /\b(?:(?:DIN|BS|NF|UNI|UNE|NEN|PN|SN|SS|EN|ISO|ASTM|ASME|API|AD|W|TL|VdTÜV)[\s./-]{0,3}){1,3}[A-Z]{0,3}\s?\d{1,6}(?:[-./:]\d{1,6}){0,4}/giu;
const DATE = /\b\d{1,2}[./-]\d{1,2}[./-]\d{2,4}\b|\b\d{4}-\d{2}-\d{2}\b/gu;
/** A number behind these words numbers something else. */
const OTHER_NUMBER =
  /\b(?:rev(?:ision)?|ver(?:sion)?|v|ed(?:ition)?|ausgabe|section|clause|kapitel|abschnitt|chapter|page|seite|pos(?:ition)?|item|no|nr|num|n°|nº|§)\.?\s{0,2}\d{1,6}(?:[.,]\d{1,6}){0,3}/giu;
/** 2 or 3, a point or comma, 1 to 3, and the letter of the old edition; not a part of a longer number, not a measure. */
const TYPE =
  /(?<![\d.,:-])([23])\s?[.,]\s?([123])(?:\s?\.\s?([ABC])(?![\p{L}\d])|([ABC])(?![\p{L}\d]))?(?!\s?[.,]?\d)(?!\s?(?:mm|cm|m|kg|t|to|%|MPa|bar|€|EUR|USD)(?![\p{L}]))/giu;
/** The letter may stand apart when it is a capital: "3.1 B". */
const APART = /(?<![\d.,:-])3\s?[.,]\s?1\s([ABC])(?![\p{L}\d])/gu;

/**
 * What a document's title (EN 10168 A02) says of its EN 10204:2004 type, in any language of the trade. The number
 * decides; without one, a name that only one type has. Of the editions before 2004, 3.1.B is today's 3.1; 3.1.A, 3.1.C
 * and 3.2 are 3.2; 2.3 has no successor and counts as 2.2, the weaker claim.
 *
 * @example readTitle('APZ 3.1 B, DIN 50049') // { types: ['3.1'], named: null, oldType: '3.1.B', … }
 */
export function readTitle(title: string): TitleReading {
  // Titles are short; a longer text is not searched, so that no title costs time.
  const text = title.slice(0, 400).normalize('NFC');
  const bare = text
    .replace(TYPE_NORM, ' ')
    .replace(OTHER_NORM, ' # ')
    .replace(DATE, ' # ')
    .replace(OTHER_NUMBER, ' # ')
    .replace(APART, '3.1.$1');
  const types = new Set<InspectionDocumentType>();
  let oldType: string | null = null;
  for (const [, major = '', minor = '', dotted, attached] of bare.matchAll(TYPE)) {
    const letter = (dotted ?? attached ?? '').toUpperCase();
    const number = `${major}.${minor}`;
    const type =
      number === '2.3' ? '2.2' : number === '3.1' && (letter === 'A' || letter === 'C') ? '3.2' : number;
    if (type === '3.3') continue;
    types.add(type as InspectionDocumentType);
    if (letter !== '' || number === '2.3') oldType ??= letter === '' ? number : `${number}.${letter}`;
  }
  const named = typeNames.find(([pattern]) => pattern.test(text))?.[1] ?? null;
  if (types.size === 0 && named !== null && named !== 'inspection-certificate') types.add(named);
  return {
    types: [...types],
    named: named === 'inspection-certificate' ? null : named,
    oldType,
    isInspectionCertificate: named === 'inspection-certificate',
  };
}

/**
 * The EN 10204 type that a document's title names, in any language: the number decides; without one, a name that only
 * one type has. Undefined when no type or more than one is named.
 *
 * @example documentTypeOf('Abnahmeprüfzeugnis 3.1 nach DIN EN 10204:2005-01') // '3.1'
 * @example documentTypeOf('Inspection certificate 3.1/3.2') // undefined
 */
export function documentTypeOf(title: string): InspectionDocumentType | undefined {
  const { types } = readTitle(title);
  return types.length === 1 ? types[0] : undefined;
}
