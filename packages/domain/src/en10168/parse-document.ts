import type { z } from 'zod';
import { canonicalBytes, parseJsonText } from '../jcs/index.ts';
import { isAppError } from '../errors/index.ts';
import type { Finding } from './finding.ts';
import { itemNameOf, pathText } from './item-names.ts';
import { documentShape, type DocumentShape } from './shape.ts';

/** One raw IPFS block; larger certificates cannot be stored as one. */
export const MAX_DOCUMENT_BYTES = 1_048_576;
const MAX_DEPTH = 60;
/** Fields that may be left out of one document before it is no certificate. */
const MAX_REPAIRS = 50;

export type ParsedJson =
  | { ok: true; json: Readonly<Record<string, unknown>>; canonical: Uint8Array }
  | { ok: false; findings: Finding[] };

export type ParsedDocument =
  | { ok: true; shape: DocumentShape; canonical: Uint8Array; findings: Finding[] }
  | { ok: false; findings: Finding[] };

/** Text or parsed JSON → a JSON object of bounded depth and size with its canonical bytes. */
export function parseJson(source: unknown): ParsedJson {
  let json: unknown = source;
  if (typeof source === 'string') {
    try {
      json = parseJsonText(source.replace(/^\uFEFF/, ''));
    } catch (error) {
      if (isAppError(error) && error.details['reason'] === 'repeated-name') {
        return refused('not-json', '', error.message, 'Export the certificate again.');
      }
      return refused(
        'not-json',
        '',
        'The file is not JSON.',
        'Export the certificate as EN 10168 JSON and upload that file.',
      );
    }
  }
  if (depthOf(json) > MAX_DEPTH) {
    return refused(
      'not-a-certificate',
      '',
      'The file is nested deeper than any certificate.',
      'Upload an EN 10168 certificate.',
    );
  }
  if (typeof json !== 'object' || json === null || Array.isArray(json)) return notACertificate();
  let canonical: Uint8Array;
  try {
    canonical = canonicalBytes(json);
  } catch (error) {
    if (!isAppError(error)) throw error;
    return refused('not-json', '', error.message, 'Export the certificate again.');
  }
  if (canonical.length > MAX_DOCUMENT_BYTES) {
    return refused(
      'too-large',
      '',
      `The certificate is ${Math.ceil(canonical.length / 1024)} KiB; at most 1,024 KiB can be registered.`,
      'Leave out or shrink embedded images and attachments.',
    );
  }
  return { ok: true, json: json as Record<string, unknown>, canonical };
}

const notACertificate = () =>
  refused(
    'not-a-certificate',
    'Certificate',
    'The file is JSON, but not an EN 10168 certificate: it has no part "Certificate".',
    'Export the certificate in the EN 10168 JSON form and upload that file.',
  );

/**
 * Text or parsed JSON → the shape of an EN 10168 document. What is not of the shape is left out, with a finding that
 * names it: a document is refused here only when a part that everything hangs on is not there.
 */
export function parseDocument(source: unknown): ParsedDocument {
  const parsed = parseJson(source);
  if (!parsed.ok) return parsed;
  if (!Object.hasOwn(parsed.json, 'Certificate')) return notACertificate();
  const findings: Finding[] = [];
  const seen = new Map<string, number>();
  let json: unknown = parsed.json;
  while (findings.length < MAX_REPAIRS) {
    json = compact(json);
    const shaped = documentShape.safeParse(json);
    if (shaped.success) return { ok: true, shape: shaped.data, canonical: parsed.canonical, findings };
    const { issues } = shaped.error;
    const structural = issues.filter(({ path }) => isStructural(path));
    if (structural.length > 0) return { ok: false, findings: structural.map(findingOfIssue) };
    for (const issue of issues.slice(0, MAX_REPAIRS)) {
      const field = pathText(issue.path);
      const times = (seen.get(field) ?? 0) + 1;
      seen.set(field, times);
      findings.push({
        ...findingOfIssue(issue),
        code: 'field-ignored',
        severity: 'warn',
        remedy: `It is left out of the reading. Correct ${field} if it matters.`,
      });
      // The shape also takes shorter spellings; where the path has no such part in the document, what holds it goes.
      json = without(json, issue.path.slice(0, issue.path.length + 1 - times));
    }
  }
  return refused(
    'not-a-certificate',
    'Certificate',
    `More than ${MAX_REPAIRS} fields of the file are not as EN 10168 JSON has them.`,
    'Export the certificate in the EN 10168 JSON form and upload that file.',
  );
}

