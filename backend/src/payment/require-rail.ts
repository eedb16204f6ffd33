import { AppError } from '@topsteel/domain/errors';
import type { EscrowPayment, RailPayment, StoredPayment } from './infra/payment-store.ts';

/** @throws AppError `conflict` when the order is not paid through the escrow. */
export function requireEscrow(payment: StoredPayment): EscrowPayment {
  if (payment.rail === 'usdc-escrow') return payment;
  throw new AppError('conflict', {
    message:
      'This order is not paid in escrow, so no wallet signs for it. Open the order to see how it is paid.',
    details: { reason: 'other-rail', rail: payment.rail },
  });
}

/** @throws AppError `conflict` when the order is paid through the escrow. */
export function requireOffChain(payment: StoredPayment): RailPayment {
  if (payment.rail !== 'usdc-escrow') return payment;
  throw new AppError('conflict', {
    message:
      'This order is paid in escrow, by a signature of its wallet. Open the order to see where it stands.',
    details: { reason: 'other-rail', rail: payment.rail },
  });
}
