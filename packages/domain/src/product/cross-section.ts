import { mulDivHalfUp } from '../units/index.ts';

/** π × 10^15. */
const PI = 3_141_592_653_589_793n;
const PI_SCALE = 1_000_000_000_000_000n;
/** √3 × 10^15. */
const SQRT3 = 1_732_050_807_568_877n;

/** An area of a cross-section times 10^15, in square micrometres: exact but for the digits of π and √3. */
export type ScaledArea = bigint;

const whole = (areaUm2: bigint): ScaledArea => areaUm2 * PI_SCALE;
const big = (lengthUm: number): bigint => BigInt(lengthUm);

export const rectangle = (aUm: number, bUm: number): ScaledArea => whole(big(aUm) * big(bUm));

export const disc = (diameterUm: number): ScaledArea => (PI * big(diameterUm) ** 2n) / 4n;

/** A circular tube, EN 10220: M = 0.0246615 (D − T) T. */
export const ring = (diameterUm: number, thicknessUm: number): ScaledArea =>
  PI * (big(diameterUm) - big(thicknessUm)) * big(thicknessUm);

/** A regular hexagon by its width across flats. */
export const hexagon = (acrossFlatsUm: number): ScaledArea => (SQRT3 * big(acrossFlatsUm) ** 2n) / 2n;

/**
 * A square or rectangular hollow section with the corner radii that the norms compute masses with.
 * EN 10210-2:2019 (hot finished): outer 1.5 T, inner 1.0 T. EN 10219-2:2019 (cold formed): outer 2.0 T, inner 1.0 T up to
 * 6 mm; 2.5 T and 1.5 T above 6 up to 10 mm; 3.0 T and 2.0 T above. Both: A = 2T (B + H − 2T) − (4 − π)(ro² − ri²).
 */
export function hollow(
  heightUm: number,
  widthUm: number,
  thicknessUm: number,
  finish: 'hot' | 'cold',
): ScaledArea {
  const [h, b, t] = [big(heightUm), big(widthUm), big(thicknessUm)];
  const { outerHalves, innerHalves } = cornerHalves(thicknessUm, finish);
  const straight = whole(2n * t * (b + h - 2n * t));
  const corners = ((4n * PI_SCALE - PI) * (outerHalves ** 2n - innerHalves ** 2n) * t ** 2n) / 4n;
  return straight - corners;
}

/** Corner radii in halves of the thickness. */
function cornerHalves(
  thicknessUm: number,
  finish: 'hot' | 'cold',
): { outerHalves: bigint; innerHalves: bigint } {
  if (finish === 'hot') return { outerHalves: 3n, innerHalves: 2n };
  if (thicknessUm <= 6_000) return { outerHalves: 4n, innerHalves: 2n };
  if (thicknessUm <= 10_000) return { outerHalves: 5n, innerHalves: 3n };
  return { outerHalves: 6n, innerHalves: 4n };
}

/** The outer corner radius the norm computes with, in micrometres. */
export const outerRadiusUm = (thicknessUm: number, finish: 'hot' | 'cold'): number =>
  (thicknessUm * Number(cornerHalves(thicknessUm, finish).outerHalves)) / 2;

/** An I section with two fillets at each flange, EN 10365: A = 2 b tf + (h − 2 tf) tw + (4 − π) r². */
export const doubleTee = (hUm: number, bUm: number, twUm: number, tfUm: number, rUm: number): ScaledArea =>
  whole(2n * big(bUm) * big(tfUm) + (big(hUm) - 2n * big(tfUm)) * big(twUm)) +
  (4n * PI_SCALE - PI) * big(rUm) ** 2n;

/** A channel with parallel flanges: the same with two fillets. */
export const channel = (hUm: number, bUm: number, twUm: number, tfUm: number, rUm: number): ScaledArea =>
  whole(2n * big(bUm) * big(tfUm) + (big(hUm) - 2n * big(tfUm)) * big(twUm)) +
  ((4n * PI_SCALE - PI) * big(rUm) ** 2n) / 2n;

/** An angle with a root radius r and toes of r / 2, EN 10056-1: A = t (a + b − t) + (1 − π/4)(r² − r²/2). */
export const angle = (aUm: number, bUm: number, tUm: number, rUm: number): ScaledArea =>
  whole(big(tUm) * (big(aUm) + big(bUm) - big(tUm))) + ((4n * PI_SCALE - PI) * big(rUm) ** 2n) / 8n;

/**
 * Grams a metre of steel (7.85 kg/dm³, EN 10025-1 clause 7.7.1), rounded half up to a gram.
 *
 * @example steelGramsPerMetreHalfUp(rectangle(100_000, 10_000)) // 7850n: a flat of 100 × 10 mm
 */
export const steelGramsPerMetreHalfUp = (area: ScaledArea): bigint =>
  mulDivHalfUp(area, 785n, PI_SCALE * 100_000_000n);

/**
 * Grams of a prism of steel, rounded half up to a gram.
 *
 * @example steelGramsHalfUp(rectangle(2_000_000, 10_000), 6_000_000) // 942_000n: a plate of 2 × 6 m, 10 mm
 */
export const steelGramsHalfUp = (area: ScaledArea, lengthUm: number): bigint =>
  mulDivHalfUp(area * BigInt(lengthUm), 785n, PI_SCALE * 100_000_000_000_000n);
