import { mulDivHalfUp } from '../../units/index.ts';
import type { Hints, Shape } from './shape.ts';
import { millimetres, sizesOf, times } from './written-sizes.ts';

/** Mean densities in kg/m³: EN 338:2016 table 1 (C), EN 14080:2013 table 5 (GL h). */
const timberDensities: Record<string, bigint> = {
  C14: 350n,
  C16: 370n,
  C18: 380n,
  C20: 400n,
  C22: 410n,
  C24: 420n,
  C27: 430n,
  C30: 460n,
  C35: 470n,
  C40: 480n,
  GL20H: 370n,
  GL24H: 420n,
  GL28H: 460n,
  GL30H: 480n,
  GL32H: 490n,
};

/** Structural timber by its strength class: TIMBER 100X200 of C24. The mass is that of the class's mean density. */
export function readTimber(plain: string, { family, grade }: Hints): Shape | undefined {
  const read = /^(TIMBER|BEAM|BOIS|HOLZ|KVH|GLULAM)? ?([\d.X]+)$/.exec(plain);
  const density = timberDensities[grade.toUpperCase().replace(/\s/g, '')];
  const sizes = read && sizesOf(read[2] ?? '')?.sort((a, b) => a - b);
  if (!sizes || sizes.length !== 2 || density === undefined) return undefined;
  if (family !== 'timber' && read[1] === undefined) return undefined;
  const [widthUm = 0, heightUm = 0] = sizes;
  return {
    family: 'timber',
    form: grade.toUpperCase().startsWith('GL') ? 'glulam' : 'sawn',
    designation: `Timber ${times(widthUm, heightUm)}`,
    widthUm,
    heightUm,
    // kg/m³ × µm² is 10^-12 kg, 10^-9 g a metre.
    gramsPerMetre: mulDivHalfUp(BigInt(widthUm) * BigInt(heightUm), density, 1_000_000_000n),
  };
}

/** Cement by the bag: CEM II/A-LL 42.5 R 25 KG. */
export function readCement(plain: string): Shape | undefined {
  const read = /^(CEM [IV]{1,3}(?:\/[A-Z](?:-[A-Z]{1,2})?)?(?: \d\d\.\d ?[NRL])?) (\d{1,4}) ?KG$/.exec(plain);
  if (!read) return undefined;
  return {
    family: 'cement',
    form: 'bag',
    designation: `${read[1] ?? ''} ${read[2] ?? ''} kg`,
    gramsPerPiece: BigInt(read[2] ?? '0') * 1_000n,
  };
}

/** Boards of insulation: INSULATION 1200X600X100; their mass is stated by the vendor, not computed. */
export function readInsulation(plain: string, { family }: Hints): Shape | undefined {
  const read = /^(INSULATION|ISOLANT|DAMMUNG|BOARD)? ?([\d.X]+)$/.exec(plain);
  const sizes = read && sizesOf(read[2] ?? '')?.sort((a, b) => a - b);
  if (!sizes || sizes.length !== 3 || (family !== 'insulation' && read[1] === undefined)) return undefined;
  const [thicknessUm = 0, widthUm = 0, lengthUm = 0] = sizes;
  return {
    family: 'insulation',
    form: 'board',
    designation: `Board ${times(lengthUm, widthUm)} × ${millimetres(thicknessUm)}`,
    thicknessUm,
    widthUm,
    lengthUm,
  };
}
