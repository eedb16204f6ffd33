import { parseTransaction } from 'viem';
import type { IntentWork } from './advance-intent.ts';
import type { Intent } from './intent-store.ts';
import { IntentFailure } from './intents/intent-handler.ts';
import { canBeRaised } from './plan-nonces.ts';
import { broadcast, replaceTransaction } from './settle-nonces.ts';
import { signCancellation } from './sign-transaction.ts';
import type { IntentTransaction } from './transaction-store.ts';

/**
 * Takes back an act that is not on the chain: whatever waits for a block is replaced by a transfer of nothing at the same
 * nonce. Which of the two is mined, the chain decides; the intent fails only when the transfer of nothing is final. What is
 * at the ceiling on fees already waits as it is: a dearer transfer of nothing would pass it.
 *
 * @throws IntentFailure `Cancelled` when nothing of the act can be mined any more
 */
export async function cancelIntent(
  work: IntentWork,
  intent: Intent,
  sent: readonly IntentTransaction[],
): Promise<void> {
  const waiting = sent.filter(({ status }) => status === 'prepared' || status === 'broadcast');
  for (const transaction of waiting) {
    if (transaction.purpose === 'cancel') continue;
    const account = work.keyOf(transaction.signer);
    if (account === null) throw new Error(`The key ${transaction.signer} is not held here.`);
    const { chain, chainId, policy } = work;
    if (!canBeRaised(parseTransaction(transaction.raw).maxFeePerGas ?? 0n, policy.maxFeePerGas)) {
      work.logger.warn(
        { intent: intent.businessKey, tx: transaction.hash },
        'a transaction cannot be taken back: its replacement would pass MAX_FEE_GWEI',
      );
      continue;
    }
    const fees = await chain.fees();
    const signed = await signCancellation(account, chainId, transaction.raw, fees, policy.maxFeePerGas);
    const old = { intentId: intent.id, hash: transaction.hash, nonce: transaction.nonce };
    await replaceTransaction(work, account, old, signed, 'cancel');
    work.logger.info({ intent: intent.businessKey, tx: signed.hash }, 'cancelling');
    await broadcast(work, signed);
  }
  if (waiting.length > 0 || sent.some(({ status }) => status === 'mined')) return;
  throw new IntentFailure('Cancelled', 'The request was taken back before it reached the chain.');
}
