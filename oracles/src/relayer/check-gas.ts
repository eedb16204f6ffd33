import { formatEther } from 'viem';
import type { Address } from 'viem';
import type { Queryable } from '../database.ts';
import type { Metrics } from '../metrics/metrics.ts';
import { unwarn, warn } from '../warnings.ts';
import type { RelayerChain } from './relayer-chain.ts';

export interface GasCheck {
  database: Queryable;
  chain: Pick<RelayerChain, 'balanceOf'>;
  chainId: number;
  /** The accounts that send, by their part. */
  senders: Readonly<Record<string, Address>>;
  /** Below this there is a warning, in wei. */
  reserveWei: bigint;
  metrics: Metrics;
}

/** Warns while an account that pays for gas holds less than the reserve. Nothing stops: what it holds may last. */
export async function checkGas(check: GasCheck): Promise<void> {
  const { database, chain, chainId, senders, reserveWei, metrics } = check;
  metrics.gauge('topsteel_gas_reserve_gwei', reserveWei / 1_000_000_000n);
  for (const [part, address] of Object.entries(senders)) {
    const balance = await chain.balanceOf(address);
    metrics.gauge('topsteel_gas_balance_gwei', balance / 1_000_000_000n, { signer: part });
    const name = `gas-low:${part}`;
    if (balance >= reserveWei) await unwarn(database, chainId, name);
    else {
      const sentence = `The ${part}'s account ${address} holds ${formatEther(balance)} of native coin for gas; the reserve is ${formatEther(reserveWei)}. Send some to it.`;
      await warn(database, chainId, name, sentence);
    }
  }
}
