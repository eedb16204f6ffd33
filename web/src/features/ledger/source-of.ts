/** What an entry of the books follows from. */
export type EntrySource =
  | { kind: 'chain' | 'payment' | 'conversion' | 'other' }
  | { kind: 'bank' | 'payout' | 'order' | 'journal'; id: string };

const UUID = '[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}';
const KINDS: readonly [RegExp, (id: string) => EntrySource][] = [
  [/^\d+:0x[0-9a-f]{64}:\d+/u, () => ({ kind: 'chain' })],
  [new RegExp(`^bank-entry:(${UUID})`, 'u'), (id) => ({ kind: 'bank', id })],
  [new RegExp(`^payout:(${UUID})`, 'u'), (id) => ({ kind: 'payout', id })],
  [new RegExp(`^(?:distribute|escrow-vat):(${UUID})`, 'u'), (id) => ({ kind: 'order', id })],
  [new RegExp(`^journal:(${UUID})`, 'u'), (id) => ({ kind: 'journal', id })],
  [/^attempt:/u, () => ({ kind: 'payment' })],
  [/^(?:quote|conversion):/u, () => ({ kind: 'conversion' })],
];

/**
 * Reads the reference that every group of entries carries.
 *
 * @example sourceOf('bank-entry:01a20687-a5b4-76e1-804c-b0e0d5ee8742:receive')
 * // { kind: 'bank', id: '01a20687-a5b4-76e1-804c-b0e0d5ee8742' }
 */
export function sourceOf(externalRef: string): EntrySource {
  for (const [pattern, make] of KINDS) {
    const match = pattern.exec(externalRef);
    if (match !== null) return make(match[1] ?? '');
  }
  return { kind: 'other' };
}
