import type { Hex, PublicClient } from 'viem';
import type { Deployment } from '../deployments.ts';
import { settlementEscrowAbi } from '../generated/index.ts';
import { readPaymentState } from './read-payment-state.ts';

/** Blocks per request; nodes refuse answers that grow too large. */
const BLOCK_RANGE = 10_000n;

/** What the escrow owes in one token, in minor units: open payments and unclaimed credits. */
export interface Liabilities {
  open: { paymentId: Hex; amount: bigint }[];
  openTotal: bigint;
  creditTotal: bigint;
  total: bigint;
}

/**
 * What the escrow owes in USDC at a block, from its own state: for every payment ever authorized, what is still
 * capturable, and for every credit ever assigned, what is unclaimed. At every block the escrow's balance must be at
 * least `total`.
 */
export async function readLiabilities(
  client: Pick<PublicClient, 'readContract' | 'getContractEvents'>,
  deployment: Deployment,
  blockNumber: bigint,
): Promise<Liabilities> {
  const token = deployment.usdc.toLowerCase();
  const paymentIds: Hex[] = [];
  const creditors = new Set<Hex>();
  for (let from = BigInt(deployment.blockNumber); from <= blockNumber; from += BLOCK_RANGE) {
    const end = from + BLOCK_RANGE - 1n;
    const range = { fromBlock: from, toBlock: end < blockNumber ? end : blockNumber };
    const contract = {
      address: deployment.settlementEscrow,
      abi: settlementEscrowAbi,
      strict: true,
    } as const;
    const authorized = await client.getContractEvents({
      ...contract,
      ...range,
      eventName: 'PaymentAuthorized',
    });
    const credited = await client.getContractEvents({ ...contract, ...range, eventName: 'CreditAssigned' });
    for (const { args } of authorized)
      if (args.terms.token.toLowerCase() === token) paymentIds.push(args.paymentId);
    for (const { args } of credited) if (args.token.toLowerCase() === token) creditors.add(args.account);
  }
  const open: Liabilities['open'] = [];
  for (const paymentId of paymentIds) {
    const { capturable } = await readPaymentState(client, deployment, paymentId, blockNumber);
    if (capturable !== 0n) open.push({ paymentId, amount: capturable });
  }
  const openTotal = open.reduce((sum, { amount }) => sum + amount, 0n);
  let creditTotal = 0n;
  for (const account of creditors) {
    creditTotal += await client.readContract({
      address: deployment.settlementEscrow,
      abi: settlementEscrowAbi,
      functionName: 'creditOf',
      args: [deployment.usdc, account],
      blockNumber,
    });
  }
  return { open, openTotal, creditTotal, total: openTotal + creditTotal };
}
