import { isCheckDigitRight } from './check-digit.ts';
import { countryLetters, countryNumbers, currencyNumbers } from './code-lists.ts';

/** Why the content of a component is not what its AI holds; undefined when it is. */
type Check = (text: string) => string | undefined;

const unless = (isRight: (text: string) => boolean, fault: string): Check => {
  return (text) => (isRight(text) ? undefined : fault);
};
const between = (low: number, high: number, fault: string): Check =>
  unless((text) => Number(text) >= low && Number(text) <= high, fault);

const checks = new Map<string, Check>(
  Object.entries({
    csum: unless(isCheckDigitRight, 'the check digit of {} is wrong'),
    csumalpha: unless(isCheckPairRight, 'the check characters of {} are wrong'),
    gcppos1: unless(
      (text) => /^\d{4}/.test(text),
      'the value of {} does not begin with a GS1 company prefix',
    ),
    gcppos2: unless((text) => /^.\d{4}/.test(text), 'the value of {} does not hold a GS1 company prefix'),
    yymmd0: unless((text) => isDate(`20${text}`, true), 'the value of {} is not a date (YYMMDD)'),
    yymmdd: unless((text) => isDate(`20${text}`, false), 'the value of {} is not a date (YYMMDD)'),
    yyyymmdd: unless((text) => isDate(text, false), 'the value of {} is not a date (YYYYMMDD)'),
    hh: between(0, 23, 'the value of {} is not an hour'),
    mi: between(0, 59, 'the value of {} is not a minute'),
    ss: between(0, 59, 'the value of {} is not a second'),
    hhmi: unless((text) => /^(?:[01]\d|2[0-3])[0-5]\d$/.test(text), 'the value of {} is not a time (HHMM)'),
    iso3166: unless((text) => countryNumbers.has(text), 'the value of {} is not a country number (ISO 3166)'),
    iso3166999: unless(
      (text) => text === '999' || countryNumbers.has(text),
      'the value of {} is not a country number (ISO 3166)',
    ),
    iso3166alpha2: unless(
      (text) => countryLetters.has(text),
      'the value of {} is not a country code (ISO 3166)',
    ),
    iso4217: unless(
      (text) => currencyNumbers.has(text),
      'the value of {} is not a currency number (ISO 4217)',
    ),
    iso5218: unless((text) => /^[0129]$/.test(text), 'the value of {} is not 0, 1, 2 or 9'),
    iban: unless(isIban, 'the value of {} is not an IBAN'),
    latitude: between(0, 1_800_000_000, 'the value of {} is not a latitude'),
    longitude: between(0, 3_600_000_000, 'the value of {} is not a longitude'),
    pcenc: unless(
      (text) => !/%(?![0-9A-Fa-f]{2})/.test(text),
      'the value of {} has a percent sign that is not followed by two hexadecimal digits',
    ),
    yesno: unless((text) => /^[01]$/.test(text), 'the value of {} is not 0 or 1'),
    winding: unless((text) => /^[019]$/.test(text), 'the value of {} is not 0, 1 or 9'),
    zero: unless((text) => /^0+$/.test(text), 'the value of {} is not 0'),
    nonzero: unless((text) => /[1-9]/.test(text), 'the value of {} is 0'),
    nozeroprefix: unless((text) => text === '0' || !text.startsWith('0'), 'the value of {} begins with 0'),
    hyphen: unless((text) => text === '-', 'the value of {} is not a minus sign'),
    hasnondigit: unless((text) => /\D/.test(text), 'the value of {} holds digits only'),
    importeridx: unless((text) => /^[-0-9A-Z_a-z]$/.test(text), 'the value of {} is not an importer index'),
    mediatype: unless((text) => /^(?:0[1-9]|10|[89]\d)$/.test(text), 'the value of {} is not a media type'),
    packagetype: unless(
      (text) => /^[0-9A-Z]{1,3}$/.test(text),
      'the value of {} is not a package type (Recommendation 21)',
    ),
    pieceoftotal: unless(isPieceOfTotal, 'the value of {} is not a piece of a total'),
    posinseqslash: unless(isPositionInSequence, 'the value of {} is not a position in a sequence'),
    couponcode: unless((text) => /^\d+$/.test(text), 'the value of {} is not a coupon code'),
    couponposoffer: unless(isPositiveOffer, 'the value of {} is not a positive offer file'),
  } satisfies Record<string, Check>),
);

