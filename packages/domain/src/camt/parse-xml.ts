import { XMLParser, XMLValidator } from 'fast-xml-parser';
import { AppError } from '../errors/index.ts';

/** Larger than a day's statement of a busy account; a larger one is split by the bank into pages. */
export const MAX_STATEMENT_BYTES = 64 * 1_048_576;
const MAX_DEPTH = 40;

export interface XmlElement {
  /** Local name; the prefix is dropped. */
  name: string;
  attributes: ReadonlyMap<string, string>;
  text: string;
  children: readonly XmlElement[];
}

const parser = new XMLParser({
  preserveOrder: true,
  ignoreAttributes: false,
  attributeNamePrefix: '',
  removeNSPrefix: false,
  parseTagValue: false,
  parseAttributeValue: false,
  trimValues: true,
  processEntities: false,
  ignoreDeclaration: true,
  ignorePiTags: true,
  // Its own limit, so that a deep file is refused while it is read.
  maxNestedTags: MAX_DEPTH,
});

/**
 * XML text → elements. Document type declarations are refused, so no entity is ever defined by the file: the five of XML
 * and character references are all that there are.
 *
 * @throws AppError `invalid-input` saying what is not well-formed; `too-large` above 64 MiB
 */
export function parseXml(text: string): XmlElement {
  if (text.length > MAX_STATEMENT_BYTES) {
    throw new AppError('too-large', {
      message: 'The statement is larger than 64 MiB. Ask the bank for daily statements.',
    });
  }
  if (/<!(?:DOCTYPE|ENTITY)/iu.test(text)) {
    throw unreadable(
      'It has a document type declaration, which no bank statement needs and which is refused.',
    );
  }
  if (
    !text
      .trimStart()
      .replace(/^\uFEFF/, '')
      .startsWith('<')
  )
    throw unreadable('It is not XML.');
  let tree: unknown;
  try {
    // eslint-disable-next-line @typescript-eslint/no-deprecated -- its successor is the same code in a package of its own
    const outcome = XMLValidator.validate(text);
    if (outcome !== true) {
      throw unreadable(`It is not well-formed at line ${outcome.err.line}: ${sentenceOf(outcome.err.msg)}`);
    }
    tree = parser.parse(text);
  } catch (cause) {
    if (cause instanceof AppError) throw cause;
    throw unreadable('It is not well-formed.', cause);
  }
  const [root, second] = elementsOf(tree);
  if (root === undefined || second !== undefined) throw unreadable('It does not have one root element.');
  return root;
}

function elementsOf(nodes: unknown, depth = 0): XmlElement[] {
  if (!Array.isArray(nodes)) return [];
  if (depth > MAX_DEPTH) throw unreadable('It nests deeper than any statement.');
  return nodes.flatMap((node: unknown) => elementOf(node, depth) ?? []);
}

function elementOf(node: unknown, depth: number): XmlElement | undefined {
  if (typeof node !== 'object' || node === null) return undefined;
  const entry = Object.entries(node).find(([key]) => key !== ':@' && key !== '#text');
  if (entry === undefined) return undefined;
  const [name, content] = entry as [string, unknown];
  const attributes = new Map<string, string>();
  const given = (node as { ':@'?: Record<string, unknown> })[':@'] ?? {};
  for (const [key, value] of Object.entries(given)) attributes.set(key, decode(String(value)));
  const texts = Array.isArray(content)
    ? content.flatMap((child: unknown) =>
        typeof child === 'object' && child !== null && '#text' in child ? [String(child['#text'])] : [],
      )
    : [];
  return {
    name: name.slice(name.indexOf(':') + 1),
    attributes,
    text: decode(texts.join('')).trim(),
    children: elementsOf(content, depth + 1),
  };
}

const named = new Map(Object.entries({ amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }));

function decode(text: string): string {
  if (!text.includes('&')) return text;
  return text.replace(/&(#x[0-9a-f]{1,6}|#\d{1,7}|\w{1,20});/giu, (whole, body: string) => {
    const character = body.startsWith('#') ? characterOf(body.slice(1)) : named.get(body);
    if (character === undefined) throw unreadable(`It uses ${whole}, which XML does not define.`);
    return character;
  });
}

function characterOf(reference: string): string | undefined {
  const code = /^x/iu.test(reference) ? Number.parseInt(reference.slice(1), 16) : Number(reference);
  const isAllowed =
    code === 9 ||
    code === 10 ||
    code === 13 ||
    (code >= 0x20 && code <= 0xd7ff) ||
    (code >= 0xe000 && code <= 0x10ffff);
  return isAllowed ? String.fromCodePoint(code) : undefined;
}

const sentenceOf = (text: string): string => (text.endsWith('.') ? text : `${text}.`);

export function unreadable(reason: string, cause?: unknown): AppError {
  return new AppError('invalid-input', {
    message: `The bank statement cannot be read. ${reason}`,
    ...(cause === undefined ? {} : { cause }),
  });
}

/** The first child at a path of names, or undefined. @example at(entry, 'NtryDtls', 'Btch') */
export function at(element: XmlElement | undefined, ...names: readonly string[]): XmlElement | undefined {
  return names.reduce<XmlElement | undefined>(
    (found, name) => found?.children.find((child) => child.name === name),
    element,
  );
}

/** All children of a name. */
export function all(element: XmlElement | undefined, name: string): readonly XmlElement[] {
  return element?.children.filter((child) => child.name === name) ?? [];
}

/** The text at a path, or null when there is none. */
export function textAt(element: XmlElement | undefined, ...names: readonly string[]): string | null {
  const text = at(element, ...names)?.text ?? '';
  return text === '' ? null : text;
}

const encodings = new Set(['utf-8', 'iso-8859-1', 'iso-8859-15', 'windows-1252', 'utf-16', 'us-ascii']);

/**
 * The text of an XML file in the encoding that it declares (XML 1.0, 4.3.3): UTF-8 unless it says otherwise.
 *
 * @throws AppError `invalid-input` when the bytes are not of that encoding
 */
export function decodeXml(bytes: Uint8Array): string {
  const isUtf16 = (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff);
  const head = new TextDecoder('latin1').decode(bytes.subarray(0, 200));
  const declared = /^[^<]{0,3}<\?xml[^>]{0,100}?encoding\s*=\s*["']([\w-]{1,20})["']/u.exec(head)?.[1];
  const label = isUtf16 ? (bytes[0] === 0xff ? 'utf-16le' : 'utf-16be') : (declared ?? 'utf-8').toLowerCase();
  if (!isUtf16 && !encodings.has(label))
    throw unreadable(`Its encoding ${label} is not supported; UTF-8 is.`);
  try {
    return new TextDecoder(label, { fatal: true }).decode(bytes);
  } catch (cause) {
    throw unreadable(`Its bytes are not ${label}.`, cause);
  }
}
