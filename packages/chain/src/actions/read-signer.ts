import type { Address, PublicClient } from 'viem';
import type { Deployment } from '../deployments.ts';
import { directoryAbi } from '../generated/index.ts';

/** A key's window and mark in the directory, in Unix seconds; `compromisedSince` 0 when it is not marked. */
export interface SignerRecord {
  validFrom: number;
  validUntil: number;
  compromisedSince: number;
}

/** What the directory says of a key of an organisation; all zero when it was never one. */
export async function readSigner(
  client: Pick<PublicClient, 'readContract'>,
  { directory }: Pick<Deployment, 'directory'>,
  { organisation, signer }: { organisation: Address; signer: Address },
): Promise<SignerRecord> {
  const [validFrom, validUntil, compromisedSince] = await client.readContract({
    address: directory,
    abi: directoryAbi,
    functionName: 'signerOf',
    args: [organisation, signer],
  });
  return { validFrom, validUntil, compromisedSince };
}
