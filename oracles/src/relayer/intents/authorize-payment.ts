import { paymentIdOf, settlementEscrowAbi } from '@topsteel/chain';
import { intentPayloadSchemas, termsOf } from '@topsteel/domain/bridge';
import { encodeAbiParameters, encodeFunctionData, zeroAddress } from 'viem';
import type { Address, Hex } from 'viem';
import { defineIntent, IntentFailure } from './intent-handler.ts';

/**
 * Takes the payer's money into escrow and pins the goods: `SettlementEscrow.authorize`. A seller with a
 * hosted account consents through its live offer; without one the request is refused, not signed.
 */
export const authorizePayment = defineIntent(intentPayloadSchemas['authorize-payment'], {
  effect: (payload) => ({
    contract: 'settlementEscrow',
    name: 'PaymentAuthorized',
    args: { paymentId: payload.paymentId.toLowerCase() },
    ordinal: 1,
  }),
  async next(payload, _intent, context) {
    const terms = termsOf(payload.terms);
    const paymentId = paymentIdOf(context.deployment, terms);
    if (paymentId !== payload.paymentId.toLowerCase()) {
      throw new IntentFailure('PaymentIdMismatch', 'The payment id is not the hash of these terms.', {
        expected: paymentId,
      });
    }
    let signer: Address = zeroAddress;
    let acceptance: Hex = '0x';
    if (terms.goods.lotId !== 0n) {
      if (payload.acceptance !== undefined) {
        ({ signer, signature: acceptance } = payload.acceptance);
      } else if (payload.sellerConsent !== undefined) {
        signer = context.hosted.address;
        acceptance = await context.hosted.signAcceptance(paymentId);
      } else {
        throw new IntentFailure(
          'AcceptanceMissing',
          'The seller has neither signed these terms nor a live offer that covers them.',
        );
      }
    }
    const { validAfter, validBefore, signature } = payload.collection;
    const collection = encodeAbiParameters(
      [{ type: 'uint256' }, { type: 'uint256' }, { type: 'bytes' }],
      [BigInt(validAfter), BigInt(validBefore), signature],
    );
    const data = encodeFunctionData({
      abi: settlementEscrowAbi,
      functionName: 'authorize',
      args: [terms, collection, signer, acceptance],
    });
    return { do: 'send', as: 'relayer', call: { to: context.deployment.settlementEscrow, data } };
  },
});
