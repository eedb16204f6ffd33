import { addDecimal, compareDecimal, formatDecimal, parseDecimal, type Decimal } from '../units/index.ts';
import type { Assurance } from './emissions.ts';
import type { CarbonFinding } from './finding.ts';

/** Modules of EN 15804+A2 in their order; `A1-A3` is the sum of the product stage. D lies beyond the system boundary. */
export const epdModules = [
  'A1-A3',
  'A1',
  'A2',
  'A3',
  'A4',
  'A5',
  'B1',
  'B2',
  'B3',
  'B4',
  'B5',
  'B6',
  'B7',
  'C1',
  'C2',
  'C3',
  'C4',
  'D',
] as const;
export type EpdModule = (typeof epdModules)[number];

/** Core climate indicators of EN 15804+A2, table 3. */
export const gwpIndicators = ['gwpTotal', 'gwpFossil', 'gwpBiogenic', 'gwpLuluc'] as const;
export type GwpIndicator = (typeof gwpIndicators)[number];

/** kg CO2e per declared unit, as decimal text with the digits that were given; null: not declared. */
export type ModuleFigures = Record<GwpIndicator, string | null>;

export interface Epd {
  name: string;
  declarationNumber: string | null;
  declaredUnit: '1 t' | '1 kg';
  /** Instants or dates in ISO 8601, or null. */
  issuedOn: string | null;
  validUntil: string | null;
  programOperator: string | null;
  manufacturer: string | null;
  assurance: Assurance;
  verifier: string | null;
  modules: ReadonlyMap<EpdModule, ModuleFigures>;
}

/** Every construction product declares these (EN 15804+A2, 5.2). */
const mandatory: readonly EpdModule[] = ['C1', 'C2', 'C3', 'C4', 'D'];

/**
 * What EN 15804+A2 demands and this declaration does not keep: the product stage and the end of life are declared, and
 * GWP-total is the sum of fossil, biogenic and luluc (within the rounding of the digits given).
 */
export function checkEpd(epd: Epd): CarbonFinding[] {
  const findings: CarbonFinding[] = [];
  const productStage = productStageTotal(epd);
  if (productStage === null) {
    findings.push({
      code: 'epd-product-stage-missing',
      severity: 'error',
      message: 'The product stage A1–A3 has no GWP-total. An EPD declares it.',
      field: 'modules.A1-A3',
    });
  }
  for (const module of mandatory) {
    if ((epd.modules.get(module)?.gwpTotal ?? null) === null) {
      findings.push({
        code: 'epd-module-missing',
        severity: 'warning',
        message: `Module ${module} is not declared. EN 15804+A2 asks for C1–C4 and D of every construction product.`,
        field: `modules.${module}`,
      });
    }
  }
  for (const [module, figures] of epd.modules) {
    const finding = sumFinding(module, figures);
    if (finding) findings.push(finding);
  }
  const stages = stageFinding(epd);
  return stages ? [...findings, stages] : findings;
}

/**
 * GWP-total of the product stage: A1–A3 as declared, or the exact sum of A1, A2 and A3. Null when it is not declared.
 *
 * @example productStageTotal(epd) // '0.62'
 */
export function productStageTotal(epd: Pick<Epd, 'modules'>): string | null {
  const whole = epd.modules.get('A1-A3')?.gwpTotal ?? null;
  return whole ?? sumOfStages(epd);
}

function sumOfStages(epd: Pick<Epd, 'modules'>): string | null {
  const parts = (['A1', 'A2', 'A3'] as const).map((module) => epd.modules.get(module)?.gwpTotal ?? null);
  if (parts.some((part) => part === null)) return null;
  return formatDecimal(addDecimal(...parts.map((part) => parseDecimal(part ?? '0'))));
}

function sumFinding(module: EpdModule, figures: ModuleFigures): CarbonFinding | null {
  const { gwpTotal, gwpFossil, gwpBiogenic, gwpLuluc } = figures;
  if (gwpTotal === null || gwpFossil === null || gwpBiogenic === null || gwpLuluc === null) return null;
  const parts = [gwpFossil, gwpBiogenic, gwpLuluc].map(parseDecimal);
  if (isSumWithinRounding(parseDecimal(gwpTotal), parts)) return null;
  return {
    code: 'epd-gwp-does-not-add-up',
    severity: 'error',
    message: `Module ${module}: GWP-total ${gwpTotal} is not fossil ${gwpFossil} + biogenic ${gwpBiogenic} + luluc ${gwpLuluc} = ${formatDecimal(addDecimal(...parts))} (EN 15804+A2, table 3).`,
    field: `modules.${module}`,
  };
}

function stageFinding(epd: Epd): CarbonFinding | null {
  const whole = epd.modules.get('A1-A3')?.gwpTotal ?? null;
  const parts = (['A1', 'A2', 'A3'] as const).map((module) => epd.modules.get(module)?.gwpTotal ?? null);
  if (whole === null || parts.some((part) => part === null)) return null;
  const decimals = parts.map((part) => parseDecimal(part ?? '0'));
  if (isSumWithinRounding(parseDecimal(whole), decimals)) return null;
  return {
    code: 'epd-stages-do-not-add-up',
    severity: 'error',
    message: `A1–A3 is ${whole} and A1 + A2 + A3 is ${formatDecimal(addDecimal(...decimals))}.`,
    field: 'modules.A1-A3',
  };
}

/**
 * Whether a printed total can be the sum of printed parts: each figure may be off by half of its last digit.
 *
 * @example isSumWithinRounding(parseDecimal('1.23'), [parseDecimal('1.2'), parseDecimal('0.02')]) // true
 */
export function isSumWithinRounding(total: Decimal, parts: readonly Decimal[]): boolean {
  const difference = addDecimal(
    total,
    ...parts.map(({ unscaled, scale }) => ({ unscaled: -unscaled, scale })),
  );
  const halves = [total, ...parts].map(({ scale }) => ({ unscaled: 5n, scale: scale + 1 }));
  const size = {
    unscaled: difference.unscaled < 0n ? -difference.unscaled : difference.unscaled,
    scale: difference.scale,
  };
  return compareDecimal(size, addDecimal(...halves)) <= 0;
}
