import { compareDecimal, parseDecimal } from '../units/index.ts';
import type { Finding } from './finding.ts';
import { addInterpretation, contradicts, unitsContradict, unread } from './interpretations.ts';
import { dropRepeats } from './drop-repeats.ts';
import type { Analysis, Content, ValueOperator } from './normal-certificate.ts';
import { readWrittenNumber } from './read-written-number.ts';
import { elementShape, type ElementShape, type InspectionShape } from './shape.ts';

const symbols = new Set(
  'H He Li Be B C N O F Ne Na Mg Al Si P S Cl Ar K Ca Sc Ti V Cr Mn Fe Co Ni Cu Zn Ga Ge As Se Br Kr Rb Sr Y Zr Nb Mo Tc Ru Rh Pd Ag Cd In Sn Sb Te I Xe Cs Ba La Ce Pr Nd Pm Sm Eu Gd Tb Dy Ho Er Tm Yb Lu Hf Ta W Re Os Ir Pt Au Hg Tl Pb Bi Th U'.split(
    ' ',
  ),
);
/** More than all elements and every calculated figure. */
const MAX_CONTENTS = 200;
const bySmallLetters = new Map([...symbols].map((symbol) => [symbol.toLowerCase(), symbol]));
/** Other names that mills give: columbium, dissolved gases, total aluminium. */
const aliases = new Map(
  Object.entries({
    cb: 'Nb',
    h2: 'H',
    n2: 'N',
    o2: 'O',
    altot: 'Al',
    altotal: 'Al',
    alges: 'Al',
    alt: 'Al',
    ntot: 'N',
    nges: 'N',
    ceq: 'CEV',
    ce: 'Ce',
    cev: 'CEV',
    ceiiw: 'CEV',
    cekv: 'CEV',
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

/** The ladle or product analysis of one inspection (C71 to C115); undefined when it holds no content. */
export function readAnalysis(
  inspection: InspectionShape,
  heatNumber: string | null,
  path: string,
  findings: Finding[],
): Analysis | undefined {
  const composition = inspection.ChemicalComposition;
  if (composition === undefined || composition === null) return undefined;
  const contents: Content[] = [];
  const entries = Object.entries<unknown>(composition);
  if (entries.length > MAX_CONTENTS) {
    findings.push({
      code: 'field-ignored',
      severity: 'warn',
      field: `${path}.ChemicalComposition`,
      message: `The analysis holds ${entries.length} entries; the first ${MAX_CONTENTS} are read.`,
      remedy: 'Check that this is an analysis: there are fewer elements than that.',
    });
  }
  for (const [code, raw] of entries.slice(0, MAX_CONTENTS)) {
    const field = `${path}.ChemicalComposition.${code}`;
    const element = elementOf(code, raw, field, findings);
    const content = element === undefined ? undefined : contentOf(element, field, findings);
    if (content !== undefined) contents.push(content);
  }
  if (contents.length === 0) return undefined;
  if (mayBeFractions(contents, composition)) findings.push(fractions(`${path}.ChemicalComposition`));
  const words = [inspection.C01, ...inspection.C00].join(' ');
  const isProduct =
    /product analysis|stückanalyse|analyse (?:sur|de) produit|check analysis|analisi (?:di|sul) prodotto|análisis de producto|stukanalyse/iu.test(
      words,
    );
  return { heatNumber, kind: isProduct ? 'product' : 'ladle', contents: dropRepeats(contents, findings) };
}

/** Early systems wrote 0.0015 for 0.15 %: without units, manganese and carbon a hundredth of what any steel has. */
function mayBeFractions(contents: readonly Content[], composition: object): boolean {
  const isBelow = (symbol: string, limit: string) => {
    const content = contents.find((each) => each.symbol === symbol);
    return content?.unit === '%' && compareDecimal(parseDecimal(content.value), parseDecimal(limit)) < 0;
  };
  const hasUnit = Object.values(composition).some(
    (raw: unknown) => typeof raw === 'object' && raw !== null && 'Unit' in raw,
  );
  return !hasUnit && isBelow('Mn', '0.03') && isBelow('C', '0.01');
}

const fractions = (field: string): Finding => ({
  code: 'content-unusual',
  severity: 'warn',
  field,
  message:
    'The contents have no unit and are about a hundredth of what steels have: they may be fractions. They are read in percent, as EN 10168 has them.',
  remedy: 'Ask the manufacturer for a certificate with units.',
});

/**
 * The codes C71 to C115 say nothing: every mill orders its elements as it likes, and only Symbol counts. Where a
 * symbol stands in the place of the code, it is taken, and said.
 */
function elementOf(code: string, raw: unknown, field: string, findings: Finding[]): ElementShape | undefined {
  const isObject = typeof raw === 'object' && raw !== null;
  const named = isObject && 'Symbol' in raw ? raw : undefined;
  const isSymbol =
    named === undefined &&
    canonicalSymbol(code).isElement &&
    (isObject ? 'Actual' in raw || 'Value' in raw : true);
  if (named === undefined && !isSymbol) return undefined;
  const given = isObject ? (raw as Record<string, unknown>) : { Actual: raw };
  // Some systems put the value beside the symbol, as a measurement has it.
  const candidate = {
    ...given,
    ...(given['Actual'] === undefined && { Actual: given['Value'] }),
    ...(isSymbol && { Symbol: code }),
  };
  const parsed = elementShape.safeParse(candidate);
  if (isSymbol && parsed.success) {
    addInterpretation(findings, 'symbol-from-name', field, code);
  }
  if (parsed.success && parsed.data.Actual !== undefined && parsed.data.Actual !== null) return parsed.data;
  const symbol = typeof given['Symbol'] === 'string' ? given['Symbol'].slice(0, 40) : code;
  findings.push(unread(field, `the content of ${symbol}`));
  return undefined;
}

function contentOf(element: ElementShape, field: string, findings: Finding[]): Content | undefined {
  const written = element.Actual?.Value ?? '';
  const read = readWrittenNumber(written);
  const { symbol, isElement, unit: symbolUnit } = symbolWithUnit(element.Symbol);
  const operator = operatorOf(element.Actual?.Operator, read?.operator);
  if (read === undefined || operator === undefined) {
    findings.push(unread(field, `the content of ${element.Symbol}`));
    return undefined;
  }
  if (contradicts(read.unit ?? symbolUnit ?? null, element.Unit)) {
    findings.push(unitsContradict(field, symbol, written, element.Unit ?? ''));
    return undefined;
  }
  const unit = unitOf(read.unit ?? symbolUnit ?? element.Unit);
  if (unit === undefined) {
    findings.push({
      code: 'unit-unknown',
      severity: 'warn',
      field,
      message: `The content of ${symbol} has the unit "${(read.unit ?? element.Unit ?? '').slice(0, 20)}", which is not one of mass contents.`,
      remedy: 'Give the content in % or ppm by mass; it is left out of the reading.',
    });
    return undefined;
  }
  if (read.isInterpreted) {
    addInterpretation(
      findings,
      read.low === null ? 'number-interpreted' : 'range-read',
      field,
      `${symbol} "${written}" as ${read.low === null ? '' : `${read.low} to `}${operator === '=' || read.low !== null ? '' : `${operator} `}${read.value} ${unit.unit}`,
    );
  }
  return {
    symbol,
    isElement,
    value: scaledDown(read.value, unit.tenths),
    operator,
    unit: unit.unit,
    minimum: limitOf(element.Minimum?.Value),
    maximum: limitOf(element.Maximum?.Value),
    ...(read.low !== null && { rangeLow: scaledDown(read.low, unit.tenths) }),
    field,
  };
}

const operators = new Map<string, ValueOperator>(
  Object.entries({ '=': '=', '<': '<', '<=': '<=', '≤': '<=', '>': '>', '>=': '>=', '≥': '>=' }),
);

/** The operator beside the value and the one in it must not contradict each other. */
function operatorOf(
  beside: string | undefined,
  inside: ValueOperator | undefined,
): ValueOperator | undefined {
  const given = beside === undefined ? '=' : operators.get(beside);
  if (given === undefined || inside === undefined) return undefined;
  if (given === '=') return inside;
  return inside === '=' || inside === given ? given : undefined;
}

/** "N (ppm)" names its unit with the symbol. */
function symbolWithUnit(written: string): { symbol: string; isElement: boolean; unit: string | undefined } {
  const match = /^(.{1,20}?)\s?[[(]\s?(ppm|%|‰)\s?[\])]$/iu.exec(written);
  return { ...canonicalSymbol(match?.[1] ?? written), unit: match?.[2] };
}

/** Mass contents: percent, ppm and what equals one of them; per mille as tenths of a percent. */
function unitOf(unit: string | null | undefined): { unit: '%' | 'ppm'; tenths: number } | undefined {
  const text = (unit ?? '').toLowerCase().replace(/[\s.()-]/g, '');
  if (
    text === '' ||
    /^(?:wt|w|mass|mas|m|weight|gew|masse|masse?n|poids)?%(?:m\/m|w\/w|wt|mass|gew|masse?|weight)?$/u.test(
      text,
    )
  ) {
    return { unit: '%', tenths: 0 };
  }
  if (/^(?:ppm(?:m|mass|w|wt|massic)?|mg\/kg|µg\/g|μg\/g|ug\/g|g\/t)$/u.test(text))
    return { unit: 'ppm', tenths: 0 };
  return text === '‰' ? { unit: '%', tenths: 1 } : undefined;
}

function scaledDown(value: string, tenths: number): string {
  if (tenths === 0) return value;
  const [whole = '0', fraction = ''] = value.split('.');
  const digits = whole.padStart(tenths + 1, '0');
  return `${digits.slice(0, -tenths)}.${digits.slice(-tenths)}${fraction}`;
}

const limitOf = (written: string | undefined): string | null =>
  written === undefined ? null : (readWrittenNumber(written)?.value ?? null);
