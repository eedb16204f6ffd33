/** Where a number that an auditor holds leads to. */
export type Story = { kind: 'entry'; href: string } | { kind: 'ask'; text: string };

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/**
 * What a search for an object means, by its shape alone: entries of the ledger have one of their own, everything else is
 * asked for.
 *
 * @example storyOf('01a20687-a5b4-76e1-804c-b0e0d5ee8742') // { kind: 'entry', href: '/finance/ledger/entries/01a20687-…' }
 */
export function storyOf(query: string): Story {
  const text = query.trim();
  const lower = text.toLowerCase();
  if (UUID.test(lower)) return { kind: 'entry', href: `/finance/ledger/entries/${lower}` };
  return { kind: 'ask', text };
}
