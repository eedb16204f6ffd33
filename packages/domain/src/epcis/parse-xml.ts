import { XMLParser } from 'fast-xml-parser';
import { AppError } from '../errors/index.ts';
import type { Namespaces } from './namespaces.ts';

/** An element with its namespaces resolved: names are `{namespace}local`, or `local` without a namespace. */
export interface XmlElement {
  name: string;
  /** The text before the first child; text between children is layout. */
  text: string;
  attributes: readonly (readonly [name: string, value: string])[];
  children: readonly XmlElement[];
}

const MAX_DEPTH = 64;
/** Parsing checks well-formedness first; the library marks that as deprecated in favour of a second library. */
interface CheckingParser {
  parse(xml: string, isChecked: true): unknown;
}

const parser: CheckingParser = new XMLParser({
  preserveOrder: true,
  ignoreAttributes: false,
  attributeNamePrefix: '',
  attributesGroupName: false,
  parseTagValue: false,
  parseAttributeValue: false,
  trimValues: false,
  processEntities: false,
  ignoreDeclaration: true,
  ignorePiTags: true,
  maxNestedTags: MAX_DEPTH,
});

/** What fast-xml-parser gives for a node in document order: one key is the name, `:@` the attributes. */
type Raw = Record<string, unknown>;

/**
 * Parses an XML document without a DTD: entities other than the five of XML itself and character references do not
 * exist, so nothing can be expanded or fetched.
 *
 * @throws AppError `invalid-input` when it is not well-formed, has a DTD, or is nested more than 64 levels deep.
 */
export function parseXml(text: string): XmlElement {
  if (/<!(?:DOCTYPE|ENTITY)/i.test(text)) {
    throw refused(
      'This XML has a document type definition. Remove it: definitions and entities are not read here.',
    );
  }
  const root = (parseRaw(text) as Raw[]).find((raw) => nameOf(raw) !== '#text');
  if (root === undefined) throw refused('This XML has no root element.');
  return elementOf(root, new Map([['xml', 'http://www.w3.org/XML/1998/namespace']]));
}

function parseRaw(text: string): unknown {
  try {
    return parser.parse(text, true);
  } catch (cause) {
    throw new AppError('invalid-input', {
      message: `This XML is not well-formed: ${cause instanceof Error ? cause.message : 'unknown fault'}`,
      cause,
    });
  }
}

function elementOf(raw: Raw, outer: Namespaces): XmlElement {
  const given = Object.entries((raw[':@'] ?? {}) as Record<string, unknown>).map(
    ([name, value]) => [name, decodeText(String(value))] as const,
  );
  const bound = given.filter(([name]) => name === 'xmlns' || name.startsWith('xmlns:'));
  const namespaces =
    bound.length === 0
      ? outer
      : new Map([...outer, ...bound.map(([name, uri]) => [name.slice(6), uri] as const)]);
  const qualified = nameOf(raw);
  const nodes = raw[qualified] as Raw[];
  const firstChild = nodes.findIndex((node) => nameOf(node) !== '#text');
  const before = firstChild < 0 ? nodes : nodes.slice(0, firstChild);
  return {
    name: resolve(qualified, namespaces, namespaces.get('') ?? ''),
    text: before
      .map((node) => decodeText(String(node['#text'])))
      .join('')
      .trim(),
    attributes: given
      .filter((entry) => !bound.includes(entry))
      .map(([name, value]) => [resolve(name, namespaces, ''), value] as const),
    children: nodes.filter((node) => nameOf(node) !== '#text').map((node) => elementOf(node, namespaces)),
  };
}

function nameOf(raw: Raw): string {
  return Object.keys(raw).find((key) => key !== ':@') ?? '#text';
}

function resolve(qualified: string, namespaces: Namespaces, unprefixed: string): string {
  const colon = qualified.indexOf(':');
  const prefix = colon < 0 ? undefined : qualified.slice(0, colon);
  const namespace = prefix === undefined ? unprefixed : namespaces.get(prefix);
  if (namespace === undefined) {
    throw refused(
      `The prefix of <${qualified}> is bound to no namespace. Add xmlns:${prefix ?? ''} to the document.`,
    );
  }
  const local = qualified.slice(colon + 1);
  return namespace === '' ? local : `{${namespace}}${local}`;
}

const entities = new Map([
  ['lt', '<'],
  ['gt', '>'],
  ['amp', '&'],
  ['quot', '"'],
  ['apos', "'"],
]);

function decodeText(text: string): string {
  return text.replace(/&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|([a-z]+));/gi, (whole, decimal, hex, name) => {
    if (typeof name === 'string') {
      const letter = entities.get(name);
      if (letter === undefined)
        throw refused(`The entity ${whole} is not defined. Write the character itself.`);
      return letter;
    }
    const code = typeof decimal === 'string' ? Number(decimal) : Number.parseInt(String(hex), 16);
    if (code > 0x10ffff || (code >= 0xd800 && code <= 0xdfff)) throw refused(`${whole} is no character.`);
    return String.fromCodePoint(code);
  });
}

const refused = (message: string): AppError => new AppError('invalid-input', { message });
