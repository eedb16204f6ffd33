/** Settlements: how far an order's money has come, and who received what. */
import { z } from 'zod';
import { settlementStates, type SettlementState } from '../settlement/index.ts';
import { address, bytes32, isoTime, uintString } from './primitives.ts';

export const settlementState = z
  .enum(settlementStates as [SettlementState, ...SettlementState[]])
  .meta({ id: 'SettlementState' });
/** One step of a settlement. */
export const settlementEntry = z
  .object({ at: isoTime, state: settlementState, cause: z.string() })
  .meta({ id: 'SettlementEntry' });

/** Settled amounts; all null until the payment is captured. seller net + commission + returned = authorized. */
export const settlement = z
  .object({
    capturedMinor: uintString,
    sellerMinor: uintString,
    feeMinor: uintString,
    feeShares: z.array(z.object({ name: z.string(), receiver: address, amountMinor: uintString })),
    returnedMinor: uintString,
    titleGrams: uintString,
    txHash: bytes32.nullable(),
    isFinal: z.boolean(),
  })
  .meta({ id: 'Settlement' });
export type Settlement = z.infer<typeof settlement>;
