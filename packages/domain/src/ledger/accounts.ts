/** What an account's total may not pass; `none` for revenue and for what only clears. */
export type BalanceLimit = 'none' | 'debits-within-credits' | 'credits-within-debits';
export type Side = 'debit' | 'credit';

export interface AccountKind {
  /** For people, in the accounts list. */
  name: string;
  normalSide: Side;
  limit: BalanceLimit;
  /** What `owner` holds for accounts of this code. */
  owner:
    | 'chain and token'
    | 'payment id'
    | 'account'
    | 'order'
    | 'organisation'
    | 'bank account'
    | 'provider'
    | 'payout'
    | 'dispute'
    | 'country'
    | 'currency pair'
    | 'supplier'
    | 'shareholder'
    | 'matter'
    | 'nobody';
}

/**
 * The chart of accounts. The platform keeps the books of an agent: what the contract, the bank or a provider holds for
 * others is an asset, and what it owes to payers, sellers and fee receivers are liabilities; of what buyers pay only the
 * commission is income. The last twelve are the platform's own life, which nothing but a journal entry books.
 * `escrow_onchain` is what the auditor compares with `USDC.balanceOf(escrow)`.
 */
export const chartOfAccounts = {
  escrow_onchain: {
    name: 'USDC held by the escrow contract',
    normalSide: 'debit',
    limit: 'credits-within-debits',
    owner: 'chain and token',
  },
  escrow_liability: {
    name: 'Held for a payment',
    normalSide: 'credit',
    limit: 'debits-within-credits',
    owner: 'payment id',
  },
  vendor_payable: {
    name: 'Owed to a seller',
    normalSide: 'credit',
    limit: 'debits-within-credits',
    owner: 'account',
  },
  commission_payable: {
    name: 'Commission to be split',
    normalSide: 'credit',
    limit: 'none',
    owner: 'payment id',
  },
  commission_revenue: { name: 'Commission earned', normalSide: 'credit', limit: 'none', owner: 'nobody' },
  treasury_wallet: { name: 'Treasury wallet', normalSide: 'debit', limit: 'none', owner: 'account' },
  claimable_credit: {
    name: 'Held for who could not be paid',
    normalSide: 'credit',
    limit: 'debits-within-credits',
    owner: 'account',
  },
  bank: { name: 'Bank account', normalSide: 'debit', limit: 'none', owner: 'bank account' },
  card_clearing: {
    name: 'Due from the card provider',
    normalSide: 'debit',
    limit: 'none',
    owner: 'provider',
  },
  crypto_clearing: {
    name: 'Due from the crypto provider',
    normalSide: 'debit',
    limit: 'none',
    owner: 'provider',
  },
  native_wallet: {
    name: 'Native coin held',
    normalSide: 'debit',
    limit: 'credits-within-debits',
    owner: 'account',
  },
  gas_wallet: {
    name: 'Ether for gas',
    normalSide: 'debit',
    limit: 'none',
    owner: 'account',
  },
  own_funds: { name: 'Own funds brought in', normalSide: 'credit', limit: 'none', owner: 'nobody' },
  order_liability: {
    name: 'Received for an order',
    normalSide: 'credit',
    limit: 'debits-within-credits',
    owner: 'order',
  },
  unmatched_receipts: {
    name: 'Received, not yet matched',
    normalSide: 'credit',
    limit: 'debits-within-credits',
    owner: 'bank account',
  },
  refund_in_flight: {
    name: 'Refund on its way',
    normalSide: 'credit',
    limit: 'debits-within-credits',
    owner: 'order',
  },
  payout_in_flight: {
    name: 'Payout on its way',
    normalSide: 'credit',
    limit: 'debits-within-credits',
    owner: 'payout',
  },
  vendor_debt: {
    name: 'Owed by a seller',
    normalSide: 'debit',
    limit: 'credits-within-debits',
    owner: 'account',
  },
  dispute_hold: {
    name: 'Held back for a dispute',
    normalSide: 'debit',
    limit: 'credits-within-debits',
    owner: 'dispute',
  },
  vat_collected: { name: 'VAT on commission', normalSide: 'credit', limit: 'none', owner: 'country' },
  provider_fees: { name: 'Fees of providers', normalSide: 'debit', limit: 'none', owner: 'provider' },
  gas_expense: { name: 'Gas', normalSide: 'debit', limit: 'none', owner: 'nobody' },
  bad_debt: { name: 'Losses on receivables', normalSide: 'debit', limit: 'none', owner: 'nobody' },
  fx_liquidity: { name: 'Exchange position', normalSide: 'debit', limit: 'none', owner: 'currency pair' },
  fx_gain: { name: 'Exchange gains', normalSide: 'credit', limit: 'none', owner: 'currency pair' },
  fx_loss: { name: 'Exchange losses', normalSide: 'debit', limit: 'none', owner: 'currency pair' },
  rounding: { name: 'Rounding', normalSide: 'credit', limit: 'none', owner: 'nobody' },
  capital: { name: 'Capital', normalSide: 'credit', limit: 'none', owner: 'nobody' },
  shareholder_account: {
    name: 'Lent by a shareholder',
    normalSide: 'credit',
    limit: 'none',
    owner: 'shareholder',
  },
  supplier_payable: { name: 'Owed to a supplier', normalSide: 'credit', limit: 'none', owner: 'supplier' },
  vat_deductible: { name: 'VAT on purchases', normalSide: 'debit', limit: 'none', owner: 'country' },
  suspense: { name: 'To be cleared up', normalSide: 'debit', limit: 'none', owner: 'matter' },
  rent_expense: { name: 'Rent', normalSide: 'debit', limit: 'none', owner: 'nobody' },
  staff_expense: { name: 'Salaries and social charges', normalSide: 'debit', limit: 'none', owner: 'nobody' },
  operating_expense: { name: 'Other purchases', normalSide: 'debit', limit: 'none', owner: 'matter' },
  tax_expense: { name: 'Taxes and duties', normalSide: 'debit', limit: 'none', owner: 'nobody' },
  interest_expense: { name: 'Interest paid', normalSide: 'debit', limit: 'none', owner: 'nobody' },
  interest_income: { name: 'Interest received', normalSide: 'credit', limit: 'none', owner: 'nobody' },
  other_income: { name: 'Other income', normalSide: 'credit', limit: 'none', owner: 'matter' },
} as const satisfies Record<string, AccountKind>;

export type AccountCode = keyof typeof chartOfAccounts;

/** Names one account; the database finds or opens it. */
export interface AccountRef {
  code: AccountCode;
  owner: string;
}

/** @example escrowOnchain(31337, '0xAb…') // { code: 'escrow_onchain', owner: '31337:0xab…' } */
export function escrowOnchain(chainId: number, token: string): AccountRef {
  return { code: 'escrow_onchain', owner: `${chainId}:${token.toLowerCase()}` };
}

/** An account of any other code, its owner in lower case so that one owner has one account. */
export function accountOf(code: Exclude<AccountCode, 'escrow_onchain'>, owner = ''): AccountRef {
  return { code, owner: owner.toLowerCase() };
}
