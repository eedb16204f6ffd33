import type { VerdictParams } from './keys.ts';
import type { VerdictLanguage } from './texts.ts';

/** The grade engine names properties and limits in English; the words it uses, in French. */
const french: readonly (readonly [RegExp, string])[] = [
  [/yield strength/g, "limite d'élasticité"],
  [/tensile strength/g, 'résistance à la traction'],
  [/elongation at maximum force/g, 'allongement sous force maximale'],
  [/elongation/g, 'allongement'],
  [/impact energy/g, 'énergie de rupture en flexion par choc'],
  [/chemical composition/g, 'composition chimique'],
  [/product analysis/g, 'analyse sur produit'],
  [/delivery condition/g, 'état de livraison'],
  [/date of validation/g, 'date de validation'],
  [/melting process/g, "procédé d'élaboration"],
  [/sum of contents/g, 'somme des teneurs'],
  [/heat number/g, 'numéro de coulée'],
  [/\bthickness\b/g, 'épaisseur'],
  [/\bdesignation\b/g, 'désignation'],
  [/\bmass\b/g, 'masse'],
  [/\bform\b/g, 'forme'],
  [/limits of the norm/g, 'limites de la norme'],
  [/what any steel has/g, "ce qu'a tout acier"],
  [/\bat most the\b/g, 'au plus la'],
  [/\bat most\b/g, 'au plus'],
  [/\bat least\b/g, 'au moins'],
  [/\bmax\b/g, 'max.'],
  [/\bmin\b/g, 'min.'],
  [/(?<=\d) to (?=\d)/g, ' à '],
  [/(?<=\d)\.(?=\d)/g, ','],
];

/**
 * Lines whose values carry words of the grade engine, in the language of the reader. Other lines stay as they are.
 *
 * @example localiseLines([{ question: 'conformance', params: { value: '456.5 MPa' } }], 'fr')[0].params // { value: '456,5 MPa' }
 */
export function localiseLines<L extends { question: string; params: VerdictParams }>(
  lines: readonly L[],
  language: VerdictLanguage,
): L[] {
  if (language === 'en') return [...lines];
  return lines.map((line) =>
    line.question === 'conformance' ? { ...line, params: inFrench(line.params) } : line,
  );
}

function inFrench(params: VerdictParams): VerdictParams {
  const words = ['property', 'value', 'limit', 'list'];
  return Object.fromEntries(
    Object.entries(params).map(([name, value]) => [
      name,
      words.includes(name) && typeof value === 'string'
        ? french.reduce((text, [english, word]) => text.replace(english, word), value)
        : value,
    ]),
  );
}
