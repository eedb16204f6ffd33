import type { RailName } from '@topsteel/domain/payment';
import { AppError } from '@topsteel/domain/errors';
import type { Currency } from '@topsteel/domain/units';
import type { Tx } from '../database/index.ts';

export interface ReceiptToWatch {
  /** The order's id in the fiat settlement: what the receipt is reported for. */
  fiatOrderId: string;
  orderId: string;
  rail: Exclude<RailName, 'usdc-escrow'>;
  /** What the payer repeats: the RF reference of a transfer, the address of a deposit, our id elsewhere. */
  reference: string;
  /** What the provider knows the payment by: a PaymentIntent or Checkout Session, a charge, a checkout. */
  providerRef: string | null;
  /** The currency of the order's terms, in whose minor units the receipt is reported. */
  currency: Currency;
}

/**
 * Asks the oracles to look for the money of an order themselves, at the bank or the provider, and to have what they find
 * signed by the quorum and reported on chain: final money, less what went back. Several payments of one order add up. The
 * same watch again changes nothing.
 *
 * @throws AppError `invalid-input` when the id is not one of the fiat settlement.
 */
export async function watchReceipt(tx: Tx, watch: ReceiptToWatch): Promise<void> {
  const fiatOrderId = watch.fiatOrderId.toLowerCase();
  if (!/^0x[0-9a-f]{64}$/.test(fiatOrderId)) {
    throw new AppError('invalid-input', {
      message: `"${watch.fiatOrderId}" is not the id of an order in the fiat settlement: 0x and 64 hexadecimal digits.`,
    });
  }
  await tx.$executeRaw`
    INSERT INTO bridge.receipt_watch (fiat_order_id, rail, reference, provider_ref, order_id, currency)
    VALUES (${fiatOrderId}, ${watch.rail}, ${watch.reference}, ${watch.providerRef}, ${watch.orderId}::uuid, ${watch.currency})
    ON CONFLICT (fiat_order_id, rail, reference) DO NOTHING`;
}
