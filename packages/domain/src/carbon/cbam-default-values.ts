/**
 * Default specific embedded emissions of iron and steel, for the goods whose published table could be read whole.
 * Rows: country (ISO 3166-1 alpha-2; `XX`: every other country), direct emissions, the same with the mark-up of 2026, 2027
 * and from 2028, in hundredths of t CO2e per t as published, and the letter of the production route.
 * The marked-up figures are kept as published: they were made from unrounded defaults, so that multiplying the rounded
 * default again would be off by a hundredth for some (China, 7211 14 00: 3.19 and 3.82, not 3.83).
 */
export interface CbamDefaultTable {
  /** CN 2025, eight digits without spaces. */
  cn: string;
  goods: string;
  rows: readonly (readonly [
    country: string,
    hundredths: readonly [number, number, number, number],
    route: string,
  ])[];
}

export const CBAM_DEFAULTS_SOURCE =
  'Implementing Regulation (EU) 2025/2621, values of 4 February 2026, as rendered by cbamdefaults.com; informational, not law: compare with the Official Journal before declaring';
export const CBAM_DEFAULTS_EDITION = '2026-02-04';

export const cbamDefaultTables: readonly CbamDefaultTable[] = [
  {
    cn: '72061000',
    goods: 'Ingots of iron and non-alloy steel',
    rows: [
      ['ID', [821, 903, 985, 1067], 'C'],
      ['KZ', [518, 570, 622, 673], 'C'],
      ['ZA', [402, 442, 482, 523], 'C'],
      ['XX', [375, 413, 450, 488], 'C'],
      ['RU', [321, 353, 385, 417], 'C'],
      ['UZ', [315, 346, 378, 409], 'E'],
      ['DZ', [300, 330, 360, 390], 'C'],
      ['AU', [292, 321, 350, 380], 'C'],
      ['MX', [267, 294, 320, 347], 'C'],
      ['IN', [264, 290, 317, 343], 'C'],
      ['AR', [246, 271, 295, 320], 'C'],
      ['NZ', [241, 265, 289, 313], 'C'],
      ['RS', [240, 263, 288, 312], 'C'],
      ['VN', [233, 256, 280, 303], 'C'],
      ['GB', [231, 254, 277, 300], 'C'],
      ['BA', [229, 252, 275, 298], 'C'],
      ['CO', [210, 231, 252, 273], 'C'],
      ['JP', [207, 228, 248, 269], 'C'],
      ['CL', [205, 225, 246, 267], 'C'],
      ['UA', [197, 217, 236, 256], 'C'],
      ['TR', [196, 216, 235, 255], 'C'],
      ['TW', [194, 213, 233, 252], 'C'],
      ['IR', [194, 213, 233, 252], 'C'],
      ['CN', [174, 191, 209, 226], 'C'],
      ['KR', [164, 180, 197, 213], 'C'],
      ['MK', [151, 166, 181, 196], ''],
      ['BR', [148, 163, 178, 192], 'C'],
      ['US', [133, 146, 160, 173], 'C'],
      ['CA', [133, 146, 160, 173], 'C'],
      ['PH', [74, 81, 89, 96], 'E'],
      ['MM', [47, 52, 56, 61], 'E'],
      ['TH', [21, 23, 25, 27], 'E'],
      ['AZ', [13, 14, 16, 17], 'E'],
    ],
  },
  {
    cn: '72111400',
    goods: 'Flat-rolled, non-alloy, under 600 mm wide, hot-rolled, 4.75 mm and thicker',
    rows: [
      ['ID', [823, 905, 988, 1070], 'C'],
      ['KZ', [529, 582, 635, 688], 'C'],
      ['IN', [428, 471, 514, 556], 'C'],
      ['ZA', [414, 455, 497, 538], 'C'],
      ['XX', [405, 445, 486, 526], 'C'],
      ['RU', [343, 377, 412, 446], 'C'],
      ['UZ', [321, 353, 385, 417], 'E'],
      ['CN', [319, 351, 382, 414], 'C'],
      ['DZ', [300, 330, 360, 390], 'C'],
      ['AU', [297, 327, 356, 386], 'C'],
      ['MX', [275, 302, 330, 358], 'C'],
      ['AR', [259, 285, 311, 337], 'C'],
      ['CO', [256, 282, 307, 333], 'C'],
      ['UA', [248, 273, 298, 323], 'C'],
      ['TR', [243, 267, 291, 316], 'C'],
      ['NZ', [242, 266, 290, 315], 'C'],
      ['GB', [242, 266, 290, 315], 'C'],
      ['RS', [241, 265, 289, 313], 'C'],
      ['VN', [235, 258, 282, 306], 'C'],
      ['TW', [231, 254, 277, 300], 'C'],
      ['BA', [229, 252, 275, 298], 'C'],
      ['KR', [212, 233, 254, 275], 'C'],
      ['JP', [210, 231, 252, 273], 'C'],
      ['CL', [205, 225, 246, 267], 'C'],
      ['IR', [194, 213, 233, 252], 'C'],
      ['TH', [192, 211, 230, 250], 'E'],
      ['BR', [162, 178, 194, 211], 'C'],
      ['MK', [153, 168, 184, 199], ''],
      ['CA', [143, 157, 172, 186], 'C'],
      ['US', [140, 154, 168, 182], 'C'],
      ['PH', [74, 81, 89, 96], 'E'],
      ['MM', [47, 52, 56, 61], 'E'],
      ['AZ', [14, 15, 17, 18], 'E'],
    ],
  },
];
