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
 * By the chain's state the act is done, and the watcher, which has read everything, has not seen it: another act did the
 * like. The intent fails once that is final, since nothing would ever end it.
 */
export async function doubtAct(work: IntentWork, intent: Intent, act: Act): Promise<void> {
  // Of a plain transfer our own transaction is the proof, and nothing refuses a second one: it waits for as long as it takes.
  if ('transferFrom' in (await act.effect())) return;
  const failing = {
    code: 'DoneOtherwise',
    args: {},
    message:
      'The chain is where this request would bring it, but another act brought it there. Look at it before asking again.',
    // Of a later second: blocks of one second are told apart by nothing here.
    usableUntil: (work.context.now + 1n).toString(),
  };
  work.logger.warn({ intent: intent.businessKey, ...failing }, 'an intent waits for what is done already');
  await markFailing(work.db, intent.id, failing);
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
