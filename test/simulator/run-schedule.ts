import { AppError } from '@topsteel/domain/errors';
import { runFiatSchedule } from './fiat/run-fiat-schedule.ts';
import type { Outcome } from './outcome.ts';
import type { PlantedBug } from './planted-bugs.ts';
import { runChainSchedule } from './run-chain-schedule.ts';

/**
 * One history, told by its seed: even seeds tell of the chain, its bridge and the escrow's books, odd ones of providers,
 * banks, settlements and payouts. The two meet in the ledger's rules alone. A history that throws is a broken one.
 */
export function runSchedule(seed: number, bug: PlantedBug | null = null): Outcome {
  // What the books refuse is thrown by the hundred, and nobody reads where.
  const { stackTraceLimit } = Error;
  Error.stackTraceLimit = 0;
  try {
    return seed % 2 === 0 ? runChainSchedule(seed, bug) : runFiatSchedule(seed, bug);
  } catch (error) {
    return { violations: [`threw ${wordsOf(error)}`], steps: 0, counts: new Map() };
  } finally {
    Error.stackTraceLimit = stackTraceLimit;
  }
}

function wordsOf(error: unknown): string {
  if (error instanceof AppError) return `${error.code}: ${error.message}`;
  return error instanceof Error ? `${error.name}: ${error.message}` : String(error);
}

/** How to tell a history again. @example reproductionOf(926, null) // 'npm run simulate -- --seed 926 --count 1' */
export const reproductionOf = (seed: number, bug: PlantedBug | null): string =>
  `npm run simulate -- --seed ${seed} --count 1${bug === null ? '' : ` --planted ${bug}`}`;
