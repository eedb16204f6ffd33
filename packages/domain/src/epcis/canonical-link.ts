import { aiOfShortName } from '../digital-link/application-identifiers.ts';

/** Keys an event's link may have, each with the qualifiers of which the most fine-grained one stays (CBV 2.0, 8.9). */
const keys = new Map<string, { value: RegExp; qualifiers: readonly string[] }>([
  ['00', { value: /^\d{18}$/, qualifiers: [] }],
  ['01', { value: /^\d{14}$/, qualifiers: ['21', '235', '10'] }],
  ['253', { value: /^\d{13}.{0,17}$/, qualifiers: [] }],
  ['255', { value: /^\d{13,25}$/, qualifiers: [] }],
  ['401', { value: /^.{4,30}$/, qualifiers: [] }],
  ['402', { value: /^\d{17}$/, qualifiers: [] }],
  ['414', { value: /^\d{13}$/, qualifiers: ['254'] }],
  ['417', { value: /^\d{13}$/, qualifiers: [] }],
  ['8003', { value: /^\d{14}.{0,16}$/, qualifiers: [] }],
  ['8004', { value: /^.{4,30}$/, qualifiers: [] }],
  ['8006', { value: /^\d{18}$/, qualifiers: ['21', '10'] }],
  ['8010', { value: /^.{4,30}$/, qualifiers: ['8011'] }],
  ['8017', { value: /^\d{18}$/, qualifiers: [] }],
  ['8018', { value: /^\d{18}$/, qualifiers: [] }],
]);

/** Qualifiers that may follow a key but that an event's link drops. */
const dropped = new Map<string, readonly string[]>([
  ['01', ['22']],
  ['8006', ['22']],
  ['414', ['7040']],
  ['417', ['7040']],
  ['8004', ['7040']],
  ['8017', ['8019']],
  ['8018', ['8019']],
]);

/**
 * A GS1 Digital Link as constrained canonical link: host id.gs1.org, numbers for short names, GTIN-14, no query, only
 * the most fine-grained identification. Undefined when the address is no such link; check digits are not judged.
 *
 * @example canonicalLinkOf('https://steel.example/gtin/9520123456788/lot/H1/ser/7?11=260101')
 * // 'https://id.gs1.org/01/09520123456788/21/7'
 */
export function canonicalLinkOf(uri: string): string | undefined {
  const path = /^https?:\/\/[^/?#\s]+(\/[^?#\s]*)/i.exec(uri)?.[1];
  if (path === undefined) return undefined;
  const segments = path.replace(/\/$/, '').slice(1).split('/');
  // What comes before the key is the host's own affair and may look like anything, so the search starts at the end.
  for (let start = segments.length - 2; start >= 0 && start >= segments.length - 8; start -= 2) {
    const link = readFrom(segments.slice(start));
    if (link !== undefined) return link;
  }
  return undefined;
}

function readFrom(segments: readonly string[]): string | undefined {
  const key = numberOf(segments[0] ?? '');
  const rule = keys.get(key);
  const raw = decode(segments[1] ?? '');
  if (rule === undefined || raw === undefined) return undefined;
  const value = key === '01' && /^(?:\d{8}|\d{12,13})$/.test(raw) ? raw.padStart(14, '0') : raw;
  if (!rule.value.test(value)) return undefined;
  const qualifiers = new Map<string, string>();
  for (let at = 2; at < segments.length; at += 2) {
    const ai = numberOf(segments[at] ?? '');
    const qualifier = decode(segments[at + 1] ?? '');
    const isKnown = rule.qualifiers.includes(ai) || dropped.get(key)?.includes(ai) === true;
    if (!isKnown || qualifier === undefined || qualifier === '' || qualifiers.has(ai)) return undefined;
    qualifiers.set(ai, qualifier);
  }
  const kept = rule.qualifiers.find((ai) => qualifiers.has(ai));
  const tail = kept === undefined ? '' : `/${kept}/${encode(qualifiers.get(kept) ?? '')}`;
  return `https://id.gs1.org/${key}/${encode(value)}${tail}`;
}

function numberOf(segment: string): string {
  return /^\d+$/.test(segment) ? segment : (aiOfShortName(segment) ?? '');
}

function decode(segment: string): string | undefined {
  try {
    return decodeURIComponent(segment);
  } catch {
    return undefined;
  }
}

/** encodeURIComponent, but ' ; and = stand as in canonical links, and ! ( ) * do not. */
function encode(value: string): string {
  return encodeURIComponent(value)
    .replace(/[!()*]/g, (letter) => `%${letter.charCodeAt(0).toString(16).toUpperCase()}`)
    .replace(/%3B/g, ';')
    .replace(/%3D/g, '=');
}