/** The three parts without which there is nothing to read. */
const isStructural = (path: readonly PropertyKey[]): boolean =>
  path.length <= 1 ||
  (path.length === 2 && (path[1] === 'CommercialTransaction' || path[1] === 'ProductDescription'));

/** The document with the value at a path left out; of a list, the place stays empty until it is compacted. */
function without(value: unknown, [key, ...rest]: readonly PropertyKey[]): unknown {
  if (key === undefined || typeof value !== 'object' || value === null) return undefined;
  if (Array.isArray(value)) {
    return value.map((item: unknown, at) => (String(at) === String(key) ? without(item, rest) : item));
  }
  // A single thing that stands where the shape has a list: the path has an index that the document lacks.
  if (typeof key === 'number') return without(value, rest);
  return mapped(value, (item, name) => (name === key ? without(item, rest) : item));
}

/** Without empty places in lists: several versions write them, and they say nothing. */
function compact(value: unknown): unknown {
  if (Array.isArray(value)) {
    return value.filter((item: unknown) => item !== undefined && item !== null).map(compact);
  }
  return typeof value === 'object' && value !== null ? mapped(value, compact) : value;
}

function mapped(value: object, change: (item: unknown, name: string) => unknown): Record<string, unknown> {
  const copy = Object.create(null) as Record<string, unknown>;
  for (const [name, item] of Object.entries(value)) {
    const changed = change(item, name);
    if (changed !== undefined) copy[name] = changed;
  }
  return copy;
}

function refused(
  code: Finding['code'],
  field: string,
  message: string,
  remedy: string,
): { ok: false; findings: Finding[] } {
  return { ok: false, findings: [{ code, severity: 'refuse', field, message, remedy }] };
}

/** A required item that the document lacks. */
export function missing(path: readonly string[]): Finding {
  const item = itemNameOf(path);
  return {
    code: 'field-missing',
    severity: 'refuse',
    field: pathText(path),
    message: `${item.charAt(0).toUpperCase()}${item.slice(1)} is missing.`,
    remedy: `Add ${pathText(path)} and upload the certificate again.`,
  };
}

function findingOfIssue(issue: z.core.$ZodIssue): Finding {
  const field = pathText(issue.path);
  if (issue.code === 'invalid_type' && /received (undefined|null)/.test(issue.message)) {
    return missing(issue.path.map(String));
  }
  const item = itemNameOf(issue.path);
  return {
    code: 'field-wrong',
    severity: 'refuse',
    field,
    message: `${item.charAt(0).toUpperCase()}${item.slice(1)} is not as EN 10168 JSON has it: ${reasonOf(issue)}.`,
    remedy: `Correct ${field} and upload the certificate again.`,
  };
}

function reasonOf(issue: z.core.$ZodIssue): string {
  switch (issue.code) {
    case 'invalid_type':
      return `${kindWord(issue.expected)} is expected`;
    case 'invalid_union':
      return 'text or a number is expected';
    case 'invalid_value':
      return `one of ${issue.values.map(String).join(', ')} is expected`;
    case 'too_big':
      return 'it is longer than any certificate needs';
    default:
      return 'its value cannot be read';
  }
}

function kindWord(expected: string): string {
  return (
    { string: 'text', number: 'a number', object: 'an object', array: 'a list', record: 'an object' }[
      expected
    ] ?? expected
  );
}

/** Depth of nesting, without recursion: hostile files are nested deeper than the stack. */
function depthOf(json: unknown): number {
  let level: unknown[] = [json];
  let depth = 0;
  while (level.length > 0 && depth <= MAX_DEPTH) {
    level = level.flatMap((value): unknown[] =>
      typeof value === 'object' && value !== null ? Object.values(value) : [],
    );
    depth += 1;
  }
  return depth;
}
