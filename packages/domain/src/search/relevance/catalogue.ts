import type { ProductFamily } from '../../product/index.ts';
import type { SearchDocument } from '../document.ts';

/** A catalogue of real sizes and grades to judge a search by; every run makes the same one. */

interface Shape {
  family: ProductFamily;
  form: string;
  designation: string;
  title: string;
  grades: readonly string[];
  norm: string;
  /** In millimetres. */
  height?: number;
  width?: number;
  thickness?: number;
  diameter?: number;
  lengths?: readonly (number | null)[];
}

const sellers = [
  ['Aciéries de la Moselle', 'Metz', 'FR'],
  ['Rheinstahl Handel', 'Duisburg', 'DE'],
  ['Brescia Laminati', 'Brescia', 'IT'],
  ['Euskal Perfiles', 'Bilbao', 'ES'],
  ['Maasstaal Service', 'Rotterdam', 'NL'],
  ['Belval Profiles', 'Differdange', 'LU'],
  ['Linzer Bleche', 'Linz', 'AT'],
  ['Śląskie Wyroby', 'Katowice', 'PL'],
] as const;

const beamGrades = ['S235JR', 'S275JR', 'S355J2', 'S355J2+N', 'S355J0', 'S460M'];
const heights: Readonly<Record<string, readonly [size: number, height: number][]>> = {
  hea: [[100, 96], [120, 114], [140, 133], [160, 152], [180, 171], [200, 190], [220, 210], [240, 230], [260, 250], [280, 270], [300, 290], [340, 330], [400, 390]],
  heb: [[100, 100], [120, 120], [140, 140], [160, 160], [180, 180], [200, 200], [220, 220], [240, 240], [260, 260], [280, 280], [300, 300], [340, 340], [400, 400]],
  hem: [[100, 120], [160, 180], [200, 220], [240, 270], [300, 340]],
  ipe: [[80, 80], [100, 100], [120, 120], [140, 140], [160, 160], [180, 180], [200, 200], [240, 240], [270, 270], [300, 300], [330, 330], [360, 360], [400, 400], [500, 500]],
  upn: [[80, 80], [100, 100], [120, 120], [140, 140], [160, 160], [200, 200], [240, 240]],
  upe: [[100, 100], [160, 160], [200, 200]],
};
const beamTitles: Readonly<Record<string, string>> = { upn: 'Hot rolled channel', upe: 'Hot rolled channel, parallel flanges' };
const beams: Shape[] = Object.entries(heights).flatMap(([form, sizes]) =>
  sizes.map(([size, height]) => ({
    family: 'section' as const,
    form,
    designation: `${form.toUpperCase()} ${size}`,
    title: beamTitles[form] ?? 'Hot rolled beam',
    grades: beamGrades,
    norm: 'EN 10025-2:2019',
    height,
    lengths: [12_000, 15_100],
  })),
);

const angles: Shape[] = ([[40, 4], [50, 5], [60, 6], [80, 8], [100, 10]] as const).map(([leg, thickness]) => ({
  family: 'section', form: 'angle', designation: `L ${leg} × ${leg} × ${thickness}`, title: 'Equal angle', grades: ['S235JR', 'S355J2'], norm: 'EN 10025-2:2019', height: leg, width: leg, thickness, lengths: [6_000],
}));

const squares: Shape[] = ([[40, 3], [50, 4], [60, 4], [80, 5], [100, 5], [100, 8], [120, 6], [150, 8]] as const).map(([side, thickness]) => ({
  family: 'hollow-section', form: 'shs', designation: `SHS ${side} × ${thickness}`, title: 'Square hollow section', grades: ['S235JRH', 'S355J2H'], norm: 'EN 10219-1:2006', height: side, width: side, thickness, lengths: [6_000, 12_000],
}));
const rectangles: Shape[] = ([[60, 40, 3], [80, 40, 4], [100, 50, 4], [100, 50, 5], [120, 80, 5], [200, 100, 8]] as const).map(([height, width, thickness]) => ({
  family: 'hollow-section', form: 'rhs', designation: `RHS ${height} × ${width} × ${thickness}`, title: 'Rectangular hollow section', grades: ['S235JRH', 'S355J2H'], norm: 'EN 10219-1:2006', height, width, thickness, lengths: [6_000, 12_000],
}));
const circles: Shape[] = ([[48.3, 3.2], [60.3, 4], [88.9, 5], [114.3, 6.3], [168.3, 8]] as const).map(([diameter, thickness]) => ({
  family: 'hollow-section', form: 'chs', designation: `CHS ${diameter} × ${thickness}`, title: 'Circular hollow section', grades: ['S235JRH', 'S355J2H'], norm: 'EN 10210-1:2006', diameter, thickness, lengths: [6_000],
}));
const tubes: Shape[] = ([[33.7, 3.2], [60.3, 3.6], [88.9, 4], [114.3, 4.5]] as const).map(([diameter, thickness]) => ({
  family: 'tube', form: 'tube', designation: `Tube ${diameter} × ${thickness}`, title: 'Seamless steel tube', grades: ['P235GH', 'P265GH'], norm: 'EN 10216-2:2013', diameter, thickness, lengths: [6_000],
}));

