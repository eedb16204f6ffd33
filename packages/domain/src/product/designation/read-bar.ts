import { disc, hexagon, rectangle, steelGramsPerMetreHalfUp } from '../cross-section.ts';
import { MESH, REBAR } from '../tables/reinforcement.ts';
import { rowsOf, thousandths } from '../tables/read-table.ts';
import type { Hints, Shape } from './shape.ts';
import { micrometresOf, millimetres, sizesOf, times } from './written-sizes.ts';

const rebarMasses = new Map(
  rowsOf(REBAR).map(([diameter = '', mass = '']) => [Number(thousandths(diameter)), thousandths(mass)]),
);
const meshes = new Map(
  rowsOf(MESH).map(([name = '', length = '', width = '', mass = '']) => [
    name,
    {
      lengthUm: Number(thousandths(length)),
      widthUm: Number(thousandths(width)),
      gramsPerPiece: thousandths(mass),
    },
  ]),
);

/** Reinforcing bars by their nominal mass (EN 10080 table 6): Ø 12, HA 12, REBAR 12. Other diameters are not read. */
export function readRebar(plain: string, { family, grade }: Hints): Shape | undefined {
  const read = /^(REBAR|HA|RB|D)? ?(?:D )?([\d.]+)$/.exec(plain);
  const isNamed = read?.[1] === 'REBAR' || read?.[1] === 'HA' || read?.[1] === 'RB';
  if (!read || !(isNamed || family === 'rebar' || /^B ?[45]\d0[ABC]?/i.test(grade))) return undefined;
  const diameterUm = micrometresOf(read[2]);
  const gramsPerMetre = diameterUm === undefined ? undefined : rebarMasses.get(diameterUm);
  if (diameterUm === undefined || gramsPerMetre === undefined) return undefined;
  return {
    family: 'rebar',
    form: 'rebar',
    designation: `Ø ${millimetres(diameterUm)}`,
    diameterUm,
    gramsPerMetre,
  };
}

/** Welded fabric by its name: Q257A, A393, ST 25C. */
export function readMesh(plain: string): Shape | undefined {
  const name = plain.replace(/^(?:MESH|TREILLIS|MATTE|LAGERMATTE) ?/, '').replace(' ', '');
  const mesh = meshes.get(name);
  return mesh && { family: 'mesh', form: 'mesh', designation: name, ...mesh };
}

/** Bars: ROUND 50, FLAT 100X10, SQUARE 40, HEX 24. */
export function readBar(plain: string): Shape | undefined {
  const read =
    /^(ROUND|ROND|RUND|FLAT|PLAT|FLACH|SQUARE|CARRE|VIERKANT|HEX|HEXAGON|SECHSKANT) ?(?:D )?([\d.X]+)$/.exec(
      plain,
    );
  const sizes = read && sizesOf(read[2] ?? '');
  if (!read || !sizes) return undefined;
  const form = barForms[read[1] ?? ''] ?? 'round';
  const [a = 0, b] = sizes;
  if (form === 'flat') {
    if (sizes.length !== 2 || b === undefined) return undefined;
    const [widthUm, thicknessUm] = [Math.max(a, b), Math.min(a, b)];
    return {
      family: 'bar',
      form,
      designation: `Flat ${times(widthUm, thicknessUm)}`,
      widthUm,
      thicknessUm,
      gramsPerMetre: steelGramsPerMetreHalfUp(rectangle(widthUm, thicknessUm)),
    };
  }
  if (sizes.length !== 1) return undefined;
  const area = { round: disc(a), square: rectangle(a, a), hexagon: hexagon(a) }[form];
  const name = { round: 'Round', square: 'Square', hexagon: 'Hexagon' }[form];
  return {
    family: 'bar',
    form,
    designation: `${name} ${millimetres(a)}`,
    ...(form === 'round' ? { diameterUm: a } : { widthUm: a }),
    gramsPerMetre: steelGramsPerMetreHalfUp(area),
  };
}

const barForms: Record<string, 'round' | 'flat' | 'square' | 'hexagon'> = {
  ROUND: 'round',
  ROND: 'round',
  RUND: 'round',
  FLAT: 'flat',
  PLAT: 'flat',
  FLACH: 'flat',
  SQUARE: 'square',
  CARRE: 'square',
  VIERKANT: 'square',
  HEX: 'hexagon',
  HEXAGON: 'hexagon',
  SECHSKANT: 'hexagon',
};
