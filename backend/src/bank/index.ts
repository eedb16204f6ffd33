export { BankTransfers } from './bank-transfers.ts';
export type { TransferChange, TransferListener } from './bank-transfers.ts';
export { BankModule } from './bank-module.ts';
export { claimsToTell, noteTold } from './infra/claim-store.ts';
export { captureClaim, expectTransfer, readClaim, refundClaim, voidClaim } from './keep-claims.ts';
export type { ClaimAct, NewClaim } from './keep-claims.ts';
export { sendPaymentFile } from './send-payment-file.ts';
export type { PaymentFile, TransferOrder } from './send-payment-file.ts';
