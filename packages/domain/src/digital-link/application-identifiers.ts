import { isCheckDigitRight } from './check-digit.ts';

/**
 * Application Identifiers of the GS1 General Specifications (release 26, section 3), as data.
 * A row is: AI or range, format, and for a primary key the qualifier sequences it takes in a Digital
 * Link path (GS1 Digital Link Standard: URI Syntax 1.6, section 4.9).
 *
 * Format: components separated by spaces; N digits, X character set 82, Y set 39, Z base64url;
 * `6` = exactly six, `..20` = one to twenty, a trailing `?` = may be absent; `:csum` = last digit is a
 * mod-10 check digit, `:date` = YYMMDD, `:date0` = YYMMDD whose day may be 00.
 * Not checked: currency and country numbers, IBAN and coupon content, and which AIs must go together.
 */
const rows: readonly (readonly [ais: string, format: string, qualifiers?: string])[] = [
  ['00', 'N18:csum', ''],
  ['01', 'N14:csum', '22,10,21|235'],
  ['02', 'N14:csum'],
  ['10', 'X..20'],
  ['11-13', 'N6:date0'],
  ['15-17', 'N6:date0'],
  ['20', 'N2'],
  ['21-22', 'X..20'],
  ['235', 'X..28'],
  ['240-241', 'X..30'],
  ['242', 'N..6'],
  ['243', 'X..20'],
  ['250-251', 'X..30'],
  ['253', 'N13:csum X..17?', ''],
  ['254', 'X..20'],
  ['255', 'N13:csum N..12?', ''],
  ['30', 'N..8'],
  ['3100-3105', 'N6'],
  ['3110-3115', 'N6'],
  ['3120-3125', 'N6'],
  ['3130-3135', 'N6'],
  ['3140-3145', 'N6'],
  ['3150-3155', 'N6'],
  ['3160-3165', 'N6'],
  ...['32', '33', '34', '35', '36'].flatMap((family) =>
    Array.from('0123456789')
      .filter((digit) => !['338', '339', '358', '359'].includes(family + digit))
      .map((digit) => [`${family}${digit}0-${family}${digit}5`, 'N6'] as const),
  ),
  ['37', 'N..8'],
  ['3900-3909', 'N..15'],
  ['3910-3919', 'N3 N..15'],
  ['3920-3929', 'N..15'],
  ['3930-3939', 'N3 N..15'],
  ['3940-3943', 'N4'],
  ['3950-3955', 'N6'],
  ['400', 'X..30'],
  ['401', 'X..30', ''],
  ['402', 'N17:csum', ''],
  ['403', 'X..30'],
  ['410-413', 'N13:csum'],
  ['414', 'N13:csum', '254|7040'],
  ['415', 'N13:csum', '8020'],
  ['416', 'N13:csum'],
  ['417', 'N13:csum', '7040'],
  ['420', 'X..20'],
  ['421', 'N3 X..9'],
  ['422', 'N3'],
  ['423', 'N..15'],
  ['424', 'N3'],
  ['425', 'N..15'],
  ['426', 'N3'],
  ['427', 'X..3'],
  ['4300-4301', 'X..35'],
  ['4302-4306', 'X..70'],
  ['4307', 'X2'],
  ['4308', 'X..30'],
  ['4309', 'N20'],
  ['4310-4311', 'X..35'],
  ['4312-4316', 'X..70'],
  ['4317', 'X2'],
  ['4318', 'X..20'],
  ['4319', 'X..30'],
  ['4320', 'X..35'],
  ['4321-4323', 'N1'],
  ['4324-4325', 'N6:date0 N4'],
  ['4326', 'N6:date'],
  ['4330-4333', 'N6 X1?'],
  ['7001', 'N13'],
  ['7002', 'X..30'],
  ['7003', 'N6:date N4'],
  ['7004', 'N..4'],
  ['7005', 'X..12'],
  ['7006', 'N6:date'],
  ['7007', 'N6:date N6:date?'],
  ['7008', 'X..3'],
  ['7009', 'X..10'],
  ['7010', 'X..2'],
  ['7011', 'N6:date N4?'],
  ['7020-7022', 'X..20'],
  ['7023', 'X..30'],
  ['7030-7039', 'N3 X..27'],
  ['7040', 'N1 X3'],
  ['710-715', 'X..20'],
  ['7230-7239', 'X2 X..28'],
  ['7240', 'X..20'],
  ['7241', 'N2'],
  ['7242', 'X..25'],
  ['8001', 'N14'],
  ['8002', 'X..20'],
  ['8003', 'N14:csum X..16?', ''],
  ['8004', 'X..30', '7040'],
  ['8005', 'N6'],
  ['8006', 'N14:csum N4', '22,10,21'],
  ['8007', 'X..34'],
  ['8008', 'N8 N..4?'],
  ['8009', 'X..50'],
  ['8010', 'Y..30', '8011'],
  ['8011', 'N..12'],
  ['8012', 'X..20'],
  ['8013', 'X..25', ''],
  ['8017', 'N18:csum', '8019'],
  ['8018', 'N18:csum', '8019'],
  ['8019', 'N..10'],
  ['8020', 'X..25'],
  ['8026', 'N14:csum N4'],
  ['8030', 'Z..90'],
  ['8110', 'X..70'],
  ['8111', 'N4'],
  ['8112', 'X..70'],
  ['8200', 'X..70'],
  ['90', 'X..30'],
  ['91-99', 'X..90'],
];

