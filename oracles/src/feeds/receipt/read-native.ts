import { isAddress } from 'viem';
import type { PublicClient } from 'viem';
import type { ReadReceipt } from './read-receipt.ts';

/**
 * What lies at a deposit address at the last final block, in wei. The address serves one payment, so what lies there came
 * in for it and has not gone back. Not supported: an address that is emptied before its order is settled.
 */
export function createNativeReader(client: PublicClient): ReadReceipt {
  return async ({ reference, providerRef, currency }) => {
    const address = [providerRef ?? '', reference].find((text) => isAddress(text));
    if (address === undefined || currency !== 'ETH') return { minor: 0n, name: null };
    const minor = await client.getBalance({ address, blockTag: 'finalized' });
    return { minor, name: `eth:${address.toLowerCase()}` };
  };
}
