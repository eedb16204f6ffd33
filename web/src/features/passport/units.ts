/** Units as people write them, the same in every language; the codes are UN/ECE Recommendation 20. */
export const unitNames: Readonly<Record<string, string>> = {
  P1: '%',
  MPA: 'MPa',
  JOU: 'J',
  MMT: 'mm',
  KGM: 'kg',
  TNE: 't',
  CEL: '°C',
  '59': 'ppm',
};
