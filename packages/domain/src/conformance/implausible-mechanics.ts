import type { Mechanical, MechanicalProperty, CertificateReading } from '../en10168/index.ts';
import { compareDecimal, parseDecimal, tryParseDecimal } from '../units/index.ts';
import type { Implausible } from './find-implausible.ts';
import type { ImplausibleCode } from './implausible-codes.ts';

interface Bounds {
  /** Must be above. */
  above: string;
  upTo: string;
  unit: RegExp;
  code: ImplausibleCode;
  words: string;
}

/**
 * What no test of a rolled steel gives: strengths of pure iron to piano wire, elongations over the whole length,
 * energies beyond the largest pendulum (ISO 148-1 machines go to 750 J), hardness by any method.
 */
const bounds: Partial<Record<MechanicalProperty, Bounds>> = {
  yield: {
    above: '20',
    upTo: '4000',
    unit: /^(mpa|n\/mm(2|²|\^2))$/iu,
    code: 'strength-impossible',
    words: 'above 20 and up to 4000 MPa',
  },
  tensile: {
    above: '100',
    upTo: '4000',
    unit: /^(mpa|n\/mm(2|²|\^2))$/iu,
    code: 'strength-impossible',
    words: 'above 100 and up to 4000 MPa',
  },
  elongation: {
    above: '0',
    upTo: '100',
    unit: /^%?$/u,
    code: 'elongation-impossible',
    words: 'above 0 and up to 100 %',
  },
  agt: {
    above: '0',
    upTo: '100',
    unit: /^%?$/u,
    code: 'elongation-impossible',
    words: 'above 0 and up to 100 %',
  },
  impact: {
    above: '-1',
    upTo: '750',
    unit: /^(?:j|joules?)$/iu,
    code: 'energy-impossible',
    words: '0 to 750 J',
  },
  hardness: { above: '0', upTo: '3000', unit: /./u, code: 'hardness-impossible', words: 'above 0' },
};

const COLDEST = parseDecimal('-196');
const WARMEST = parseDecimal('300');

/** Mechanical values that no steel has, and temperatures that nobody tests at. */
export function findImplausibleMechanics({
  mechanicals,
}: Pick<CertificateReading, 'mechanicals'>): Implausible[] {
  return mechanicals.flatMap((item) => [
    ...beyond(item),
    ...temperature(item),
    ...uniformAbove(item, mechanicals),
  ]);
}

function beyond(item: Mechanical): Implausible[] {
  const limit = bounds[item.property];
  if (limit === undefined || !limit.unit.test(item.unit.trim())) return [];
  const values = [item.value, ...item.individual];
  const wrong = values.find((value) => {
    const decimal = tryParseDecimal(value);
    return (
      decimal !== undefined &&
      (compareDecimal(decimal, parseDecimal(limit.above)) <= 0 ||
        compareDecimal(decimal, parseDecimal(limit.upTo)) > 0)
    );
  });
  if (wrong === undefined) return [];
  const value = `${wrong} ${item.unit}`.trim();
  const reason = `${item.label} is given as ${value}; no steel has that.`;
  return [implausible(item, limit.code, value, limit.words, reason)];
}

/** Liquid nitrogen is the coldest bath of Charpy tests. */
function temperature(item: Mechanical): Implausible[] {
  const at = item.temperatureCelsius === null ? undefined : tryParseDecimal(item.temperatureCelsius);
  if (item.property !== 'impact' || at === undefined) return [];
  if (compareDecimal(at, COLDEST) >= 0 && compareDecimal(at, WARMEST) <= 0) return [];
  const value = `${item.temperatureCelsius ?? ''} °C`;
  const reason = `The impact test is said to be made at ${value}; nobody tests at that.`;
  return [implausible(item, 'temperature-impossible', value, '-196 to 300 °C', reason)];
}

/** Elongation at maximum force is a part of the elongation after fracture of the same test. */
function uniformAbove(item: Mechanical, all: readonly Mechanical[]): Implausible[] {
  if (item.property !== 'agt') return [];
  const test = testOf(item);
  const total = all.find(({ property, ...other }) => property === 'elongation' && testOf(other) === test);
  const [agt, a] = [tryParseDecimal(item.value), tryParseDecimal(total?.value ?? '')];
  if (total === undefined || agt === undefined || a === undefined || compareDecimal(agt, a) <= 0) return [];
  const value = `${item.value} %`;
  const reason = `The elongation at maximum force ${value} is above the elongation after fracture ${total.value} %.`;
  return [implausible(item, 'elongation-impossible', value, 'at most the elongation after fracture', reason)];
}

function testOf({ field }: Pick<Mechanical, 'field'>): string {
  return field.split('.TensileTest')[0] ?? field;
}

function implausible(
  { property, field, heatNumber }: Mechanical,
  code: ImplausibleCode,
  value: string,
  limit: string,
  reason: string,
): Implausible {
  return { code, property, value, limit, field, heatNumber, reason };
}
