import { hollow, ring, steelGramsPerMetreHalfUp } from '../cross-section.ts';
import type { Hints, Shape } from './shape.ts';
import { sizesOf, times } from './written-sizes.ts';

/** Hot finished or cold formed decides the corner radii; null: neither norm is named. */
export const finishOf = (norm: string | null): 'hot' | 'cold' | null =>
  /\b10210\b/.test(norm ?? '') ? 'hot' : /\b10219\b/.test(norm ?? '') ? 'cold' : null;

/**
 * Hollow sections and tubes: SHS 100X5, RHS 200X100X8, CHS 88.9X4, TUBE 88.9X4. The mass of a square or rectangular one
 * needs EN 10210 or EN 10219 beside it; without, it is not computed.
 */
export function readHollow(plain: string, { norm }: Hints): Shape | undefined {
  const read = /^(SHS|RHS|CHS|QRO|RRO|ROR|TUBE|PIPE|ROHR) ?(?:D )?([\d.X]+)$/.exec(plain);
  const sizes = read && sizesOf(read[2] ?? '');
  if (!read || !sizes) return undefined;
  const name = read[1] ?? '';
  if (['CHS', 'ROR', 'TUBE', 'PIPE', 'ROHR'].includes(name)) return circular(name, sizes);
  const [a = 0, b = 0, c] = sizes;
  const [heightUm, widthUm, thicknessUm] = c === undefined ? [a, a, b] : [Math.max(a, b), Math.min(a, b), c];
  const isWall = sizes.length <= 3 && thicknessUm > 0 && 2 * thicknessUm < widthUm;
  const isSquare = heightUm === widthUm;
  if (!isWall || (isSquare ? name.startsWith('R') : c === undefined)) return undefined;
  const finish = finishOf(norm);
  return {
    family: 'hollow-section',
    form: isSquare ? 'shs' : 'rhs',
    designation: `${isSquare ? 'SHS' : 'RHS'} ${times(heightUm, widthUm, thicknessUm)}`,
    heightUm,
    widthUm,
    thicknessUm,
    ...(finish && {
      gramsPerMetre: steelGramsPerMetreHalfUp(hollow(heightUm, widthUm, thicknessUm, finish)),
    }),
  };
}

function circular(name: string, sizes: number[]): Shape | undefined {
  const [diameterUm = 0, thicknessUm = 0] = sizes;
  if (sizes.length !== 2 || thicknessUm === 0 || 2 * thicknessUm >= diameterUm) return undefined;
  const isSection = name === 'CHS' || name === 'ROR';
  return {
    family: isSection ? 'hollow-section' : 'tube',
    form: isSection ? 'chs' : 'tube',
    designation: `${isSection ? 'CHS' : 'Tube'} ${times(diameterUm, thicknessUm)}`,
    diameterUm,
    thicknessUm,
    gramsPerMetre: steelGramsPerMetreHalfUp(ring(diameterUm, thicknessUm)),
  };
}
