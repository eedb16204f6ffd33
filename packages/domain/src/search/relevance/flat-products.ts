import { rowsOf, type Shape } from './shape.ts';

const plateOf = (
  thickness: number,
  width: number,
  length: number,
  title: string,
  grades: string[],
  norm: string,
): Shape => ({
  family: 'plate',
  form: 'plate',
  designation: `${thickness} × ${width} × ${length}`,
  title,
  grades,
  norm,
  thickness,
  width,
  lengths: [length],
});
const plates: Shape[] = [6, 8, 10, 12, 15, 20, 25, 30, 40, 50].flatMap((thickness) =>
  rowsOf('1500 3000, 2000 6000, 2500 12000').flatMap(([width, length]) => [
    plateOf(
      thickness,
      width,
      length,
      'Hot rolled plate',
      ['S235JR', 'S275JR', 'S355J2', 'S355J2+N', 'S355K2+N', 'S690QL'],
      'EN 10025-2:2019',
    ),
    plateOf(thickness, width, length, 'Boiler plate', ['P265GH', 'P355GH'], 'EN 10028-2:2017'),
  ]),
);
const chequered = [5, 8].map((thickness) =>
  plateOf(thickness, 1_500, 3_000, 'Chequered plate', ['S235JR'], 'EN 10025-2:2019'),
);
const stainless = [6, 10].map((thickness) =>
  plateOf(thickness, 2_000, 6_000, 'Stainless steel plate', ['1.4301', '1.4404'], 'EN 10088-2:2014'),
);

const flatOf = (
  form: 'sheet' | 'coil',
  thickness: number,
  width: number,
  length: number | null,
  title: string,
  grades: string[],
  norm: string,
): Shape => ({
  family: form,
  form,
  designation: form === 'coil' ? `Coil ${thickness} × ${width}` : `${thickness} × ${width} × ${length ?? 0}`,
  title,
  grades,
  norm,
  thickness,
  width,
  lengths: [length],
});
const thin: Shape[] = [0.8, 1, 1.5, 2, 2.5, 3].flatMap((thickness) => [
  flatOf(
    'coil',
    thickness,
    1_250,
    null,
    'Hot dip galvanised coil',
    ['DX51D+Z275', 'DX53D+Z275', 'S350GD+Z275'],
    'EN 10346:2015',
  ),
  flatOf('coil', thickness, 1_500, null, 'Cold rolled coil', ['DC01', 'DC04'], 'EN 10130:2006'),
  flatOf('sheet', thickness, 1_250, 2_500, 'Hot dip galvanised sheet', ['DX51D+Z275'], 'EN 10346:2015'),
  flatOf('sheet', thickness, 1_000, 2_000, 'Cold rolled sheet', ['DC01'], 'EN 10130:2006'),
  flatOf('sheet', thickness, 1_250, 2_500, 'Stainless steel sheet', ['1.4301', '1.4404'], 'EN 10088-2:2014'),
]);
const hotCoils: Shape[] = [2, 3, 4, 6, 8].map((thickness) =>
  flatOf(
    'coil',
    thickness,
    1_500,
    null,
    'Hot rolled coil',
    ['S235JR', 'S355MC', 'S420MC', 'S700MC'],
    'EN 10025-2:2019',
  ),
);

/** Plates, sheets and coils. */
export const flatProducts: readonly Shape[] = [...plates, ...chequered, ...stainless, ...thin, ...hotCoils];