interface Component {
  charset: 'N' | 'X' | 'Y' | 'Z';
  min: number;
  max: number;
  isOptional: boolean;
  check: string | undefined;
}

export interface ApplicationIdentifier {
  ai: string;
  components: readonly Component[];
  /** Sequences of qualifiers that may follow in a path; undefined when the AI is no primary key. */
  qualifierSequences: readonly (readonly string[])[] | undefined;
}

const table = new Map<string, ApplicationIdentifier>();
for (const [ais, format, qualifiers] of rows) {
  const [first = '', last = first] = ais.split('-');
  for (let number = Number(first); number <= Number(last); number += 1) {
    const ai = number.toString().padStart(first.length, '0');
    const qualifierSequences = qualifiers?.split('|').map((list) => (list === '' ? [] : list.split(',')));
    table.set(ai, { ai, components: format.split(' ').map(readComponent), qualifierSequences });
  }
}

function readComponent(text: string): Component {
  const match = /^([NXYZ])(\.\.)?(\d+)(?::(\w+))?(\?)?$/.exec(text);
  const length = Number(match?.[3]);
  return {
    charset: (match?.[1] ?? 'X') as Component['charset'],
    min: match?.[2] === undefined ? length : 1,
    max: length,
    isOptional: match?.[5] !== undefined,
    check: match?.[4],
  };
}

/** Names that earlier issues of the standard allowed in paths instead of numbers. */
const shortNames: Readonly<Record<string, string>> = {
  gtin: '01',
  cpv: '22',
  lot: '10',
  ser: '21',
  sscc: '00',
  gln: '414',
  glnx: '254',
  party: '417',
  gdti: '253',
  gcn: '255',
  gtinx: '235',
  grai: '8003',
  giai: '8004',
  itip: '8006',
  cpid: '8010',
  cpsn: '8011',
  gmn: '8013',
  gsrnp: '8017',
  gsrn: '8018',
  srin: '8019',
  ginc: '401',
  gsin: '402',
  payto: '415',
  refno: '8020',
};

export function applicationIdentifier(ai: string): ApplicationIdentifier | undefined {
  return table.get(ai);
}

export function aiOfShortName(name: string): string | undefined {
  return Object.hasOwn(shortNames, name) ? shortNames[name] : undefined;
}

const charsets = {
  N: /^\d*$/,
  X: /^[!"%&'()*+,\-./0-9:;<=>?A-Z_a-z]*$/,
  Y: /^[#\-/0-9A-Z]*$/,
  Z: /^[0-9A-Za-z_=-]*$/,
} as const;

/** Why a value does not fit its AI, or undefined when it fits. */
export function valueFault(identifier: ApplicationIdentifier, value: string): string | undefined {
  if (value === '') return `AI ${identifier.ai} has no value`;
  let rest = value;
  for (const component of identifier.components) {
    if (rest === '' && component.isOptional) continue;
    const part = rest.slice(0, component.max);
    rest = rest.slice(component.max);
    if (part.length < component.min) return `the value of AI ${identifier.ai} is too short`;
    if (!charsets[component.charset].test(part)) {
      return `the value of AI ${identifier.ai} holds a character that is not allowed there`;
    }
    if (component.check === 'csum' && !isCheckDigitRight(part)) {
      return `the check digit of AI ${identifier.ai} is wrong`;
    }
    if (component.check?.startsWith('date') === true && !isDate(part, component.check === 'date0')) {
      return `the value of AI ${identifier.ai} is not a date (YYMMDD)`;
    }
  }
  return rest === '' ? undefined : `the value of AI ${identifier.ai} is too long`;
}

function isDate(text: string, mayLackDay: boolean): boolean {
  const year = Number(text.slice(0, 2));
  const month = Number(text.slice(2, 4));
  const day = Number(text.slice(4, 6));
  if (month < 1 || month > 12) return false;
  if (day === 0) return mayLackDay;
  // Of the two centuries YY can mean, 1900 is the only year that YY % 4 misjudges; it is long past.
  const february = year % 4 === 0 ? 29 : 28;
  return day <= ([31, february, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1] ?? 0);
}

/** Element strings need no FNC1 after these (General Specifications, figure 7.8.5-2). */
export function hasPredefinedLength(ai: string): boolean {
  return /^(0[0-4]|1[1-9]|20|3[1-6]|41)/.test(ai);
}
