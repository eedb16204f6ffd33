import { reclaimPayment as encodeReclaim } from '@topsteel/chain';
import { intentPayloadSchemas, termsOf } from '@topsteel/domain/bridge';
import { findEvent } from '../event-lookup.ts';
import { defineIntent } from './intent-handler.ts';

const LOOK_AGAIN_S = 10;

/**
 * Returns what is left to the payer once the capture window closed: `SettlementEscrow.reclaim`. Of a dispute that nobody
 * ruled on in time the contract tells it as a lapse.
 */
export const reclaimPayment = defineIntent(intentPayloadSchemas['reclaim-payment'], {
  async effect(payload, _intent, { db, deployment }) {
    const of = (name: 'PaymentReclaimed' | 'DisputesLapsed') => ({
      contract: 'settlementEscrow',
      name,
      args: { paymentId: payload.paymentId.toLowerCase() },
      ordinal: 1,
    });
    const lapsed = of('DisputesLapsed');
    return (await findEvent(db, deployment.chainId, lapsed)) ? lapsed : of('PaymentReclaimed');
  },
  next: (payload, _intent, context) => ({
    do: 'send',
    as: 'relayer',
    call: encodeReclaim(context.deployment, { terms: termsOf(payload.terms) }),
  }),
  /** The clock of who asked may be ahead of the chain's. */
  retryAfterS: (revert, _intent, context) =>
    revert.name === 'SettlementEscrow_ReclaimTooEarly'
      ? Math.max(LOOK_AGAIN_S, Number(revert.args.opensAt) - Number(context.now))
      : null,
});
