import { rectangle, steelGramsHalfUp, steelGramsPerMetreHalfUp } from '../cross-section.ts';
import type { Hints, Shape } from './shape.ts';
import { sizesOf, times } from './written-sizes.ts';

const names: Record<string, 'plate' | 'sheet' | 'coil'> = {
  PLATE: 'plate',
  TOLE: 'plate',
  BLECH: 'plate',
  SHEET: 'sheet',
  FEINBLECH: 'sheet',
  COIL: 'coil',
  BOBINE: 'coil',
};

/** EN 10029 and EN 10051 begin plate at 3 mm. */
const PLATE_FROM_UM = 3_000;

/**
 * Plate, sheet and coil: sizes in any order, the smallest is the thickness and the largest the length. PLATE
 * 2000X6000X10, TOLE 10X2000X6000, COIL 1.5X1250.
 */
export function readFlat(plain: string, { family }: Hints): Shape | undefined {
  const read = /^(PLATE|TOLE|BLECH|SHEET|FEINBLECH|COIL|BOBINE)? ?([\d.X]+)$/.exec(plain);
  const kind =
    names[read?.[1] ?? ''] ??
    (family === 'plate' || family === 'sheet' || family === 'coil' ? family : undefined);
  const sizes = read && sizesOf(read[2] ?? '')?.sort((a, b) => a - b);
  if (!kind || !sizes) return undefined;
  const [thicknessUm = 0, widthUm = 0, lengthUm] = sizes;
  if (widthUm === 0 || thicknessUm > 500_000) return undefined;
  const section = rectangle(thicknessUm, widthUm);
  const base = { widthUm, thicknessUm, gramsPerMetre: steelGramsPerMetreHalfUp(section) };
  if (kind === 'coil') {
    if (sizes.length !== 2) return undefined;
    return { family: 'coil', form: 'coil', designation: `Coil ${times(thicknessUm, widthUm)}`, ...base };
  }
  if (sizes.length !== 3 || lengthUm === undefined) return undefined;
  const form = thicknessUm < PLATE_FROM_UM ? 'sheet' : 'plate';
  return {
    family: form,
    form,
    designation: `${form === 'plate' ? 'Plate' : 'Sheet'} ${times(widthUm, lengthUm, thicknessUm)}`,
    ...base,
    lengthUm,
    gramsPerPiece: steelGramsHalfUp(section, lengthUm),
  };
}
