import { businessKey, requestIntent, retryIntent } from '../../platform/bridge/index.ts';
import type { Tx } from '../../platform/database/index.ts';
import type { Attempt } from '../rail.ts';
import { findAccount, outgoingOf } from './deposit-store.ts';
import { sweepableWei } from './snapshot-of-deposit.ts';

/** An attempt as far as a sweep depends on it. */
export type SweptAttempt = Pick<Attempt, 'id' | 'orderId'> & {
  snapshot: Pick<Attempt['snapshot'], 'capturedMinor'>;
};

/** @example sweepKeyOf('0199…', 2) // 'sweep:0199…:2' */
const sweepKeyOf = (orderId: string, count: number): string => `sweep:${orderId}:${count}`;

/** @example orderOfSweep('sweep:0199…:2') // '0199…'; null for a transfer that is no sweep */
export const orderOfSweep = (key: string): string | null => /^sweep:([^:]+):\d+$/.exec(key)?.[1] ?? null;

/** What was captured of an order in native coin and lies on its deposit account still, in wei. */
export async function unsweptWei(tx: Tx, { id, snapshot }: SweptAttempt): Promise<bigint> {
  const account = await findAccount(tx, id);
  return account ? sweepableWei(snapshot.capturedMinor, await outgoingOf(tx, account.index)) : 0n;
}

/**
 * Moves what was captured from the deposit account to the treasury; the relayer pays the gas. One that was refused is asked
 * for again under its own key, with what is there by then.
 */
export async function sweepDeposit(tx: Tx, attempt: SweptAttempt, treasury: `0x${string}`): Promise<void> {
  const account = await findAccount(tx, attempt.id);
  if (!account) return;
  const outgoing = await outgoingOf(tx, account.index);
  const amountWei = sweepableWei(attempt.snapshot.capturedMinor, outgoing);
  if (amountWei === 0n) return;
  const sweeps = outgoing.filter(({ kind }) => kind === 'sweep');
  const failed = sweeps.find(({ status }) => status === 'failed');
  const key = failed?.key ?? sweepKeyOf(attempt.orderId, sweeps.length + 1);
  const payload = { key, from: account.index.toString(), to: treasury, amountWei: amountWei.toString() };
  const request = { businessKey: businessKey.sendNative(key), kind: 'send-native' as const, payload };
  if (!(await requestIntent(tx, request))) await retryIntent(tx, request);
}