const plateOf = (thickness: number, width: number, length: number, title: string, grades: string[], norm: string): Shape => ({
  family: 'plate', form: 'plate', designation: `${thickness} × ${width} × ${length}`, title, grades, norm, thickness, width, lengths: [length],
});
const plates: Shape[] = [6, 8, 10, 12, 15, 20, 25, 30, 40, 50].flatMap((thickness) =>
  ([[1_500, 3_000], [2_000, 6_000], [2_500, 12_000]] as const).flatMap(([width, length]) => [
    plateOf(thickness, width, length, 'Hot rolled plate', ['S235JR', 'S275JR', 'S355J2', 'S355J2+N', 'S355K2+N', 'S690QL'], 'EN 10025-2:2019'),
    plateOf(thickness, width, length, 'Boiler plate', ['P265GH', 'P355GH'], 'EN 10028-2:2017'),
  ]),
);
const chequered = [5, 8].map((thickness) => plateOf(thickness, 1_500, 3_000, 'Chequered plate', ['S235JR'], 'EN 10025-2:2019'));
const stainless = [6, 10].map((thickness) => plateOf(thickness, 2_000, 6_000, 'Stainless steel plate', ['1.4301', '1.4404'], 'EN 10088-2:2014'));

const flatOf = (form: 'sheet' | 'coil', thickness: number, width: number, length: number | null, title: string, grades: string[], norm: string): Shape => ({
  family: form, form, designation: form === 'coil' ? `Coil ${thickness} × ${width}` : `${thickness} × ${width} × ${length ?? 0}`, title, grades, norm, thickness, width, lengths: [length],
});
const thin: Shape[] = [0.8, 1, 1.5, 2, 2.5, 3].flatMap((thickness) => [
  flatOf('coil', thickness, 1_250, null, 'Hot dip galvanised coil', ['DX51D+Z275', 'DX53D+Z275', 'S350GD+Z275'], 'EN 10346:2015'),
  flatOf('coil', thickness, 1_500, null, 'Cold rolled coil', ['DC01', 'DC04'], 'EN 10130:2006'),
  flatOf('sheet', thickness, 1_250, 2_500, 'Hot dip galvanised sheet', ['DX51D+Z275'], 'EN 10346:2015'),
  flatOf('sheet', thickness, 1_000, 2_000, 'Cold rolled sheet', ['DC01'], 'EN 10130:2006'),
  flatOf('sheet', thickness, 1_250, 2_500, 'Stainless steel sheet', ['1.4301', '1.4404'], 'EN 10088-2:2014'),
]);
const hotCoils: Shape[] = [2, 3, 4, 6, 8].map((thickness) => flatOf('coil', thickness, 1_500, null, 'Hot rolled coil', ['S235JR', 'S355MC', 'S420MC', 'S700MC'], 'EN 10025-2:2019'));

