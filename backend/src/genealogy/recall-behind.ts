import { lotCodeOf } from '@topsteel/domain/digital-link';
import { AppError } from '@topsteel/domain/errors';
import type { Tx } from '../platform/database/index.ts';
import { concernedByRecall, firstRecallBehind, isCaughtUp } from './infra/genealogy-store.ts';

/** A recall that concerns a lot: its own, or that of a lot behind it. */
export interface RecallBehind {
  lotCode: string;
  reason: number;
  at: Date;
}

/** The earliest recall that concerns a lot; null when none does. `lotId` in decimal digits. */
export async function recallBehind(tx: Tx, lotId: string): Promise<RecallBehind | null> {
  const row = await firstRecallBehind(tx, lotId);
  return row && { lotCode: lotCodeOf(BigInt(row.lot_id)), reason: row.recall_reason, at: row.recalled_at };
}

/**
 * Asks that what the ledger said up to an event is known, before anything is concluded from it.
 *
 * @throws AppError `unavailable`; the event comes again, and by then it is
 */
export async function requireLineageUpTo(tx: Tx, eventId: bigint): Promise<void> {
  if (await isCaughtUp(tx, eventId)) return;
  throw new AppError('unavailable', {
    message: 'The genealogy has not read the ledger up to here yet. It is looked at again in a moment.',
  });
}

/** Which of some lots a recall concerns: their own, or that of a lot behind them. */
export async function recalledAmong(tx: Tx, lotIds: readonly string[]): Promise<ReadonlySet<string>> {
  return new Set(lotIds.length === 0 ? [] : await concernedByRecall(tx, lotIds));
}

/** The same for several lots; most lists hold none, and are told so by one statement. */
export async function recallsBehind(
  tx: Tx,
  lotIds: readonly string[],
): Promise<ReadonlyMap<string, RecallBehind>> {
  const recalls = new Map<string, RecallBehind>();
  for (const lotId of await recalledAmong(tx, lotIds)) {
    const recall = await recallBehind(tx, lotId);
    if (recall) recalls.set(lotId, recall);
  }
  return recalls;
}

/**
 * Stops what must not go on with recalled material: shipping it, and paying for it.
 *
 * @throws AppError `conflict` with reason `lot-recalled`
 */
export async function requireNotRecalled(tx: Tx, lotId: string): Promise<void> {
  const recall = await recallBehind(tx, lotId);
  if (recall)
    throw new AppError('conflict', {
      message: recalledSentence(recall),
      details: { reason: 'lot-recalled' },
    });
}

/** @example recalledSentence(recall) // 'Lot 0K… was recalled on 2026-11-26. Set the material aside; …' */
export const recalledSentence = ({ lotCode, at }: RecallBehind): string =>
  `Lot ${lotCode} was recalled on ${at.toISOString().slice(0, 10)}. Set the material aside; nothing of it is shipped or paid for.`;
