import {
  aiOfShortName,
  applicationIdentifier,
  associationFault,
  valueFault,
  type ApplicationIdentifier,
} from './application-identifiers.ts';
import { writeElementString, type DigitalLinkElement } from './element-string.ts';

export interface DigitalLink {
  /** Scheme, host and path before the primary key, without a trailing slash. */
  stem: string;
  /** Primary key, its qualifiers, then the attributes of the query, in the order given. */
  elements: DigitalLinkElement[];
}

export type DigitalLinkResult = { ok: true; link: DigitalLink } | { ok: false; reason: string };

export interface DigitalLinkOptions {
  /**
   * Accept `gtin`, `ser` … in the path, withdrawn in issue 1.3 of the standard. True: always; false: never; absent: where
   * nothing else can be meant, which is everywhere but in a lone `/gtin/…`, as many shops number their pages.
   */
  allowShortNames?: boolean;
  /** Keep unassigned numeric keys of the query as attributes. */
  allowUnknownAttributes?: boolean;
  /** Pad a GTIN of 8, 12 or 13 digits, as old labels have it, to 14; true when absent. */
  allowShortGtins?: boolean;
}

const MAX_LENGTH = 2_048;
const MAX_ELEMENTS = 64;

class Fault extends Error {}

/**
 * Reads an uncompressed GS1 Digital Link URI (GS1 Digital Link Standard: URI Syntax, section 4).
 * Check digits, character sets, lengths, dates and codes, the order of qualifiers, duplicates, what may stand in the query
 * and which AIs need or exclude each other are verified; a GTIN of 8, 12 or 13 digits is padded to 14. Keys of the query
 * that are no number are passed over. Not supported: compressed links.
 *
 * @example parseDigitalLink('https://id.gs1.org/01/09520123456788/21/12345')
 * // { ok: true, link: { stem: 'https://id.gs1.org', elements: [
 * //   { ai: '01', value: '09520123456788' }, { ai: '21', value: '12345' } ] } }
 */
export function parseDigitalLink(uri: string, options: DigitalLinkOptions = {}): DigitalLinkResult {
  try {
    return { ok: true, link: read(uri, options) };
  } catch (error) {
    if (error instanceof Fault) return { ok: false, reason: error.message };
    throw error;
  }
}

