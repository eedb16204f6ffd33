import { chartOfAccounts, type AccountCode } from '../ledger/index.ts';

/**
 * Who may book on an account by hand. `free`: a journal entry. `own`: a journal entry, on an account of ours that the
 * books or the settings know. `order`: a journal entry that names the order whose money it corrects. The others belong to
 * what they follow, and nobody books on them by hand.
 */
export type HandRule = 'free' | 'own' | 'order' | keyof typeof followed;

/** Why nobody books on it by hand, and what to do instead. */
const followed = {
  'follows-chain': 'It mirrors the escrow contract, which alone moves it.',
  'follows-payments': 'It holds a refund, payout or dispute under way. Act on that.',
  'follows-bank': 'It holds bank lines that match nothing yet. Match the line at /finance/reconcile.',
  'follows-exchanges':
    'It is the position of a currency pair. Record the conversion at /finance/conversions.',
} as const;

const rules = {
  escrow_onchain: 'follows-chain',
  escrow_liability: 'follows-chain',
  vendor_payable: 'order',
  commission_payable: 'follows-chain',
  commission_revenue: 'free',
  treasury_wallet: 'own',
  claimable_credit: 'follows-chain',
  bank: 'own',
  card_clearing: 'own',
  crypto_clearing: 'own',
  native_wallet: 'own',
  gas_wallet: 'own',
  own_funds: 'free',
  order_liability: 'order',
  unmatched_receipts: 'follows-bank',
  refund_in_flight: 'follows-payments',
  payout_in_flight: 'follows-payments',
  vendor_debt: 'order',
  dispute_hold: 'follows-payments',
  vat_collected: 'free',
  provider_fees: 'free',
  gas_expense: 'free',
  bad_debt: 'free',
  fx_liquidity: 'follows-exchanges',
  fx_gain: 'free',
  fx_loss: 'free',
  rounding: 'free',
  capital: 'free',
  shareholder_account: 'free',
  supplier_payable: 'free',
  vat_deductible: 'free',
  suspense: 'free',
  rent_expense: 'free',
  staff_expense: 'free',
  operating_expense: 'free',
  tax_expense: 'free',
  interest_expense: 'free',
  interest_income: 'free',
  other_income: 'free',
} as const satisfies Record<AccountCode, HandRule>;

/** @example handRuleOf('escrow_onchain') // 'follows-chain' */
export const handRuleOf = (code: AccountCode): HandRule => rules[code];

/**
 * Why an account is not booked by hand; undefined where it may be.
 *
 * @example notByHand('rent_expense') // undefined
 */
export function notByHand(code: AccountCode): string | undefined {
  const rule: HandRule = rules[code];
  return rule === 'free' || rule === 'own' || rule === 'order' ? undefined : followed[rule];
}

/** The accounts that a journal entry may name, in the order of the chart. */
export const handCodes: readonly AccountCode[] = (Object.keys(chartOfAccounts) as AccountCode[]).filter(
  (code) => notByHand(code) === undefined,
);

const LONGEST = 60;

/**
 * What is wrong with whom or what an account of a journal entry is for; undefined when nothing is. Accounts of an order
 * have no owner in an entry: it follows from the order.
 *
 * @example ownerFault('vat_collected', 'Luxembourg') // 'Write the country as two letters, e.g. LU.'
 */
export function ownerFault(code: AccountCode, owner: string): string | undefined {
  const kind = handRuleOf(code) === 'order' ? 'nobody' : chartOfAccounts[code].owner;
  if (kind === 'nobody')
    return owner === '' ? undefined : `“${chartOfAccounts[code].name}” is one account: leave this empty.`;
  if (owner === '' || owner.length > LONGEST || owner.includes('|'))
    return `Say in up to ${LONGEST} characters, without “|”, whom or what it is for.`;
  if (kind === 'country' && !/^[a-z]{2}$/iu.test(owner)) return 'Write the country as two letters, e.g. LU.';
  if (kind === 'currency pair' && !/^[a-z]{3,4}\/[a-z]{3,4}$/iu.test(owner))
    return 'Write the pair as two currencies, e.g. EUR/USDC.';
  return undefined;
}
