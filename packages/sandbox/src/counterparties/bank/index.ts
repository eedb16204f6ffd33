export { MARKETPLACE_ACCOUNT, BankRefusal } from './bank-state.ts';
export { addBankApi, addBankPages } from './bank-routes.ts';
export { openBank } from './open-bank.ts';
export type { Bank } from './open-bank.ts';
