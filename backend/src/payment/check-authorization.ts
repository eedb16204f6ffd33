import { usdcAbi } from '@topsteel/chain';
import type { AuthorizationInput } from '@topsteel/domain/api';
import type { Terms } from '@topsteel/domain/bridge';
import { AppError } from '@topsteel/domain/errors';
import { formatAmount } from '@topsteel/domain/units';
import type { Hex } from 'viem';
import type { ChainClient, ChainReader } from '../platform/chain/index.ts';
import { authorizationOf } from './payment-documents.ts';

/**
 * Would the escrow take this authorization now? Checked before anything is kept, so that a mistake costs nothing.
 *
 * @throws AppError `wrong-network`, `expired`, `signature-invalid`, `insufficient-funds` or `unavailable`.
 */
export async function checkAuthorization(
  chain: ChainClient,
  signatures: ChainReader,
  terms: Terms,
  input: AuthorizationInput,
  nowSeconds = Math.floor(Date.now() / 1_000),
): Promise<void> {
  const { deployment } = chain;
  if (input.chainId !== undefined && input.chainId !== deployment.chainId) {
    throw new AppError('wrong-network', {
      message: `The wallet signed on network ${input.chainId}; this payment is on network ${deployment.chainId}. Switch the wallet's network and sign again.`,
      details: { reason: 'wrong-network', expected: deployment.chainId, given: input.chainId },
    });
  }
  if (nowSeconds >= terms.authorizeBefore) throw paymentWindowClosed(terms.authorizeBefore);
  const data = authorizationOf(deployment, terms);
  await signatures.requireSignature(terms.payer, data, input.signature as Hex);
  await checkFunds(chain, terms);
}

async function checkFunds(chain: ChainClient, terms: Terms): Promise<void> {
  const balance = await chain.ask((client) =>
    client.readContract({
      address: terms.token,
      abi: usdcAbi,
      functionName: 'balanceOf',
      args: [terms.payer],
    }),
  );
  if (balance >= terms.maxAmount) return;
  const missing = terms.maxAmount - balance;
  throw new AppError('insufficient-funds', {
    message: `The wallet holds ${formatAmount(balance, 'USDC')} USDC and this payment needs ${formatAmount(terms.maxAmount, 'USDC')} USDC. Add ${formatAmount(missing, 'USDC')} USDC to ${terms.payer} and sign again.`,
    details: {
      reason: 'balance-too-low',
      remedy: `Add ${formatAmount(missing, 'USDC')} USDC to the wallet.`,
      balanceMinor: balance.toString(),
      neededMinor: terms.maxAmount.toString(),
    },
  });
}

/** The order was not paid in time. */
export function paymentWindowClosed(authorizeBefore: number): AppError {
  return new AppError('expired', {
    message: `This order could be paid until ${new Date(authorizeBefore * 1_000).toISOString()}. Ask for a new quote.`,
    details: { reason: 'payment-window-closed' },
  });
}
