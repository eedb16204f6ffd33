import { runFiatSchedule } from './fiat/run-fiat-schedule.ts';
import type { Outcome } from './outcome.ts';
import type { PlantedBug } from './planted-bugs.ts';
import { runChainSchedule } from './run-chain-schedule.ts';

/**
 * One history, told by its seed: even seeds tell of the chain, its bridge and the escrow's books, odd ones of providers,
 * banks, settlements and payouts. The two meet in the ledger's rules alone.
 */
export function runSchedule(seed: number, bug: PlantedBug | null = null): Outcome {
  return seed % 2 === 0 ? runChainSchedule(seed, bug) : runFiatSchedule(seed, bug);
}
