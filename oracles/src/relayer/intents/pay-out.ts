import { payoutNonceOf, transferWithAuthorization, usdcAbi } from '@topsteel/chain';
import { intentPayloadSchemas } from '@topsteel/domain/bridge';
import { decodeFunctionData, parseTransaction, type Hex } from 'viem';
import { defineIntent } from './intent-handler.ts';

const PAUSED_RETRY_S = 60;
/** A transfer that reverts leaves its authorization open to everybody for as long: the payout stays under way until then. */
const VALID_S = 3_600n;

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
      validBefore: Number(context.now + VALID_S),
      nonce: payoutNonceOf(payoutId),
    };
    const signature = await treasury.signTransfer(transfer);
    const call = transferWithAuthorization(deployment, transfer, signature);
    return { do: 'send', as: 'relayer', call };
  },
  // Circle pauses the token for everybody, and for a time.
  retryAfterS: (revert) => (revert.args.message === 'Pausable: paused' ? PAUSED_RETRY_S : null),
  usableUntil(sent, { now }) {
    const shown = sent.filter(({ purpose }) => purpose === 'act').map(({ raw }) => validBeforeOf(raw));
    if (shown.length === 0) return null;
    // What the node was asked the price of was signed for as long from now, and the node has seen it.
    return shown.reduce((last, each) => (each > last ? each : last), now + VALID_S);
  },
});

function validBeforeOf(raw: Hex): bigint {
  const { data = '0x' } = parseTransaction(raw);
  const call = decodeFunctionData({ abi: usdcAbi, data });
  if (call.functionName !== 'transferWithAuthorization') {
    throw new Error(`A payout was sent as ${call.functionName}.`);
  }
  return call.args[4];
}
