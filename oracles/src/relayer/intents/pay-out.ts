import { payoutNonceOf, transferWithAuthorization } from '@topsteel/chain';
import { intentPayloadSchemas } from '@topsteel/domain/bridge';
import { deadlineOf, defineIntent } from './intent-handler.ts';

const PAUSED_RETRY_MS = 60_000;

/**
 * Pays USDC out of the treasury: `transferWithAuthorization` on its signature (ERC-3009), sent by the relayer. The
 * payout's id is the token's nonce, so the token itself refuses a second payment, whoever sends it.
 */
export const payOut = defineIntent(intentPayloadSchemas['pay-out'], {
  effect: ({ payoutId }, _intent, { treasury }) => ({
    contract: 'usdc',
    name: 'AuthorizationUsed',
    args: { authorizer: treasury.address, nonce: payoutNonceOf(payoutId) },
    ordinal: 1,
  }),
  async next({ payoutId, to, amountMinor }, _intent, context) {
    const { treasury, deployment } = context;
    const transfer = {
      from: treasury.address,
      to,
      amountMinor: BigInt(amountMinor),
      validBefore: deadlineOf(context),
      nonce: payoutNonceOf(payoutId),
    };
    const signature = await treasury.signTransfer(transfer);
    const call = transferWithAuthorization(deployment, transfer, signature);
    return { do: 'send', as: 'relayer', call };
  },
  // Circle pauses the token for everybody, and for a time.
  retryAt: (revert) =>
    revert.args.message === 'Pausable: paused' ? new Date(Date.now() + PAUSED_RETRY_MS) : null,
});
