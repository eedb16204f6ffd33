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

interface OpenElement extends XmlElement {
  qualifiedName: string;
  attributes: Map<string, string>;
  children: XmlElement[];
}

const NAME = String.raw`[\p{L}_][\p{L}\p{M}\p{N}_.:-]{0,199}`;
const TAG = new RegExp(NAME, 'uy');
const ATTRIBUTE = new RegExp(String.raw`\s+(${NAME})\s*=\s*(?:"([^"<]*)"|'([^'<]*)')`, 'uy');
const TAG_END = /\s*(\/?)>/uy;
/** What XML 1.0, 2.2 does not allow as characters at all. */
const FORBIDDEN = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]/u;

/**
 * Well-formed XML text → elements, in one pass over the text. It is read here and not by a library because a bank's file
 * needs so little of XML, and the rest is what attacks are made of: a document type is refused, so the file defines no
 * entity; the five of XML and character references are all that there are.
 *
 * @throws AppError `invalid-input` saying what is not well-formed and in which line; `too-large` above 64 MiB
 */
export function parseXml(source: string): XmlElement {
  if (source.length > MAX_STATEMENT_BYTES) {
    throw new AppError('too-large', {
      message: 'The statement is larger than 64 MiB. Ask the bank for daily statements.',
    });
  }
  const text = source.replace(/^\uFEFF/u, '');
  if (!text.trimStart().startsWith('<')) throw unreadable('It is not XML.');
  if (FORBIDDEN.test(text) || !text.isWellFormed()) throw unreadable('It has characters that XML forbids.');
  const root: OpenElement = { name: '', qualifiedName: '', attributes: new Map(), text: '', children: [] };
  const open = [root];
  let at = 0;
  while (at < text.length) {
    const next = text.indexOf('<', at);
    const end = next === -1 ? text.length : next;
    addText(open, decode(text.slice(at, end)), () => lineOf(text, at));
    at = end === text.length ? end : readMarkup(text, end, open);
  }
  const [element, second] = root.children;
  const unclosed = open[1];
  if (unclosed !== undefined)
    throw unreadable(`It is not well-formed: <${unclosed.qualifiedName}> is never closed.`);
  if (element === undefined || second !== undefined) throw unreadable('It does not have one root element.');
  return element;
}

/** Reads one tag, comment, instruction or CDATA section that begins at a `<`, and says where it ends. */
function readMarkup(text: string, at: number, open: OpenElement[]): number {
  const endOf = (closing: string, from: number): number => {
    const end = text.indexOf(closing, from);
    if (end === -1) throw malformed(text, at, `${text.slice(at, at + 9).trim()} is never closed`);
    return end;
  };
  if (text.startsWith('<!--', at)) return endOf('-->', at + 4) + 3;
  if (text.startsWith('<![CDATA[', at)) {
    const end = endOf(']]>', at + 9);
    addText(open, text.slice(at + 9, end), () => lineOf(text, at));
    return end + 3;
  }
  if (text.startsWith('<?', at)) return endOf('?>', at + 2) + 2;
  if (text.startsWith('<!', at)) {
    throw unreadable(
      'It has a document type declaration, which no bank statement needs and which is refused.',
    );
  }
  return text.startsWith('</', at) ? closeTag(text, at, open) : openTag(text, at, open);
}

function closeTag(text: string, at: number, open: OpenElement[]): number {
  const end = text.indexOf('>', at);
  const name = text.slice(at + 2, end === -1 ? at + 42 : end).trim();
  const current = open.length > 1 ? open.pop() : undefined;
  if (end === -1 || current?.qualifiedName !== name) {
    throw malformed(
      text,
      at,
      `</${name.slice(0, 40)}> closes ${current === undefined ? 'nothing' : `<${current.qualifiedName}>`}`,
    );
  }
  current.text = current.text.trim();
  return end + 1;
}

function openTag(text: string, at: number, open: OpenElement[]): number {
  const name = matchAt(TAG, text, at + 1)?.[0];
  if (name === undefined) throw malformed(text, at, 'a tag has no name');
  let end = at + 1 + name.length;
  const attributes = new Map<string, string>();
  for (let match = matchAt(ATTRIBUTE, text, end); match !== null; match = matchAt(ATTRIBUTE, text, end)) {
    const [whole, key = '', double, single] = match;
    if (attributes.has(key)) throw malformed(text, at, `<${name}> has the attribute ${key} twice`);
    attributes.set(key, decode(double ?? single ?? ''));
    end += whole.length;
  }
  const close = matchAt(TAG_END, text, end);
  if (close === null)
    throw malformed(
      text,
      at,
      `the tag <${name.slice(0, 40)} is not closed or has an attribute without a value`,
    );
  const element: OpenElement = {
    name: name.slice(name.indexOf(':') + 1),
    qualifiedName: name,
    attributes,
    text: '',
    children: [],
  };
  open.at(-1)?.children.push(element);
  if (close[1] !== '/') {
    open.push(element);
    if (open.length > MAX_DEPTH) throw unreadable('It nests deeper than any statement.');
  }
  return end + close[0].length;
}

function matchAt(pattern: RegExp, text: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at;
  return pattern.exec(text);
}

function addText(open: readonly OpenElement[], text: string, line: () => number): void {
  const current = open.at(-1);
  if (current === undefined || text === '') return;
  if (open.length === 1 && text.trim() !== '') {
    throw unreadable(`It is not well-formed at line ${line()}: text stands outside of the root element.`);
  }
  current.text += text;
}

const named = new Map(Object.entries({ amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }));

function decode(text: string): string {
  if (!text.includes('&')) return text;
  return text.replace(/&([^&;]{0,20};?)/gu, (whole, body: string) => {
    const word = body.endsWith(';') ? body.slice(0, -1) : undefined;
    const character = word?.startsWith('#') === true ? characterOf(word.slice(1)) : named.get(word ?? '');
    if (character === undefined)
      throw unreadable(`It uses ${whole.slice(0, 22)}, which XML does not define.`);
    return character;
  });
}

function characterOf(reference: string): string | undefined {
  const isHex = /^x[0-9a-f]{1,6}$/iu.test(reference);
  if (!isHex && !/^\d{1,7}$/u.test(reference)) return undefined;
  const code = isHex ? Number.parseInt(reference.slice(1), 16) : Number(reference);
  if (code > 0x10ffff || (code >= 0xd800 && code <= 0xdfff)) return undefined;
  const character = String.fromCodePoint(code);
  return FORBIDDEN.test(character) ? undefined : character;
}

const lineOf = (text: string, at: number): number => text.slice(0, at).split('\n').length;

const malformed = (text: string, at: number, reason: string): AppError =>
  unreadable(`It is not well-formed at line ${lineOf(text, at)}: ${reason}.`);

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

const encodings = new Set(['utf-8', 'iso-8859-1', 'iso-8859-15', 'windows-1252', 'us-ascii']);

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
  if (!isUtf16 && !encodings.has(label)) {
    throw unreadable(`Its encoding ${label} is not supported; UTF-8 is.`);
  }
  try {
    return new TextDecoder(label, { fatal: true }).decode(bytes);
  } catch (cause) {
    throw unreadable(`Its bytes are not ${label}.`, cause);
  }
}
