import { readDesignation } from '../conformance/read-designation.ts';

/** Material numbers (EN 10027-2) with the name of the grade (EN 10027-1); stainless with its AISI number as well. */
const numbers: Readonly<Record<string, string>> = {
  '1.0037': 'S235JR',
  '1.0038': 'S235JR',
  '1.0114': 'S235J0',
  '1.0117': 'S235J2',
  '1.0044': 'S275JR',
  '1.0143': 'S275J0',
  '1.0145': 'S275J2',
  '1.0045': 'S355JR',
  '1.0553': 'S355J0',
  '1.0577': 'S355J2',
  '1.0596': 'S355K2',
  '1.0490': 'S275N',
  '1.0491': 'S275NL',
  '1.0545': 'S355N',
  '1.0546': 'S355NL',
  '1.8902': 'S420N',
  '1.8912': 'S420NL',
  '1.8901': 'S460N',
  '1.8903': 'S460NL',
  '1.8818': 'S275M',
  '1.8819': 'S275ML',
  '1.8823': 'S355M',
  '1.8834': 'S355ML',
  '1.8825': 'S420M',
  '1.8836': 'S420ML',
  '1.8827': 'S460M',
  '1.8838': 'S460ML',
  '1.0972': 'S315MC',
  '1.0976': 'S355MC',
  '1.0980': 'S420MC',
  '1.0982': 'S460MC',
  '1.0984': 'S500MC',
  '1.0986': 'S550MC',
  '1.8969': 'S600MC',
  '1.8976': 'S650MC',
  '1.8974': 'S700MC',
  '1.8931': 'S690Q',
  '1.8928': 'S690QL',
  '1.8988': 'S690QL1',
  '1.8908': 'S460QL',
  '1.8924': 'S500Q',
  '1.8958': 'S235J0W',
  '1.8961': 'S235J2W',
  '1.8959': 'S355J0W',
  '1.8965': 'S355J2W',
  '1.0039': 'S235JRH',
  '1.0149': 'S275J0H',
  '1.0138': 'S275J2H',
  '1.0547': 'S355J0H',
  '1.0576': 'S355J2H',
  '1.0512': 'S355K2H',
  '1.0345': 'P235GH',
  '1.0425': 'P265GH',
  '1.0481': 'P295GH',
  '1.0473': 'P355GH',
  '1.0330': 'DC01',
  '1.0347': 'DC03',
  '1.0338': 'DC04',
  '1.0312': 'DC05',
  '1.0873': 'DC06',
  '1.0332': 'DD11',
  '1.0398': 'DD12',
  '1.0335': 'DD13',
  '1.0389': 'DD14',
  '1.0226': 'DX51D',
  '1.0917': 'DX51D',
  '1.0350': 'DX52D',
  '1.0918': 'DX52D',
  '1.0951': 'DX53D',
  '1.0952': 'DX54D',
  '1.0241': 'S220GD',
  '1.0242': 'S250GD',
  '1.0244': 'S280GD',
  '1.0250': 'S320GD',
  '1.0529': 'S350GD',
  '1.0438': 'B500A',
  '1.0439': 'B500B',
  '1.0402': 'C22',
  '1.1151': 'C22E',
  '1.0501': 'C35',
  '1.1181': 'C35E',
  '1.0503': 'C45',
  '1.1191': 'C45E',
  '1.0601': 'C60',
  '1.1221': 'C60E',
  '1.7131': '16MNCR5',
  '1.7218': '25CRMO4',
  '1.7220': '34CRMO4',
  '1.7225': '42CRMO4',
  '1.6582': '34CRNIMO6',
  '1.4003': 'X2CRNI12',
  '1.4016': 'X6CR17',
  '1.4301': 'X5CRNI18-10',
  '1.4307': 'X2CRNI18-9',
  '1.4541': 'X6CRNITI18-10',
  '1.4401': 'X5CRNIMO17-12-2',
  '1.4404': 'X2CRNIMO17-12-2',
  '1.4571': 'X6CRNIMOTI17-12-2',
  '1.4462': 'X2CRNIMON22-5-3',
};
const aisi: Readonly<Record<string, string>> = {
  '304': 'X5CRNI18-10',
  '304L': 'X2CRNI18-9',
  '316': 'X5CRNIMO17-12-2',
  '316L': 'X2CRNIMO17-12-2',
  '316TI': 'X6CRNIMOTI17-12-2',
  '321': 'X6CRNITI18-10',
  '430': 'X6CR17',
  '2205': 'X2CRNIMON22-5-3',
};

/**
 * A grade as grades are compared: today's name for older names, numbers and AISI grades; delivery condition and coating
 * stay behind their plus. Nothing is corrected: what is not known stays as it is written.
 *
 * @example gradeOf('1.0577+N') // 'S355J2+N'
 * @example gradeOf('St 52-3') // 'S355J2'
 * @example gradeOf('S356J2') // 'S356J2'
 */