const rebars: Shape[] = [8, 10, 12, 14, 16, 20, 25, 32].map((diameter) => ({
  family: 'rebar', form: 'rebar', designation: `Ø ${diameter}`, title: 'Ribbed reinforcing bar', grades: ['B500A', 'B500B', 'B450C'], norm: 'EN 10080:2005', diameter, lengths: [6_000, 12_000],
}));
const meshes: Shape[] = (['Q188A', 'Q257A', 'Q335A', 'R257A'] as const).map((designation) => ({
  family: 'mesh', form: 'mesh', designation, title: 'Welded mesh', grades: ['B500A'], norm: 'DIN 488-4', lengths: [6_000],
}));
const rounds: Shape[] = [20, 30, 40, 50, 60, 80, 100].map((diameter) => ({
  family: 'bar', form: 'round', designation: `Round ${diameter}`, title: 'Round bar', grades: ['C45', 'C45E', '42CrMo4', 'S355J2', '1.4404'], norm: 'EN 10083-2:2006', diameter, lengths: [6_000],
}));
const flats: Shape[] = ([[40, 5], [50, 8], [60, 10], [80, 10], [100, 12]] as const).map(([width, thickness]) => ({
  family: 'bar', form: 'flat', designation: `Flat ${width} × ${thickness}`, title: 'Flat bar', grades: ['S235JR', 'S355J2'], norm: 'EN 10025-2:2019', width, thickness, lengths: [6_000],
}));
const bolts: Shape[] = ([[10, 40], [12, 50], [12, 60], [16, 60], [16, 80], [20, 100], [24, 100]] as const).flatMap(([diameter, length]) => [
  { family: 'fastener' as const, form: 'bolt', designation: `M${diameter} × ${length}`, title: 'Hexagon bolt', grades: ['8.8', '10.9', 'A4-80'], norm: 'ISO 4014', diameter, lengths: [length] },
  { family: 'fastener' as const, form: 'nut', designation: `M${diameter}`, title: 'Hexagon nut', grades: ['8'], norm: 'ISO 4032', diameter, lengths: [null] },
]);
const building: Shape[] = [
  ...[80, 100, 120, 160].map((thickness): Shape => ({ family: 'insulation', form: 'board', designation: `${thickness} × 600 × 1200`, title: 'Stone wool insulation board', grades: ['MW'], norm: 'EN 13162', thickness, width: 600, lengths: [1_200] })),
  ...([[60, 120], [80, 160], [100, 200]] as const).map(([width, height]): Shape => ({ family: 'timber', form: 'sawn', designation: `Timber ${width} × ${height}`, title: 'Structural timber', grades: ['C24', 'C30'], norm: 'EN 14081-1', height, width, lengths: [5_000] })),
  ...[160, 240].map((height): Shape => ({ family: 'timber', form: 'glulam', designation: `Glulam 120 × ${height}`, title: 'Glued laminated timber', grades: ['GL24h'], norm: 'EN 14080', height, width: 120, lengths: [12_000] })),
  ...['CEM I 52.5 R', 'CEM II/A-LL 42.5 R', 'CEM III/A 42.5 N'].map((grade): Shape => ({ family: 'cement', form: 'cement', designation: `${grade} 25 kg`, title: 'Cement', grades: [grade], norm: 'EN 197-1', lengths: [null] })),
];

const um = (mm: number | null | undefined): number | null => (mm == null ? null : Math.round(mm * 1_000));

/** Some thousand offers; each has a part number by which it is found. */
export function relevanceCatalogue(): SearchDocument[] {
  const shapes = [...beams, ...angles, ...squares, ...rectangles, ...circles, ...tubes, ...plates, ...chequered, ...stainless, ...thin, ...hotCoils, ...rebars, ...meshes, ...rounds, ...flats, ...bolts, ...building];
  const documents: SearchDocument[] = [];
  for (const shape of shapes) {
    for (const grade of shape.grades) {
      for (const length of shape.lengths ?? [null]) {
        // Two sellers of everything, by turns.
        for (const turn of [0, 3]) documents.push(documentOf(shape, grade, length, documents.length, turn));
      }
    }
  }
  return documents;
}

function documentOf(shape: Shape, grade: string, length: number | null, place: number, turn: number): SearchDocument {
  const [sellerName, city, country] = sellers[(place + turn) % sellers.length] ?? sellers[0];
  const hex = place.toString(16).padStart(12, '0');
  return {
    id: `019aae2f-6000-7000-8000-${hex}`,
    productId: null,
    family: shape.family,
    form: shape.form,
    designation: shape.designation,
    grade,
    norm: shape.norm,
    heightUm: um(shape.height),
    widthUm: um(shape.width),
    thicknessUm: um(shape.thickness),
    diameterUm: um(shape.diameter),
    lengthUm: um(length),
    titles: [shape.title],
    codes: [`${sellerName.slice(0, 2).toUpperCase()}-${(10_000 + place).toString()}`, `H${(470_000 + place * 7).toString()}`],
    sellerId: `019aae2f-0000-7000-8000-00000000000${(place + turn) % sellers.length}`,
    sellerName,
    city,
    country,
    certificateKind: place % 7 === 0 ? 32 : place % 5 === 0 ? 22 : 31,
    pricePerTonneMinor: BigInt(650 + ((place * 37) % 400)) * 1_000_000n,
    availableGrams: place % 11 === 0 ? 0n : BigInt(1 + (place % 40)) * 1_000_000n,
    minGrams: 500_000n,
    leadTimeDays: 1 + (place % 20),
    emissionsGramsPerKg: place % 3 === 0 ? null : BigInt(400 + ((place * 53) % 2_000)),
  };
}
