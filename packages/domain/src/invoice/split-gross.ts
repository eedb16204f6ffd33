import { AppError } from '../errors/index.ts';
import { mulDivHalfUp } from '../units/index.ts';

/** A paid amount as an invoice states it; net + tax + rounding = gross. In hundredths. */
export interface SplitGross {
  netMinor: bigint;
  taxMinor: bigint;
  /** BT-114: -1, 0 or 1. Not every gross amount is a net amount with its rounded tax. */
  roundingMinor: bigint;
}

/**
 * Parts a gross amount into net and tax so that the tax is the rounded tax of the net (BR-CO-17); what is left over by
 * rounding, a cent at most, is named.
 *
 * @example splitGrossHalfUp(358_704n, 200) // { netMinor: 298920n, taxMinor: 59784n, roundingMinor: 0n }
 * @example splitGrossHalfUp(3n, 200) // { netMinor: 3n, taxMinor: 1n, roundingMinor: -1n }
 */
export function splitGrossHalfUp(grossMinor: bigint, ratePermille: number): SplitGross {
  if (grossMinor < 0n || !Number.isInteger(ratePermille) || ratePermille < 0) {
    throw new AppError('internal', {
      message: `A gross amount and a rate of at least 0 are split, and ${grossMinor} and ${ratePermille} were given.`,
    });
  }
  const netMinor = mulDivHalfUp(grossMinor, 1_000n, 1_000n + BigInt(ratePermille));
  const taxMinor = mulDivHalfUp(netMinor, BigInt(ratePermille), 1_000n);
  return { netMinor, taxMinor, roundingMinor: grossMinor - netMinor - taxMinor };
}
