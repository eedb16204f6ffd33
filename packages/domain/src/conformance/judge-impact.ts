import type { Mechanical } from '../en10168/index.ts';
import {
  addDecimal,
  compareDecimal,
  multiplyDecimal,
  parseDecimal,
  tryParseDecimal,
  type Decimal,
} from '../units/index.ts';
import { bandsFor, bandsOf, thicknessOf, type Size, type Status } from './judge-value.ts';
import type { Band, ImpactLimit } from './norm-table.ts';

export interface JudgedImpact {
  status: Status;
  bands: readonly Band[];
  limit: string;
  reason?: string;
}

/** Does the grade ask for an impact test of this thickness? Unknown thickness: yes. */
export function isImpactWanted(impact: ImpactLimit | undefined, { thicknessMm }: Size): boolean {
  if (impact?.isRequired !== true) return false;
  const thickness = thicknessOf(thicknessMm);
  return thickness === undefined || compareDecimal(thickness, parseDecimal(impact.fromMm)) >= 0;
}

/**
 * Mean of three at the grade's temperature or colder; one single value may be lower, none below 70 % (EN 10025-1:2004,
 * 10.2.2.1). Narrow test pieces need energy in proportion to their width (7.3.2.1). Transverse test pieces have limits
 * of their own in some norms; a value between the two is not evaluated unless the direction is certain.
 */
export function judgeImpact(item: Mechanical, impact: ImpactLimit, size: Size): JudgedImpact {
  const bands = bandsOf(impact, size);
  const energy = bands[0]?.min ?? '';
  const narrow =
    item.specimenWidthMm === null || /^10(?:\.0+)?$/.test(item.specimenWidthMm)
      ? ''
      : `, in proportion to ${item.specimenWidthMm} mm width`;
  const limit = `min ${energy} J at ${impact.temperatureCelsius} °C${narrow}`;
  const made = (status: Status, reason?: string): JudgedImpact => ({
    status,
    bands,
    limit,
    ...(reason === undefined ? {} : { reason }),
  });
  const reason = obstacle(item, impact, bands);
  if (reason !== undefined) return made('not-evaluated', reason);
  const width = parseDecimal(item.specimenWidthMm ?? '10');
  const inProportion = (min: string) =>
    multiplyDecimal(multiplyDecimal(parseDecimal(min), width), parseDecimal('0.1'));
  const status = judgeEnergy(item, inProportion(energy));
  const [lower] = bandsFor(impact.transverse ?? [], size.thicknessMm);
  const isCertain = /\b(läng|laengs|long)|^l$/iu.test(item.direction ?? '');
  if (status.status === 'deviates' && lower?.min !== undefined && !isCertain) {
    if (judgeEnergy(item, inProportion(lower.min)).status === 'conforms') {
      return made('not-evaluated', `Enough for a transverse test piece (min ${lower.min} J) only.`);
    }
  }
  return made(status.status, status.reason);
}

function obstacle(item: Mechanical, impact: ImpactLimit, bands: readonly Band[]): string | undefined {
  const temperature = item.temperatureCelsius === null ? undefined : tryParseDecimal(item.temperatureCelsius);
  if (temperature === undefined) return 'The test temperature is not given.';
  if (compareDecimal(temperature, parseDecimal(impact.temperatureCelsius)) > 0) {
    return `Tested at ${item.temperatureCelsius ?? ''} °C, warmer than ${impact.temperatureCelsius} °C.`;
  }
  if (new Set(bands.map(({ min }) => min)).size !== 1)
    return 'The limit depends on a thickness that is not given or beyond the table.';
  if (!/^(?:j|joules?)$/iu.test(item.unit.trim())) return `The unit ${item.unit} is not J.`;
  const width = item.specimenWidthMm === null ? undefined : tryParseDecimal(item.specimenWidthMm);
  if (item.specimenWidthMm === null) return undefined;
  const isStandard =
    width !== undefined &&
    compareDecimal(width, parseDecimal('5')) >= 0 &&
    compareDecimal(width, parseDecimal('10')) <= 0;
  return isStandard ? undefined : `A test piece ${item.specimenWidthMm} mm wide is not between 5 and 10 mm.`;
}

function judgeEnergy(item: Mechanical, needed: Decimal): { status: Status; reason?: string } {
  const mean = parseDecimal(item.value);
  const singles = item.individual.map(parseDecimal);
  const isBelow = (value: Decimal) => compareDecimal(value, needed) < 0;
  const floor = multiplyDecimal(needed, parseDecimal('0.7'));
  const lows = singles.filter(isBelow);
  const isTooLow = lows.some((single) => compareDecimal(single, floor) < 0);
  if (isBelow(mean) || isTooLow || !isMeanEnough(singles, needed)) return { status: 'deviates' };
  if (singles.length < 3) {
    return { status: 'not-evaluated', reason: 'Three single values are needed; fewer are given.' };
  }
  if (lows.length === 0 || (singles.length === 3 && lows.length === 1)) return { status: 'conforms' };
  if (singles.length === 3) return { status: 'deviates' };
  return { status: 'not-evaluated', reason: 'Which single values belong to one set is not given.' };
}

/** The mean of the single values themselves, whatever mean is stated. */
function isMeanEnough(singles: readonly Decimal[], needed: Decimal): boolean {
  if (singles.length === 0) return true;
  const count: Decimal = { unscaled: BigInt(singles.length), scale: 0 };
  return compareDecimal(addDecimal(...singles), multiplyDecimal(needed, count)) >= 0;
}
