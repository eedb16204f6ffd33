export { openEscrowRail } from './escrow-rail.ts';
export type { EscrowRail } from './escrow-rail.ts';
export { HearEscrow } from './hear-escrow.ts';
export { attemptOfPayment } from './attempt-of-payment.ts';