function read(uri: string, options: DigitalLinkOptions): DigitalLink {
  if (uri.length > MAX_LENGTH) throw new Fault(`the address is longer than ${MAX_LENGTH} characters`);
  const illegal = /[^A-Za-z0-9\-._~:/?#[\]@!$&'()*+,;=%]/.exec(uri);
  if (illegal !== null)
    throw new Fault(`the address holds a character that no address may hold: ${JSON.stringify(illegal[0])}`);
  const [beforeFragment = ''] = uri.split('#');
  const queryAt = beforeFragment.indexOf('?');
  const address = queryAt < 0 ? beforeFragment : beforeFragment.slice(0, queryAt);
  const query = queryAt < 0 ? '' : beforeFragment.slice(queryAt + 1);
  const match = /^(https?|HTTPS?):\/\/([^/]*)(\/.*)$/.exec(address);
  if (match === null)
    throw new Fault('the address does not begin with http:// or https://, a host and a path');
  const [, scheme = '', host = '', path = ''] = match;
  if (!/^[A-Za-z0-9.:[\]-]+$/.test(host))
    throw new Fault('the host name holds a character that is not allowed');

  const segments = path.slice(1).split('/');
  const keyAt = primaryKeyPosition(segments, options);
  if (options.allowShortNames === undefined && segments[keyAt] === 'gtin' && keyAt === segments.length - 2) {
    throw new Fault(
      'the path ends in /gtin/ and a number, as pages of shops do; a Digital Link has /01/ there',
    );
  }
  const pathElements: DigitalLinkElement[] = [];
  for (let i = keyAt; i < segments.length; i += 2) {
    const ai = aiOfSegment(segments[i] ?? '', options) ?? '';
    pathElements.push(element(ai, decode(segments[i + 1] ?? ''), options));
  }
  checkQualifiers(pathElements);
  const elements = [...pathElements, ...readQuery(query, pathElements, options)];
  const seen = new Set<string>();
  for (const { ai } of elements) {
    if (seen.has(ai)) throw new Fault(`AI ${ai} is given twice`);
    seen.add(ai);
  }
  const fault = associationFault([...seen]);
  if (fault !== undefined) throw new Fault(fault);
  const stemPath = segments.slice(0, keyAt).join('/');
  return { stem: `${scheme}://${host}${stemPath === '' ? '' : `/${stemPath}`}`, elements };
}

/** From the right, pairs of AI and value until a primary key. */
function primaryKeyPosition(segments: readonly string[], options: DigitalLinkOptions): number {
  for (let i = segments.length - 2; i >= 0; i -= 2) {
    const ai = aiOfSegment(segments[i] ?? '', options);
    const identifier = ai === undefined ? undefined : applicationIdentifier(ai);
    if (identifier === undefined) break;
    if (identifier.qualifierSequences !== undefined) return i;
  }
  throw new Fault(
    segments.length === 1 && /^[A-Za-z0-9_-]{10,}$/.test(segments[0] ?? '')
      ? 'the path holds no GS1 key such as /01/ and a GTIN; compressed links are not supported'
      : 'the path holds no GS1 key such as /01/ and a GTIN',
  );
}

function aiOfSegment(segment: string, options: DigitalLinkOptions): string | undefined {
  if (/^\d{2,4}$/.test(segment)) return segment;
  return options.allowShortNames === false ? undefined : aiOfShortName(segment);
}

function element(ai: string, rawValue: string, options: DigitalLinkOptions): DigitalLinkElement {
  const identifier = applicationIdentifier(ai);
  if (identifier === undefined) throw new Fault(`AI ${ai} is not assigned`);
  const isShortGtin =
    options.allowShortGtins !== false && isGtin(identifier) && /^(\d{8}|\d{12,13})$/.test(rawValue);
  const value = isShortGtin ? rawValue.padStart(14, '0') : rawValue;
  const fault = valueFault(identifier, value);
  if (fault !== undefined) throw new Fault(fault);
  return { ai, value };
}

function isGtin(identifier: ApplicationIdentifier): boolean {
  return identifier.ai === '01' || identifier.ai === '02';
}

function checkQualifiers(elements: readonly DigitalLinkElement[]): void {
  const [key, ...qualifiers] = elements;
  const sequences = applicationIdentifier(key?.ai ?? '')?.qualifierSequences ?? [];
  const fits = sequences.some((sequence) => {
    let position = -1;
    return qualifiers.every(({ ai }) => {
      const next = sequence.indexOf(ai);
      if (next <= position) return false;
      position = next;
      return true;
    });
  });
  if (!fits) {
    const listed = qualifiers.map(({ ai }) => ai).join(', ');
    throw new Fault(
      `AI ${key?.ai ?? ''} is followed by ${listed}, which is not an order the standard allows`,
    );
  }
}

function readQuery(
  query: string,
  pathElements: readonly DigitalLinkElement[],
  options: DigitalLinkOptions,
): DigitalLinkElement[] {
  const elements: DigitalLinkElement[] = [];
  for (const pair of query.split('&')) {
    const equalsAt = pair.indexOf('=');
    const key = equalsAt < 0 ? pair : pair.slice(0, equalsAt);
    if (equalsAt < 0 || !/^\d+$/.test(key)) continue;
    if (elements.length >= MAX_ELEMENTS) throw new Fault(`the query holds more than ${MAX_ELEMENTS} AIs`);
    const value = decode(pair.slice(equalsAt + 1).replace(/\+/g, '%20'));
    const identifier = applicationIdentifier(key);
    if (identifier === undefined) {
      if (options.allowUnknownAttributes !== true || !/^\d{2,4}$/.test(key)) {
        throw new Fault(`AI ${key} is not assigned`);
      }
      if (value === '') throw new Fault(`AI ${key} has no value`);
      elements.push({ ai: key, value });
      continue;
    }
    if (belongsInPath(key, pathElements)) throw new Fault(`AI ${key} belongs in the path, not after the ?`);
    if (!identifier.isAttribute) throw new Fault(`AI ${key} may not stand after the ?`);
    elements.push(element(key, value, options));
  }
  return elements;
}

/** A qualifier that could stand in the path beside the ones that do may not hide in the query. */
function belongsInPath(ai: string, pathElements: readonly DigitalLinkElement[]): boolean {
  const [key, ...qualifiers] = pathElements;
  const sequences = applicationIdentifier(key?.ai ?? '')?.qualifierSequences ?? [];
  return sequences.some(
    (sequence) => sequence.includes(ai) && qualifiers.every((qualifier) => sequence.includes(qualifier.ai)),
  );
}

/** Percent-decoding of ASCII; a stray % stays, as scanners leave it. */
function decode(text: string): string {
  const value = text.replace(/%([0-9A-Fa-f]{2})/g, (_, digits: string) =>
    String.fromCharCode(Number.parseInt(digits, 16)),
  );
  for (const letter of value) {
    if (letter < ' ' || letter > '~')
      throw new Fault('a value holds a character outside the GS1 character set');
  }
  return value;
}

/**
 * The element string of a link: ^ stands for FNC1, at the start and after values without a
 * predefined length.
 *
 * @example elementString(link) // '^01095201234567882112345'
 */
export function elementString(link: DigitalLink): string {
  return writeElementString(link.elements);
}
