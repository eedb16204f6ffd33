export { accountOf, chartOfAccounts, escrowOnchain } from './accounts.ts';
export type { AccountCode, AccountKind, AccountRef, BalanceLimit, Side } from './accounts.ts';
export { commissionBetween, commissionOf } from './commission.ts';
export type { Commission, CommissionTerms } from './commission.ts';
export { balanceOf, emptyTotals, isWithinLimit } from './transfers.ts';
export type { AccountTotals, Entry, Leg, TransferCode, TransferKind } from './transfers.ts';
export { emptyBooks, enter } from './replay.ts';
export type { Books } from './replay.ts';
export { ledgerId } from './ids.ts';
