import type { IntentStatus } from '@topsteel/domain/bridge';
import type { Tx } from '../../platform/database/index.ts';

/** An act on a payment that was asked of the oracles. */
export interface EscrowAct {
  kind: 'authorize-payment' | 'capture-amount' | 'capture-payment' | 'void-payment' | 'refund-payment';
  /** The request it was asked by, where it carries one. */
  key: string | null;
  amountMinor: bigint;
  /** Of a capture by weight. */
  totalGrams: bigint;
  status: IntentStatus;
  failure: string | null;
}

export const hasFailed = (act: EscrowAct): boolean => act.status === 'failed';
export const isUnderWay = ({ status }: EscrowAct): boolean => !['final', 'failed'].includes(status);

/** Everything that was asked of a payment, in the order of asking. */
export async function escrowActsOf(tx: Tx, paymentId: string): Promise<EscrowAct[]> {
  const rows = await tx.$queryRaw<
    {
      kind: EscrowAct['kind'];
      key: string | null;
      amount: string;
      grams: string;
      status: IntentStatus;
      failure: string | null;
    }[]
  >`
    SELECT kind, payload ->> 'key' AS key, coalesce(payload ->> 'amount', '0') AS amount,
           coalesce(payload ->> 'totalGrams', '0') AS grams, status, error ->> 'message' AS failure
      FROM bridge.intent
     WHERE kind IN ('authorize-payment', 'capture-amount', 'capture-payment', 'void-payment', 'refund-payment')
       AND payload ->> 'paymentId' = ${paymentId}
     ORDER BY created_at, id`;
  return rows.map(({ amount, grams, ...row }) => ({
    ...row,
    amountMinor: BigInt(amount),
    totalGrams: BigInt(grams),
  }));
}
