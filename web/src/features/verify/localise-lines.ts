import type { VerdictLine } from '@topsteel/chain/verify';
import type { VerdictLanguage } from '@topsteel/domain/verdict';

/** The grade engine names properties and limits in English; the words it uses, in French. */
const french: readonly (readonly [RegExp, string])[] = [
  [/yield strength/g, "limite d'élasticité"],
  [/tensile strength/g, 'résistance à la traction'],
  [/elongation at maximum force/g, 'allongement sous force maximale'],
  [/elongation/g, 'allongement'],
  [/impact energy/g, 'énergie de rupture en flexion par choc'],
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

/** Lines whose values carry words of the grade engine, in the language of the page. Other lines stay as they are. */
export function localiseLines(lines: readonly VerdictLine[], language: VerdictLanguage): VerdictLine[] {
  if (language === 'en') return [...lines];
  return lines.map((line) =>
    line.question === 'conformance' ? { ...line, params: inFrench(line.params) } : line,
  );
}

function inFrench(params: VerdictLine['params']): VerdictLine['params'] {
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
