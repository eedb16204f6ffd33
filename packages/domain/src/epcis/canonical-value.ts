import { canonicalLinkOf } from './canonical-link.ts';
import { linkOfEpcUrn } from './epc-urn.ts';

/** EPCIS 1.x wrote standard vocabulary as URNs; CBV 2.0 has a web address for each. */
const vocabularyUrns: readonly (readonly [urn: string, web: string])[] = [
  ['urn:epcglobal:cbv:bizstep:', 'https://ref.gs1.org/cbv/BizStep-'],
  ['urn:epcglobal:cbv:disp:', 'https://ref.gs1.org/cbv/Disp-'],
  ['urn:epcglobal:cbv:btt:', 'https://ref.gs1.org/cbv/BTT-'],
  ['urn:epcglobal:cbv:sdt:', 'https://ref.gs1.org/cbv/SDT-'],
  ['urn:epcglobal:cbv:er:', 'https://ref.gs1.org/cbv/ER-'],
];

/**
 * A value as the pre-hash string writes it: trimmed, numbers without needless zeros, CBV URNs as web addresses,
 * EPC URNs and GS1 Digital Links as constrained canonical links. Anything else stays.
 *
 * @example canonicalValue('026.50') // '26.5'
 * @example canonicalValue('urn:epc:id:sgln:4012345.00005.0') // 'https://id.gs1.org/414/4012345000054'
 */
export function canonicalValue(raw: string): string {
  const text = raw.trim();
  const vocabulary = vocabularyUrns.find(([urn]) => text.startsWith(urn));
  if (vocabulary) return vocabulary[1] + text.slice(vocabulary[0].length);
  return canonicalNumber(text) ?? linkOfEpcUrn(text) ?? canonicalLinkOf(text) ?? text;
}

/**
 * A number as the published hashes have it: an IEEE double, whole numbers in full, small fractions with an exponent of
 * two digits. Undefined when the text is no number. Above 2^53 neighbouring whole numbers read alike: that is the
 * standard's algorithm, so quantities of ours stay below it.
 */
function canonicalNumber(text: string): string | undefined {
  if (text.length > 400 || !/^[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?$/i.test(text)) return undefined;
  const value = Number(text);
  if (!Number.isFinite(value)) return undefined;
  if (Number.isInteger(value)) return BigInt(value).toString();
  if (Math.abs(value) >= 1e-4) return value.toString();
  return value.toExponential().replace(/e-(\d)$/, 'e-0$1');
}

/**
 * A time in UTC with three decimals; the third is rounded up when the fourth is 5 or more. A text that is no
 * xsd:dateTimeStamp stays as it is.
 *
 * @example canonicalTime('2023-02-02T12:04:03.1415+01:00') // '2023-02-02T11:04:03.142Z'
 */
export function canonicalTime(raw: string): string {
  const text = raw.trim();
  const match =
    /^(\d{4})-(\d\d)-(\d\d)T(\d\d):(\d\d):(\d\d)(?:\.(\d{1,100}))?(?:Z|([+-])(\d\d):?(\d\d))$/i.exec(text);
  if (!match) return text;
  const part = (index: number): number => Number(match[index] ?? '0');
  const [year, month, day, hour, minute, second] = [1, 2, 3, 4, 5, 6].map(part);
  const fraction = (match[7] ?? '').padEnd(4, '0');
  const millis = Number(fraction.slice(0, 3)) + (Number(fraction[3]) >= 5 ? 1 : 0);
  const local = new Date(0);
  local.setUTCFullYear(year ?? 0, (month ?? 1) - 1, day);
  local.setUTCHours(hour ?? 0, minute, second, 0);
  const isReal =
    local.getUTCMonth() + 1 === month &&
    local.getUTCDate() === day &&
    local.getUTCHours() === hour &&
    local.getUTCMinutes() === minute &&
    local.getUTCSeconds() === second;
  if (!isReal) return text;
  const offsetMinutes = (part(9) * 60 + part(10)) * (match[8] === '-' ? -1 : 1);
  return new Date(local.getTime() + millis - offsetMinutes * 60_000).toISOString();
}
