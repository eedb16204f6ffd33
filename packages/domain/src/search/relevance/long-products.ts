import { rowsOf, type Shape } from './shape.ts';

const beamGrades = ['S235JR', 'S275JR', 'S355J2', 'S355J2+N', 'S355J0', 'S460M'];
/** Size and height of each. */
const heights: Readonly<Record<string, string>> = {
  hea: '100 96, 120 114, 140 133, 160 152, 180 171, 200 190, 220 210, 240 230, 260 250, 280 270, 300 290, 340 330, 400 390',
  heb: '100 100, 120 120, 140 140, 160 160, 180 180, 200 200, 220 220, 240 240, 260 260, 280 280, 300 300, 340 340, 400 400',
  hem: '100 120, 160 180, 200 220, 240 270, 300 340',
  ipe: '80 80, 100 100, 120 120, 140 140, 160 160, 180 180, 200 200, 240 240, 270 270, 300 300, 330 330, 360 360, 400 400, 500 500',
  upn: '80 80, 100 100, 120 120, 140 140, 160 160, 200 200, 240 240',
  upe: '100 100, 160 160, 200 200',
};
const beamTitles: Readonly<Record<string, string>> = {
  upn: 'Hot rolled channel',
  upe: 'Hot rolled channel, parallel flanges',
};
const beams: Shape[] = Object.entries(heights).flatMap(([form, sizes]) =>
  rowsOf(sizes).map(([size, height]) => ({
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

const angles: Shape[] = rowsOf('40 4, 50 5, 60 6, 80 8, 100 10').map(([leg, thickness]) => ({
  family: 'section',
  form: 'angle',
  designation: `L ${leg} × ${leg} × ${thickness}`,
  title: 'Equal angle',
  grades: ['S235JR', 'S355J2'],
  norm: 'EN 10025-2:2019',
  height: leg,
  width: leg,
  thickness,
  lengths: [6_000],
}));

const squares: Shape[] = rowsOf('40 3, 50 4, 60 4, 80 5, 100 5, 100 8, 120 6, 150 8').map(
  ([side, thickness]) => ({
    family: 'hollow-section',
    form: 'shs',
    designation: `SHS ${side} × ${thickness}`,
    title: 'Square hollow section',
    grades: ['S235JRH', 'S355J2H'],
    norm: 'EN 10219-1:2006',
    height: side,
    width: side,
    thickness,
    lengths: [6_000, 12_000],
  }),
);
const rectangles: Shape[] = rowsOf('60 40 3, 80 40 4, 100 50 4, 100 50 5, 120 80 5, 200 100 8').map(
  ([height, width, thickness]) => ({
    family: 'hollow-section',
    form: 'rhs',
    designation: `RHS ${height} × ${width} × ${thickness}`,
    title: 'Rectangular hollow section',
    grades: ['S235JRH', 'S355J2H'],
    norm: 'EN 10219-1:2006',
    height,
    width,
    thickness,
    lengths: [6_000, 12_000],
  }),
);
const circles: Shape[] = rowsOf('48.3 3.2, 60.3 4, 88.9 5, 114.3 6.3, 168.3 8').map(
  ([diameter, thickness]) => ({
    family: 'hollow-section',
    form: 'chs',
    designation: `CHS ${diameter} × ${thickness}`,
    title: 'Circular hollow section',
    grades: ['S235JRH', 'S355J2H'],
    norm: 'EN 10210-1:2006',
    diameter,
    thickness,
    lengths: [6_000],
  }),
);
const tubes: Shape[] = rowsOf('33.7 3.2, 60.3 3.6, 88.9 4, 114.3 4.5').map(([diameter, thickness]) => ({
  family: 'tube',
  form: 'tube',
  designation: `Tube ${diameter} × ${thickness}`,
  title: 'Seamless steel tube',
  grades: ['P235GH', 'P265GH'],
  norm: 'EN 10216-2:2013',
  diameter,
  thickness,
  lengths: [6_000],
}));

const rebars: Shape[] = [8, 10, 12, 14, 16, 20, 25, 32].map((diameter) => ({
  family: 'rebar',
  form: 'rebar',
  designation: `Ø ${diameter}`,
  title: 'Ribbed reinforcing bar',
  grades: ['B500A', 'B500B', 'B450C'],
  norm: 'EN 10080:2005',
  diameter,
  lengths: [6_000, 12_000],
}));
const meshes: Shape[] = (['Q188A', 'Q257A', 'Q335A', 'R257A'] as const).map((designation) => ({
  family: 'mesh',
  form: 'mesh',
  designation,
  title: 'Welded mesh',
  grades: ['B500A'],
  norm: 'DIN 488-4',
  lengths: [6_000],
}));
const rounds: Shape[] = [20, 30, 40, 50, 60, 80, 100].map((diameter) => ({
  family: 'bar',
  form: 'round',
  designation: `Round ${diameter}`,
  title: 'Round bar',
  grades: ['C45', 'C45E', '42CrMo4', 'S355J2', '1.4404'],
  norm: 'EN 10083-2:2006',
  diameter,
  lengths: [6_000],
}));
const flats: Shape[] = rowsOf('40 5, 50 8, 60 10, 80 10, 100 12').map(([width, thickness]) => ({
  family: 'bar',
  form: 'flat',
  designation: `Flat ${width} × ${thickness}`,
  title: 'Flat bar',
  grades: ['S235JR', 'S355J2'],
  norm: 'EN 10025-2:2019',
  width,
  thickness,
  lengths: [6_000],
}));

/** Sections, hollow sections, tubes, bars and reinforcement. */
export const longProducts: readonly Shape[] = [
  ...beams,
  ...angles,
  ...squares,
  ...rectangles,
  ...circles,
  ...tubes,
  ...rebars,
  ...meshes,
  ...rounds,
  ...flats,
];
