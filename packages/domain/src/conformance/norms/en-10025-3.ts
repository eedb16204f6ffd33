import { fineGrainGrade, type Clauses, type FineGrainRow } from './fine-grain.ts';
import type { GradeTable, NormTable } from '../norm-table.ts';

const normal = { temperatureCelsius: '-20', joules: '250:40', transverseJoules: '250:20' };
const low = { temperatureCelsius: '-50', joules: '250:27', transverseJoules: '250:16' };

const S275 = {
  yield: '16:275 40:265 63:255 80:245 100:235 150:225 200:215 250:205',
  tensile: '100:370-510 250:350-480',
  longitudinal: '63:24 250:23',
  transverse: '63:24 250:23',
  ladle: {},
  open: { 'chemical composition': 'its limits are known to us from one source only' },
};
const S355 = {
  carbonEquivalent: '63:0.43 250:0.45',
  yield: '16:355 40:345 63:335 80:325 100:315 150:295 200:285 250:275',
  tensile: '100:470-630 250:450-600',
  longitudinal: '63:22 250:21',
  transverse: '63:22 250:21',
};
const S420 = {
  carbonEquivalent: '63:0.48 100:0.50 250:0.52',
  yield: '16:420 40:400 63:390 80:370 100:360 150:340 200:330 250:320',
  tensile: '100:520-680 250:500-650',
  longitudinal: '63:19 250:18',
  transverse: '63:19 250:18',
};
const S460 = {
  carbonEquivalent: '63:0.53 100:0.54 200:0.55',
  yield: '16:460 40:440 63:430 80:410 100:400 150:380 200:370',
  tensile: '100:540-720 200:530-710',
  longitudinal: '200:17',
  transverse: '200:17',
};

const common = { Nb: '0.05', Ti: '0.05', Cr: '0.30', Mo: '0.10', Cu: '0.55', Al: '0.020' };
const commonInProduct = { Nb: '0.06', Ti: '0.06', Cr: '0.35', Mo: '0.12', Cu: '0.60', Al: '0.015' };
const ladle355 = { Si: '0.50', Mn: '0.90-1.65', V: '0.12', Ni: '0.50', N: '0.015', ...common };
const product355 = { Si: '0.55', Mn: '0.85-1.75', V: '0.14', Ni: '0.55', N: '0.017', ...commonInProduct };
const ladle420 = { C: '0.20', Si: '0.60', Mn: '1.00-1.70', V: '0.20', Ni: '0.80', N: '0.025', ...common };
const product420 = {
  C: '0.22',
  Si: '0.65',
  Mn: '0.95-1.80',
  V: '0.22',
  Ni: '0.85',
  N: '0.027',
  ...commonInProduct,
};
/** Phosphorus and sulphur of quality N and of NL; long products may have 0.005 % more. */
const pureN = { P: '0.030', S: '0.025' };
const pureNL = { P: '0.025', S: '0.020' };
const longN = { P: '0.035', S: '0.030' };
const longNL = { P: '0.030', S: '0.025' };

const rows: readonly FineGrainRow[] = [
  { grade: 'S275N', number: '1.0490', ...S275, impact: normal },
  { grade: 'S275NL', number: '1.0491', ...S275, impact: low },
  {
    grade: 'S355N',
    number: '1.0545',
    ...S355,
    ladle: { C: '0.20', ...ladle355, ...pureN },
    ladleLong: longN,
    product: { C: '0.22', ...product355, ...longN },
    impact: normal,
  },
  {
    grade: 'S355NL',
    number: '1.0546',
    ...S355,
    ladle: { C: '0.18', ...ladle355, ...pureNL },
    ladleLong: longNL,
    product: { C: '0.20', ...product355, ...longNL },
    impact: low,
  },
  {
    grade: 'S420N',
    number: '1.8902',
    ...S420,
    ladle: { ...ladle420, ...pureN },
    ladleLong: longN,
    product: { ...product420, ...longN },
    impact: normal,
  },
  {
    grade: 'S420NL',
    number: '1.8912',
    ...S420,
    ladle: { ...ladle420, ...pureNL },
    ladleLong: longNL,
    product: { ...product420, ...longNL },
    impact: low,
  },
  {
    grade: 'S460N',
    number: '1.8901',
    ...S460,
    ladle: { ...ladle420, ...pureN },
    ladleLong: longN,
    product: { ...product420, ...longN },
    impact: normal,
  },
  {
    grade: 'S460NL',
    number: '1.8903',
    ...S460,
    ladle: { ...ladle420, ...pureNL },
    ladleLong: longNL,
    product: { ...product420, ...longNL },
    impact: low,
  },
];

const clauses: Clauses = {
  ladle: 'table 1',
  product: 'table 2',
  carbonEquivalent: 'table 3',
  tensile: 'table 4',
  impact: 'tables 5 and 6',
};

/** S460N and S460NL alone: V + Nb + Ti and Mo + Cr (table 1, notes). */
const sums460 = [
  { symbols: ['V', 'Nb', 'Ti'], max: '0.22', isRequired: false, clause: 'table 1' },
  { symbols: ['Mo', 'Cr'], max: '0.30', isRequired: false, clause: 'table 1' },
];

function grade(row: FineGrainRow): GradeTable {
  const made = fineGrainGrade(row, '250', clauses);
  return row.grade.startsWith('S460') ? { ...made, sums: sums460 } : made;
}

const table = (edition: string, nationalYears: readonly string[]): NormTable => ({
  norm: 'EN 10025-3',
  aliases: [],
  edition,
  nationalYears,
  covers: 'all but hollow sections',
  excludes: ['AR', 'M', 'QT'],
  source: `EN 10025-3:${edition}, tables 1 to 6; long products may have 0.005 % more phosphorus and sulphur. Impact energy at -20 °C (N) and -50 °C (NL); other temperatures are by agreement. Contents of S275N and S275NL are not in this table.`,
  grades: rows.map(grade),
});

/** Normalised weldable fine grain structural steels, edition 2004. */
export const en10025Part3Of2004 = table('2004', ['2004', '2005', '2006']);
/** The same grades by the edition of 2019, which keeps these figures. */
export const en10025Part3Of2019 = table('2019', ['2019', '2020']);
