import { fineGrainGrade, type Clauses, type FineGrainRow } from './fine-grain.ts';
import type { NormTable } from '../norm-table.ts';

const UP_TO = '120';
const normal = { temperatureCelsius: '-20', joules: `${UP_TO}:40`, transverseJoules: `${UP_TO}:20` };
const low = { temperatureCelsius: '-50', joules: `${UP_TO}:27`, transverseJoules: `${UP_TO}:16` };

const S275 = {
  yield: '16:275 40:265 63:255 100:245 120:240',
  tensile: '40:370-530 63:360-520 120:350-510',
  longitudinal: '120:24',
  transverse: '120:24',
  ladle: {},
  open: { 'chemical composition': 'its limits are known to us from one source only' },
};
const S355 = {
  carbonEquivalent: '40:0.39 63:0.40 120:0.45',
  yield: '16:355 40:345 63:335 100:325 120:320',
  tensile: '40:470-630 63:450-610 100:440-600 120:430-590',
  longitudinal: '120:22',
  transverse: '120:22',
};
const S420 = {
  carbonEquivalent: '16:0.43 40:0.45 63:0.46 120:0.47',
  yield: '16:420 40:400 63:390 80:380 100:370 120:365',
  tensile: '40:520-680 63:500-660 80:480-640 100:470-630 120:460-620',
  longitudinal: '120:19',
  transverse: '120:19',
};
const S460 = {
  carbonEquivalent: '16:0.45 40:0.46 63:0.47 120:0.48',
  yield: '16:460 40:440 63:430 80:410 100:400 120:385',
  tensile: '40:540-720 63:530-710 80:510-690 100:500-680 120:490-660',
  longitudinal: '120:17',
  transverse: '120:17',
};

const common = { Nb: '0.05', Ti: '0.05', Cr: '0.30', Cu: '0.55', Al: '0.020' };
const ladle355 = {
  C: '0.14',
  Si: '0.50',
  Mn: '1.60',
  V: '0.10',
  Ni: '0.50',
  Mo: '0.10',
  N: '0.015',
  ...common,
};
const ladle420 = {
  C: '0.16',
  Si: '0.50',
  Mn: '1.70',
  V: '0.12',
  Ni: '0.80',
  Mo: '0.20',
  N: '0.025',
  ...common,
};
const ladle460 = { ...ladle420, Si: '0.60' };
const pureM = { P: '0.030', S: '0.025' };
const pureML = { P: '0.025', S: '0.020' };
/** Long products may have 0.02 % more carbon, 0.005 % more phosphorus and sulphur. */
const longM = { P: '0.035', S: '0.030' };
const longML = { P: '0.030', S: '0.025' };

const rows: readonly FineGrainRow[] = [
  { grade: 'S275M', number: '1.8818', ...S275, impact: normal },
  { grade: 'S275ML', number: '1.8819', ...S275, impact: low },
  {
    grade: 'S355M',
    number: '1.8823',
    ...S355,
    ladle: { ...ladle355, ...pureM },
    ladleLong: { C: '0.16', ...longM },
    impact: normal,
  },
  {
    grade: 'S355ML',
    number: '1.8834',
    ...S355,
    ladle: { ...ladle355, ...pureML },
    ladleLong: { C: '0.16', ...longML },
    impact: low,
  },
  {
    grade: 'S420M',
    number: '1.8825',
    ...S420,
    ladle: { ...ladle420, ...pureM },
    ladleLong: { C: '0.18', ...longM },
    impact: normal,
  },
  {
    grade: 'S420ML',
    number: '1.8836',
    ...S420,
    ladle: { ...ladle420, ...pureML },
    ladleLong: { C: '0.18', ...longML },
    impact: low,
  },
  {
    grade: 'S460M',
    number: '1.8827',
    ...S460,
    ladle: { ...ladle460, ...pureM },
    ladleLong: { C: '0.18', ...longM },
    impact: normal,
  },
  {
    grade: 'S460ML',
    number: '1.8838',
    ...S460,
    ladle: { ...ladle460, ...pureML },
    ladleLong: { C: '0.18', ...longML },
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

const table = (edition: string, nationalYears: readonly string[]): NormTable => ({
  norm: 'EN 10025-4',
  aliases: [],
  edition,
  nationalYears,
  covers: 'all but hollow sections',
  excludes: ['AR', 'N', 'QT'],
  source: `EN 10025-4:${edition}, tables 1 and 3 to 6, for thicknesses up to 120 mm. Impact energy at -20 °C (M) and -50 °C (ML); other temperatures are by agreement. Product limits (table 2) and contents of S275M and S275ML are not in this table.`,
  grades: rows.map((row) => fineGrainGrade(row, UP_TO, clauses)),
});

/** Thermomechanically rolled weldable fine grain structural steels, edition 2004. */
export const en10025Part4Of2004 = table('2004', ['2004', '2005', '2006']);
/** The same grades by the edition of 2019, which keeps these figures up to 120 mm. */
export const en10025Part4Of2019 = table('2019', ['2019', '2020']);
