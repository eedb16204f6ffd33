import { tryParseDecimal } from '../units/index.ts';
import type { Finding } from './finding.ts';
import type { Analysis, Content } from './normal-certificate.ts';
import { elementShape, type InspectionShape } from './shape.ts';

const symbols = new Set(
  'H He Li Be B C N O F Na Mg Al Si P S Cl K Ca Sc Ti V Cr Mn Fe Co Ni Cu Zn Ga Ge As Se Zr Nb Mo Ag Cd Sn Sb Te La Ce Nd Ta W Pb Bi'.split(
    ' ',
  ),
);
const bySmallLetters = new Map([...symbols].map((symbol) => [symbol.toLowerCase(), symbol]));
/** Other names that mills give: columbium, dissolved gases, total aluminium. */
const aliases = new Map(
  Object.entries({
    cb: 'Nb',
    h2: 'H',
    n2: 'N',
    o2: 'O',
    altot: 'Al',
    alges: 'Al',
    alt: 'Al',
    ceq: 'CEV',
    ce: 'Ce',
    cev: 'CEV',
    ceiiw: 'CEV',
    cet: 'CET',
    pcm: 'Pcm',
  }),
);

/**
 * The symbol as chemistry writes it. Mills write AL, Al-T, Al ges; "CE" alone is the element cerium only when its
 * letters say so ("Ce"), otherwise the carbon equivalent.
 *
 * @example canonicalSymbol('NB') // { symbol: 'Nb', isElement: true }
 * @example canonicalSymbol('CEV') // { symbol: 'CEV', isElement: false }
 */
export function canonicalSymbol(written: string): { symbol: string; isElement: boolean } {
  const trimmed = written.trim();
  if (trimmed === 'CE' || /^c\.?e\.?\s?\(?iiw\)?$/iu.test(trimmed))
    return { symbol: 'CEV', isElement: false };
  if (symbols.has(trimmed)) return { symbol: trimmed, isElement: true };
  const letters = trimmed.toLowerCase().replace(/[\s._\-()%]/g, '');
  const symbol = aliases.get(letters) ?? bySmallLetters.get(letters) ?? trimmed;
  return { symbol, isElement: symbols.has(symbol) };
}

export function readAnalysis(
  inspection: InspectionShape,
  heatNumber: string | null,
  path: string,
  findings: Finding[],
): Analysis | undefined {
  const composition = inspection.ChemicalComposition;
  if (composition === undefined) return undefined;
  const contents: Content[] = [];
  for (const [code, raw] of Object.entries(composition)) {
    // The codes C71 to C115 say nothing: every mill orders its elements as it likes. Only Symbol counts.
    if (typeof raw !== 'object' || raw === null || !('Symbol' in raw)) continue;
    const field = `${path}.ChemicalComposition.${code}`;
    const parsed = elementShape.safeParse(raw);
    const actual = parsed.success ? parsed.data.Actual : undefined;
    if (!parsed.success || actual === undefined || tryParseDecimal(actual.Value) === undefined) {
      const symbol = typeof raw.Symbol === 'string' ? raw.Symbol.slice(0, 40) : code;
      findings.push(unread(field, `the content of ${symbol}`));
      continue;
    }
    const { symbol, isElement } = canonicalSymbol(parsed.data.Symbol);
    contents.push({
      symbol,
      isElement,
      value: actual.Value,
      operator: actual.Operator ?? '=',
      unit: unitOf(parsed.data.Unit),
      minimum: parsed.data.Minimum?.Value ?? null,
      maximum: parsed.data.Maximum?.Value ?? null,
      field,
    });
  }
  if (contents.length === 0) return undefined;
  const words = `${inspection.C01 ?? ''} ${inspection.C00 ?? ''}`;
  const isProduct = /product analysis|stückanalyse|analyse sur produit|check analysis/iu.test(words);
  return { heatNumber, kind: isProduct ? 'product' : 'ladle', contents };
}

function unitOf(unit: string | null | undefined): string {
  const text = (unit ?? '').trim().toLowerCase();
  return text === 'ppm' ? 'ppm' : '%';
}

export function unread(field: string, what: string): Finding {
  return {
    code: 'value-unread',
    severity: 'warn',
    field,
    message: `The value of ${what} cannot be read as a number.`,
    remedy: `Write ${field} as a decimal number, such as 0.18.`,
  };
}
