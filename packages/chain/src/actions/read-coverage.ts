import type { Hex, PublicClient } from 'viem';
import type { Deployment } from '../deployments.ts';
import { materialLedgerAbi } from '../generated/index.ts';

/** How much of a certificate is used: grams over all its lots, and how many lots (the next ordinal). */
export interface Coverage {
  usedGrams: bigint;
  lots: bigint;
}

/** What was commissioned under a certificate, by its id. */
export async function readCoverage(
  client: Pick<PublicClient, 'readContract'>,
  { materialLedger }: Pick<Deployment, 'materialLedger'>,
  certificate: Hex,
): Promise<Coverage> {
  const contract = { address: materialLedger, abi: materialLedgerAbi, args: [certificate] } as const;
  const [usedGrams, lots] = await Promise.all([
    client.readContract({ ...contract, functionName: 'certifiedUsedGrams' }),
    client.readContract({ ...contract, functionName: 'lotsOf' }),
  ]);
  return { usedGrams, lots };
}
