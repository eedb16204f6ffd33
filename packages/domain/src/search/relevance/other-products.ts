import { rowsOf, type Shape } from './shape.ts';

const bolts: Shape[] = rowsOf('10 40, 12 50, 12 60, 16 60, 16 80, 20 100, 24 100').flatMap(
  ([diameter, length]) => [
    {
      family: 'fastener' as const,
      form: 'bolt',
      designation: `M${diameter} × ${length}`,
      title: 'Hexagon bolt',
      grades: ['8.8', '10.9', 'A4-80'],
      norm: 'ISO 4014',
      diameter,
      lengths: [length],
    },
    {
      family: 'fastener' as const,
      form: 'nut',
      designation: `M${diameter}`,
      title: 'Hexagon nut',
      grades: ['8'],
      norm: 'ISO 4032',
      diameter,
      lengths: [null],
    },
  ],
);
const building: Shape[] = [
  ...[80, 100, 120, 160].map(
    (thickness): Shape => ({
      family: 'insulation',
      form: 'board',
      designation: `${thickness} × 600 × 1200`,
      title: 'Stone wool insulation board',
      grades: ['MW'],
      norm: 'EN 13162',
      thickness,
      width: 600,
      lengths: [1_200],
    }),
  ),
  ...rowsOf('60 120, 80 160, 100 200').map(
    ([width, height]): Shape => ({
      family: 'timber',
      form: 'sawn',
      designation: `Timber ${width} × ${height}`,
      title: 'Structural timber',
      grades: ['C24', 'C30'],
      norm: 'EN 14081-1',
      height,
      width,
      lengths: [5_000],
    }),
  ),
  ...[160, 240].map(
    (height): Shape => ({
      family: 'timber',
      form: 'glulam',
      designation: `Glulam 120 × ${height}`,
      title: 'Glued laminated timber',
      grades: ['GL24h'],
      norm: 'EN 14080',
      height,
      width: 120,
      lengths: [12_000],
    }),
  ),
  ...['CEM I 52.5 R', 'CEM II/A-LL 42.5 R', 'CEM III/A 42.5 N'].map(
    (grade): Shape => ({
      family: 'cement',
      form: 'cement',
      designation: `${grade} 25 kg`,
      title: 'Cement',
      grades: [grade],
      norm: 'EN 197-1',
      lengths: [null],
    }),
  ),
];

/** Fasteners and building materials. */
export const otherProducts: readonly Shape[] = [...bolts, ...building];
