import { deploymentOf, usdcAbi } from '@topsteel/chain';
import type { FastifyInstance } from 'fastify';
import { createPublicClient, createWalletClient, http, isAddress, type Address } from 'viem';
import { mnemonicToAccount } from 'viem/accounts';
import { foundry } from 'viem/chains';
import { z } from 'zod';

/** The only chain on which the faucet gives: its keys are public and its money is worth nothing. */
const DEMO_CHAIN_ID = 31337;
const DEMO_MNEMONIC = 'test test test test test test test test test test test junk';
const MINTER_INDEX = 12;
const USUAL_AMOUNT_MINOR = 250_000_000_000n;
const MAX_AMOUNT_MINOR = 10_000_000_000_000n;

/** A refusal of the faucet with its HTTP status. */
export class FaucetRefusal extends Error {
  readonly status: 400 | 403 | 503;

  constructor(status: 400 | 403 | 503, message: string) {
    super(message);
    this.status = status;
  }
}

const requestSchema = z.object({
  address: z.string().refine((text) => isAddress(text), 'must be an address (0x and 40 hexadecimal digits)'),
  amountMinor: z
    .string()
    .regex(/^\d{1,20}$/, 'must be whole minor units (1 USDC = 1000000)')
    .optional(),
});

/**
 * Refuses every chain but the demo chain.
 *
 * @throws FaucetRefusal 403 on another chain.
 */
export function requireDemoChain(chainId: number): void {
  if (chainId !== DEMO_CHAIN_ID) {
    throw new FaucetRefusal(
      403,
      `The faucet gives test money on chain 31337 only; this is chain ${String(chainId)}.`,
    );
  }
}

/** `POST /faucet { address, amountMinor? }` mints test USDC (250,000 unless told otherwise) and answers when it is there. */
export function addFaucetRoutes(app: FastifyInstance, rpcUrl: string): void {
  const transport = http(rpcUrl);
  const reader = createPublicClient({ transport, pollingInterval: 200 });
  const minter = createWalletClient({
    account: mnemonicToAccount(DEMO_MNEMONIC, { addressIndex: MINTER_INDEX }),
    chain: foundry,
    transport,
  });
  // One at a time: the next nonce is read from the chain.
  let previous: Promise<unknown> = Promise.resolve();

  app.post('/faucet', async (request) => {
    const { address, amountMinor } = requestSchema.parse(request.body);
    const amount = amountMinor === undefined ? USUAL_AMOUNT_MINOR : BigInt(amountMinor);
    if (amount === 0n || amount > MAX_AMOUNT_MINOR) {
      throw new FaucetRefusal(400, 'Ask for more than 0 and at most 10,000,000 USDC.');
    }
    const chainId = await reader.getChainId().catch((cause: unknown) => {
      throw new FaucetRefusal(
        503,
        `The chain does not answer at ${rpcUrl}: try again shortly. (${String(cause)})`,
      );
    });
    requireDemoChain(chainId);
    const minting = previous.then(() => mint(address, amount));
    previous = minting.catch(() => null);
    return minting;
  });

  const mint = async (
    to: Address,
    amount: bigint,
  ): Promise<{ address: Address; amountMinor: string; currency: 'USDC'; txHash: string }> => {
    const { usdc } = deploymentOf(DEMO_CHAIN_ID);
    const txHash = await minter.writeContract({
      address: usdc,
      abi: usdcAbi,
      functionName: 'mint',
      args: [to, amount],
    });
    const receipt = await reader.waitForTransactionReceipt({ hash: txHash, timeout: 30_000 });
    if (receipt.status !== 'success')
      throw new FaucetRefusal(503, 'The chain refused to mint: the minter has no allowance left.');
    return { address: to, amountMinor: amount.toString(), currency: 'USDC', txHash };
  };
}
