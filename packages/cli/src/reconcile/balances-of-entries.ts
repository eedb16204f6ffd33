import type { ChainEntry } from './read-entries.ts';

/**
 * Debits less credits by account (`code|owner|currency`), from entries in any order: what was posted, and what is claimed
 * and not resolved. A claim counts because its block is part of the chain; finality is only not marked yet.
 *
 * @example balancesOf([{ id: 'a', kind: 'single', pendingId: null, amountMinor: 5n, debit: 'x', credit: 'y' }]).get('y') // -5n
 */
export function balancesOf(entries: readonly ChainEntry[]): Map<string, bigint> {
  const resolved = new Set(entries.flatMap(({ pendingId }) => pendingId ?? []));
  const balances = new Map<string, bigint>();
  const add = (account: string, amount: bigint): void => {
    balances.set(account, (balances.get(account) ?? 0n) + amount);
  };
  for (const { id, kind, amountMinor, debit, credit } of entries) {
    const counts = kind === 'single' || kind === 'post' || (kind === 'pending' && !resolved.has(id));
    if (!counts) continue;
    add(debit, amountMinor);
    add(credit, -amountMinor);
  }
  return balances;
}
