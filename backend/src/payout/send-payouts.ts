import { sendPaymentFile } from '../bank/index.ts';
import { businessKey, requestIntent } from '../platform/bridge/index.ts';
import type { Tx } from '../platform/database/index.ts';
import type { StoredBatch } from './infra/payout-store.ts';
import { sentAmount } from './sent-amount.ts';

/** The bank's name for a payout's transfer. */
export const transferKeyOf = (payoutId: string): string => `payout:${payoutId}`;

/** @example payoutIdOf('payout:0198…') // '0198…'; null for a transfer that is no payout */
export const payoutIdOf = (transferKey: string): string | null =>
  transferKey.startsWith('payout:') ? transferKey.slice('payout:'.length) : null;

/**
 * Hands an approved batch over, in the transaction that approves it: euro to the bank in one file, USDC to the treasury's
 * key. Both refuse a second payment under the payout's name.
 */
export async function sendPayouts(tx: Tx, batch: StoredBatch): Promise<void> {
  const byBank = batch.payouts.filter(({ method }) => method === 'sepa');
  if (byBank.length > 0) {
    await sendPaymentFile(tx, {
      key: `payout-batch:${batch.id}`,
      transfers: byBank.map((payout) => ({
        key: transferKeyOf(payout.id),
        creditor: {
          name: payout.destination.holder,
          iban: payout.destination.iban ?? '',
          bic: payout.destination.bic,
        },
        currency: 'EUR',
        amountMinor: sentAmount(payout).amountMinor,
        remittance: `TopSteel payout ${batch.number}`,
      })),
    });
  }
  for (const payout of batch.payouts) {
    const { id, destination, method } = payout;
    if (method !== 'chain') continue;
    const { amountMinor } = sentAmount(payout);
    await requestIntent(tx, {
      businessKey: businessKey.payOut(id),
      kind: 'pay-out',
      payload: { payoutId: id, to: destination.address ?? '0x', amountMinor: amountMinor.toString() },
    });
  }
}