export function gradeOf(text: string): string {
  const plain = text
    .toUpperCase()
    .replace(/\s+/g, '')
    .replace(/^(?:AISI|WNR\.?)-?/, '');
  const [, bare = '', options = ''] = /^([^+]*)(.*)$/.exec(plain) ?? [];
  const today = readDesignation(bare).key;
  return (numbers[bare] ?? numbers[today] ?? aisi[bare] ?? today) + options;
}

/** How well a grade answers the one asked for. */
export type GradeFit = 'same' | 'condition' | 'quality';

/**
 * Does an offered grade answer the one asked for? The same grade; the same in a delivery condition or coating
 * (S355J2+N for S355J2, EN 10027-1); one of its qualities when none was asked for (S355J2 for S355, B500B for B500).
 * S355J2 never answers S355J0, nor anything S356.
 *
 * @returns null when it does not
 * @example gradeFit('S355', 'S355J2+N') // 'quality'
 * @example gradeFit('S355J2', 'S355J2+N') // 'condition'
 * @example gradeFit('S355J2', 'S355K2') // null
 */
export function gradeFit(asked: string, offered: string): GradeFit | null {
  if (asked === offered) return 'same';
  if (!offered.startsWith(asked)) return null;
  const rest = offered.slice(asked.length);
  if (rest.startsWith('+')) return 'condition';
  // EN 10210 and EN 10219 write an H behind the quality of a hollow section; G3 and G4 told how it was delivered.
  if (/^(?:H|G[1-4]|C)(?:\+|$)/.test(rest)) return 'condition';
  const isStrengthAlone = /^(?:S\d{3}|B\d{3}|P\d{3}|L\d{3}|C\d{2}|GL\d{2}|CEM[IV]+)$/.test(asked);
  return isStrengthAlone && !/^\d/.test(rest) ? 'quality' : null;
}

/** Of AISI grades that are plain numbers: grades only beside a word for stainless steel, or with AISI before them. */
export const isAisiNumber = (digits: string): boolean => Object.hasOwn(aisi, digits.toUpperCase());

/**
 * Grades at the start of a text, folded, in the order in which they are tried. Spaces are allowed where the trade
 * writes them: S 355 J2 +N, B 500 B, St 52-3.
 */
export const gradePatterns: readonly RegExp[] = [
  /1\.\d{4}(?:\+[a-z0-9]+)*/,
  /s ?\d{3}(?:gd|mc|nc)(?:\+[a-z0-9]+)*/,
  /s[ -]?\d{3}(?:[ -]?(?:jr|j0|jo|j2|k2)(?:g[1-4])?(?:w|h|c)?|(?:[ -]?(?:ql1|ql|nl|ml|mc))|(?:nh|nlh|mh|mlh|q|n|m|h|p|w))?(?: ?\+ ?(?:ar|qt|nt|n|m|cr|z\d*|az\d*|za\d*)|\+[a-z\d]{1,5})*/,
  /b ?\d{3} ?[abc]?/,
  /bst ?500 ?s?/,
  /dx ?5\d ?d(?: ?\+ ?[a-z]+\d*)*/,
  /(?:dc ?0[1-7]|dd ?1[1-4]|hx? ?\d{3} ?(?:lad|la|yd|bd))(?: ?\+ ?[a-z]+\d*)*/,
  /p ?\d{3} ?(?:gh|nl1|nl2|nh|n|tr1|tr2)(?: ?\+ ?[a-z]+)*/,
  /r?st ?(?:37|44|52)-[23](?: ?n)?/,
  /x\d{1,3}(?:[a-z]{1,2}){1,5}\d{0,2}(?:-\d{1,2})*/,
  /\d{2}(?:cr|mn|ni|mo|si|cd|mnv)[a-z]*\d{1,2}(?:-\d)?/,
  /cem ?(?:iii|ii|iv|i|v)(?:\/[abc])?(?:-[a-z]{1,2})?(?: ?\d{2}[.,]5 ?(?:n|r|l)?)?/,
  /gl ?\d{2}[hc]?/,
  /(?:en ?)?aw[ -]?\d{4}/,
  /c ?\d{2}(?:e|r)?(?:\+[a-z]+)*/,
  /aisi ?\d{3,4}(?:l|ti|s)?/,
  /(?:304l|316l|316ti)/,
  /(?:4\.6|4\.8|5\.6|5\.8|6\.8|8\.8|10\.9|12\.9|a[24]-[578]0)/,
].map(({ source }) => new RegExp(`(?:${source})(?![a-z\\d])`, 'y'));
