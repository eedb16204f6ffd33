/** The books: accounts, transfers, trial balance. Every figure is in minor units of the account's currency. */
import { z } from 'zod';
import { bytes32, id, isoTime, pageOf, pageQuery, uintString } from './primitives.ts';

/** A signed integer in digits; balances against the normal side are negative. */
const intString = z.string().regex(/^(0|-?[1-9][0-9]*)$/);

export const ledgerAccount = z
  .object({
    id,
    code: z.string().describe('escrow_onchain, escrow_liability, vendor_payable, commission_revenue …'),
    name: z.string(),
    owner: z
      .string()
      .describe('What or whom the account is for: a token, a payment, an organisation account.'),
    currency: z.string(),
    scale: z.number().int(),
    normalSide: z.enum(['debit', 'credit']),
    limit: z.enum(['none', 'debits-within-credits', 'credits-within-debits']),
    debitsPendingMinor: uintString,
    debitsPostedMinor: uintString,
    creditsPendingMinor: uintString,
    creditsPostedMinor: uintString,
    balanceMinor: intString.describe('Posted balance on the normal side.'),
  })
  .meta({ id: 'LedgerAccount' });
export type LedgerAccount = z.infer<typeof ledgerAccount>;
export const ledgerAccountPage = pageOf(ledgerAccount).meta({ id: 'LedgerAccountPage' });
export const ledgerAccountQuery = pageQuery.extend({ code: z.string().max(60).optional() });
export type LedgerAccountQuery = z.infer<typeof ledgerAccountQuery>;

export const ledgerTransfer = z
  .object({
    id,
    entry: uintString.describe('The order of entering, with gaps.'),
    sequence: uintString
      .nullable()
      .describe('The place in the hash chain; null until it is sealed, in a second.'),
    groupId: id,
    kind: z.enum(['single', 'pending', 'post', 'void', 'expire']),
    state: z
      .enum(['posted', 'pending', 'resolved', 'voided', 'expired'])
      .describe('Derived: a pending transfer has no row changed; its resolution is a row of its own.'),
    pendingId: id.nullable(),
    debit: z.object({ accountId: id, code: z.string(), owner: z.string() }),
    credit: z.object({ accountId: id, code: z.string(), owner: z.string() }),
    amountMinor: uintString,
    currency: z.string(),
    code: z.string().describe('What it stands for: authorize, capture, commission, payout, void …'),
    orderId: id.nullable(),
    externalRef: z
      .string()
      .describe('What it follows from: an event of the chain, by chain:block hash:log index.'),
    blockNumber: uintString.nullable(),
    effectiveAt: isoTime,
    recordedAt: isoTime,
    period: z.string().describe('The month it is posted in: of effectiveAt, or the first open one after it.'),
    hash: bytes32.nullable().describe('SHA-256 over the previous entry’s hash, the place and this entry.'),
  })
  .meta({ id: 'LedgerTransfer' });
export type LedgerTransfer = z.infer<typeof ledgerTransfer>;
export const ledgerTransferPage = pageOf(ledgerTransfer).meta({ id: 'LedgerTransferPage' });
export const ledgerTransferQuery = pageQuery.extend({ orderId: id.optional(), accountId: id.optional() });
export type LedgerTransferQuery = z.infer<typeof ledgerTransferQuery>;

/** Posted debits and credits by account code; a currency's two totals are equal. */
export const trialBalance = z
  .object({
    at: isoTime,
    lines: z.array(
      z.object({
        code: z.string(),
        name: z.string(),
        currency: z.string(),
        accounts: z.number().int(),
        debitsMinor: uintString,
        creditsMinor: uintString,
        pendingDebitsMinor: uintString,
        pendingCreditsMinor: uintString,
      }),
    ),
    totals: z.array(
      z.object({
        currency: z.string(),
        debitsMinor: uintString,
        creditsMinor: uintString,
        balances: z.boolean(),
      }),
    ),
    chain: z.object({ entries: uintString, hash: bytes32, isIntact: z.boolean() }),
    replayAgrees: z.boolean().describe('Balances replayed from the entries equal the kept totals.'),
  })
  .meta({ id: 'TrialBalance' });
export type TrialBalance = z.infer<typeof trialBalance>;