/**
 * Judges the content of a component by the name of its check (GS1 Barcode Syntax Dictionary). Of coupon codes (8110) only
 * the digits are judged, of package types only the form.
 *
 * @example checkContent('csum', '09520123456789') // 'the check digit of {} is wrong'
 */
export function checkContent(name: string, text: string): string | undefined {
  const check = checks.get(name);
  if (!check)
    throw new Error(`The table of Application Identifiers names a check that there is not: ${name}.`);
  return check(text);
}

function isDate(text: string, mayLackDay: boolean): boolean {
  const [year, month, day] = [text.slice(0, 4), text.slice(4, 6), text.slice(6, 8)].map(Number);
  if (year === undefined || month === undefined || day === undefined) return false;
  if (month < 1 || month > 12 || text.length !== 8) return false;
  if (day === 0) return mayLackDay;
  return day <= new Date(Date.UTC(year, month, 0)).getUTCDate();
}

function isPieceOfTotal(text: string): boolean {
  const [piece, total] = [Number(text.slice(0, 2)), Number(text.slice(2))];
  return piece > 0 && piece <= total;
}

function isPositionInSequence(text: string): boolean {
  const match = /^([1-9]\d*)\/([1-9]\d*)$/.exec(text);
  return match !== null && Number(match[1]) <= Number(match[2]);
}

/** ISO 13616: the first four characters go to the end, letters count from 10, and the whole is 1 modulo 97. */
function isIban(text: string): boolean {
  if (!/^[A-Z]{2}\d{2}[0-9A-Z]{11,30}$/.test(text) || !countryLetters.has(text.slice(0, 2))) return false;
  const digits = (text.slice(4) + text.slice(0, 4)).replace(/[A-Z]/g, (letter) =>
    String(letter.charCodeAt(0) - 55),
  );
  return BigInt(digits) % 97n === 1n;
}

/** Format, funder with the length that goes before it, offer and serial number (General Specifications, 3.9.24). */
function isPositiveOffer(text: string): boolean {
  const funder = /^[01]([0-6])\d*$/.exec(text)?.[1];
  if (funder === undefined) return false;
  const serialAt = 2 + Number(funder) + 6 + 6;
  const serial = text.charAt(serialAt);
  return serial !== '' && text.length === serialAt + 1 + Number(serial) + 6;
}

const set82 = `!"%&'()*+,-./0123456789:;<=>?ABCDEFGHIJKLMNOPQRSTUVWXYZ_abcdefghijklmnopqrstuvwxyz`;
const set32 = '23456789ABCDEFGHJKLMNPQRSTUVWXYZ';
const primes = [2, 3, 5, 7, 11, 13, 17, 19, 23, 29, 31, 37, 41, 43, 47, 53, 59, 61, 67, 71, 73, 79, 83];

/** General Specifications 7.9.5: the sum of the characters' values, weighted by primes from the right, modulo 1021. */
function isCheckPairRight(text: string): boolean {
  const body = text.slice(0, -2);
  if (body === '' || body.length > primes.length) return false;
  let sum = 0;
  for (const [index, letter] of Array.from(body).reverse().entries()) {
    const value = set82.indexOf(letter);
    if (value < 0) return false;
    sum += value * (primes[index] ?? 0);
  }
  const check = sum % 1_021;
  return text.slice(-2) === set32.charAt(check >> 5) + set32.charAt(check & 31);
}
