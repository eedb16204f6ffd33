import type { IntentError } from '@topsteel/domain/bridge';
import { readCursor } from '../watcher/cursor.ts';
import type { IntentWork } from './advance-intent.ts';
import { markFailed, markFailing, postpone, type FailingError, type Intent } from './intent-store.ts';
import type { Act } from './intents/intent-handler.ts';
import { transactionsOf } from './transaction-store.ts';

const LOOK_AGAIN_S = 60;

/** Ends an intent as failed; one whose signatures others may still use, only when they cannot any more. */
export async function failIntent(
  work: IntentWork,
  intent: Intent,
  act: Act | null,
  error: IntentError,
): Promise<void> {
  const usableUntil = act?.usableUntil(await transactionsOf(work.db, intent.id)) ?? null;
  if (usableUntil === null) {
    work.logger.warn({ intent: intent.businessKey, ...error }, 'an intent failed');
    return markFailed(work.db, intent.id, error);
  }
  const failing = { ...error, usableUntil: usableUntil.toString() };
  work.logger.warn(
    { intent: intent.businessKey, ...failing },
    'an intent fails when what was signed for it cannot be used any more',
  );
  await markFailing(work.db, intent.id, failing);
  await postpone(work.db, intent.id, LOOK_AGAIN_S);
}

/**
 * Ends what fails once a final block is past the time of all that was signed: no later block takes it, and the watcher has
 * read every earlier one.
 *
 * @param closeIfDone looks for the act in what the watcher has read; somebody else may have sent it
 */
export async function endFailing(
  work: IntentWork,
  intent: Intent,
  { usableUntil, ...error }: FailingError,
  closeIfDone: () => Promise<boolean>,
): Promise<void> {
  const cursor = await readCursor(work.db, work.chainId);
  const block =
    cursor === null ? null : await work.context.client.getBlock({ blockNumber: cursor.finalizedNumber });
  if (block === null || block.timestamp < BigInt(usableUntil)) {
    return postpone(work.db, intent.id, LOOK_AGAIN_S);
  }
  if (await closeIfDone()) return;
  work.logger.warn({ intent: intent.businessKey, ...error }, 'an intent failed');
  await markFailed(work.db, intent.id, error);
}
