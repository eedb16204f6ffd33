import type { z } from 'zod';
import { canonicalBytes } from '../jcs/index.ts';
import { isAppError } from '../errors/index.ts';
import type { Finding } from './finding.ts';
import { itemNameOf, pathText } from './item-names.ts';
import { documentShape, type DocumentShape } from './shape.ts';

/** One raw IPFS block; larger certificates cannot be stored as one. */
export const MAX_DOCUMENT_BYTES = 1_048_576;
const MAX_FINDINGS = 20;
const MAX_DEPTH = 60;

export type ParsedDocument =
  | { ok: true; shape: DocumentShape; json: unknown; canonical: Uint8Array }
  | { ok: false; findings: Finding[] };

/** Text or parsed JSON → the checked shape, or findings that name each wrong field. */
export function parseDocument(source: unknown): ParsedDocument {
  let json: unknown = source;
  if (typeof source === 'string') {
    try {
      json = JSON.parse(source.replace(/^\uFEFF/, ''));
    } catch {
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
  if (typeof json !== 'object' || json === null || !('Certificate' in json)) {
    return refused(
      'not-a-certificate',
      'Certificate',
      'The file is JSON, but not an EN 10168 certificate: it has no part "Certificate".',
      'Export the certificate in the EN 10168 JSON form and upload that file.',
    );
  }
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
  const parsed = documentShape.safeParse(json);
  if (parsed.success) return { ok: true, shape: parsed.data, json, canonical };
  return { ok: false, findings: parsed.error.issues.slice(0, MAX_FINDINGS).map(findingOfIssue) };
}

function refused(code: Finding['code'], field: string, message: string, remedy: string): ParsedDocument {
  return { ok: false, findings: [{ code, severity: 'refuse', field, message, remedy }] };
}

function findingOfIssue(issue: z.core.$ZodIssue): Finding {
  const field = pathText(issue.path);
  const item = itemNameOf(issue.path);
  const capital = item.charAt(0).toUpperCase() + item.slice(1);
  const isMissing =
    (issue.code === 'invalid_type' && /received (undefined|null)/.test(issue.message)) ||
    (issue.code === 'invalid_union' && issue.input === undefined && /undefined/.test(issue.message)) ||
    issue.message === 'is missing' ||
    (issue.code === 'too_small' && issue.origin === 'string');
  if (isMissing) {
    return {
      code: 'field-missing',
      severity: 'refuse',
      field,
      message: `${capital} is missing.`,
      remedy: `Add ${field} and upload the certificate again.`,
    };
  }
  return {
    code: 'field-wrong',
    severity: 'refuse',
    field,
    message: `${capital} is not as EN 10168 JSON has it: ${reasonOf(issue)}.`,
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
