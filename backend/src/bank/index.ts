export { BankTransfers } from './bank-transfers.ts';
export type { TransferChange, TransferListener } from './bank-transfers.ts';
export { BankModule } from './bank-module.ts';
export { sendPaymentFile } from './send-payment-file.ts';
export type { PaymentFile, TransferOrder } from './send-payment-file.ts';
