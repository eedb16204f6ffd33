import { readLabelTarget } from '@topsteel/domain/digital-link';
import type { LabelTarget } from '@topsteel/domain/digital-link';

/** What somebody typed, pasted or scanned into the search box of every page. */
export type Recognised =
  /** A label: the link in its QR code, or the 20 letters below it. */
  | { kind: 'label'; target: LabelTarget }
  /** The number of an order, in capitals. */
  | { kind: 'order'; number: string }
  /** A hash of 32 bytes or an address of 20: of a document, a transaction, an account. */
  | { kind: 'hash'; value: string }
  /** One word that may be a heat or the number of a certificate; only a search can tell. */
  | { kind: 'code'; text: string }
  /** Words to search the steel on offer by. */
  | { kind: 'words'; text: string };

/** A lot's code is written whole or in groups; what only happens to have twenty letters is no code. */
const LOT_CODE = /^(?:[0-9a-z]{20}|(?:[0-9a-z]{4}[- ]){4}[0-9a-z]{4}|(?:[0-9a-z]{5}[- ]){3}[0-9a-z]{5})$/i;
const LINK = /^https?:\/\//i;
const ORDER = /^ts-\d{4}-\d{1,9}$/i;
const HASH = /^(?:0x)?(?:[0-9a-f]{64}|[0-9a-f]{40})$/i;
/** Letters and digits with at least four digits, perhaps with strokes between: `F26-41644`, `650466`, `AVO-2026/12011`. */
const CODE = /^(?=(?:.*\d){4})[a-z]{0,6}[0-9a-z]*(?:[-/.][0-9a-z]+)*$/i;
/** What looks like a code and is none: grades, material numbers, sizes, profiles. */
const STEEL =
  /^(?:[sbplehc]\d{3}(?!\d)[a-z0-9+]*|1\.\d{4}|\d{1,5}(?:[x×*]\d{1,5})+|(?:ipe|he[abm]|up[ne]|shs|rhs|chs)\d+)$/i;

/**
 * Tells what a text is, by its form alone.
 *
 * @example recognise(' ts-2026-000009 ') // { kind: 'order', number: 'TS-2026-000009' }
 * @example recognise('S355J2 20 2000x6000') // { kind: 'words', text: 'S355J2 20 2000x6000' }
 */
export function recognise(typed: string): Recognised {
  const text = typed.trim().replace(/\s+/g, ' ');
  if (LOT_CODE.test(text) || LINK.test(text) || text.startsWith('/01/')) {
    const target = readLabelTarget(text.startsWith('/') ? `https://label${text}` : text);
    if (target !== undefined) return { kind: 'label', target };
  }
  if (ORDER.test(text)) return { kind: 'order', number: text.toUpperCase() };
  if (HASH.test(text)) return { kind: 'hash', value: `0x${text.replace(/^0x/i, '').toLowerCase()}` };
  if (CODE.test(text) && !STEEL.test(text)) return { kind: 'code', text };
  return { kind: 'words', text };
}
