import type { Address, PublicClient } from 'viem';
import type { Deployment } from '../deployments.ts';
import { materialLedgerAbi } from '../generated/index.ts';

/** A holder's title to a lot in grams, and how much of it is free of reservations. */
export interface Title {
  balanceGrams: bigint;
  availableGrams: bigint;
}

/** How much of a lot an account holds. */
export async function readTitle(
  client: Pick<PublicClient, 'readContract'>,
  { materialLedger }: Pick<Deployment, 'materialLedger'>,
  { holder, lotId }: { holder: Address; lotId: bigint },
): Promise<Title> {
  const contract = { address: materialLedger, abi: materialLedgerAbi, args: [holder, lotId] } as const;
  const [balanceGrams, availableGrams] = await Promise.all([
    client.readContract({ ...contract, functionName: 'balanceOf' }),
    client.readContract({ ...contract, functionName: 'availableOf' }),
  ]);
  return { balanceGrams, availableGrams };
}
