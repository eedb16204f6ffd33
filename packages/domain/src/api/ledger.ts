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
export const ledgerTransferQuery = pageQuery.extend({
  orderId: id.optional(),
  accountId: id.optional(),
  txHash: bytes32.optional().describe('Only what follows from the events of this transaction.'),
});
export type LedgerTransferQuery = z.infer<typeof ledgerTransferQuery>;

/** A transfer, what was entered with it, and what of the chain it follows from. */
export const ledgerEntry = z
  .object({
    transfer: ledgerTransfer,
    group: z.array(ledgerTransfer).describe('All that were entered at once, in their order.'),
    event: z
      .object({ txHash: bytes32, blockNumber: uintString, contract: z.string(), name: z.string() })
      .nullable()
      .describe('Null when it follows from a bank, a provider or a decision.'),
  })
  .meta({ id: 'LedgerEntry' });
export type LedgerEntry = z.infer<typeof ledgerEntry>;

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

const month = z
  .string()
  .regex(/^[0-9]{4}-(0[1-9]|1[0-2])$/, 'Write a month as year and month, e.g. 2026-11.');
export const ledgerMonth = month;

/** The months of the books. A closed month is never opened again. */
export const ledgerPeriods = z
  .object({
    items: z.array(
      z.object({
        month,
        state: z.enum(['open', 'closed']),
        isNext: z.boolean().describe('The month that is closed next.'),
        isOver: z.boolean().describe('The month has ended in UTC.'),
        closedAt: isoTime.nullable(),
        closedBy: z.string().nullable().describe('The user who closed it.'),
      }),
    ),
    next: month.nullable().describe('The month that can be closed now.'),
  })
  .meta({ id: 'LedgerPeriods' });
export type LedgerPeriods = z.infer<typeof ledgerPeriods>;

const accountName = z.object({ code: z.string(), owner: z.string() });

/** The trial balance of a month. */
export const ledgerPeriod = z
  .object({
    month,
    state: z.enum(['open', 'closed']),
    closedAt: isoTime.nullable(),
    closedBy: z.string().nullable(),
    chain: z
      .object({ entries: uintString, hash: bytes32 })
      .nullable()
      .describe('The hash chain as it stood at the closing.'),
    lines: z.array(
      z.object({
        code: z.string(),
        name: z.string(),
        pcg: z.string().nullable().describe('Account of the French chart.'),
        currency: z.string(),
        openingMinor: intString.describe('On the normal side, before the month.'),
        debitsMinor: uintString,
        creditsMinor: uintString,
        closingMinor: intString,
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
    openClaims: z.array(
      z.object({
        id,
        externalRef: z.string(),
        debit: accountName,
        credit: accountName,
        amountMinor: uintString,
        currency: z.string(),
        effectiveAt: isoTime,
        expiresAt: isoTime.nullable(),
      }),
    ),
    listedClaims: z.array(id).describe('Claims that were pending when the month was closed.'),
  })
  .meta({ id: 'LedgerPeriod' });
export type LedgerPeriod = z.infer<typeof ledgerPeriod>;

export const closePeriodBody = z
  .strictObject({
    seenClaims: z
      .array(id)
      .max(1_000)
      .default([])
      .describe('Ids of the pending claims up to the month: closing leaves them to a later one.'),
  })
  .meta({ id: 'ClosePeriod' });
export type ClosePeriodBody = z.infer<typeof closePeriodBody>;

/** Shows that an entry was in the books when their root was put on chain; anybody can recompute it. */
export const ledgerProof = z
  .object({
    transferId: id,
    sequence: uintString,
    text: z.string().describe('What the entry says; its SHA-256 is the digest.'),
    digest: bytes32,
    previousHash: bytes32,
    hash: bytes32.describe('SHA-256 of previous hash, sequence as 8 bytes, and digest.'),
    anchor: z
      .object({
        book: bytes32,
        number: uintString,
        root: bytes32,
        firstSequence: uintString,
        lastSequence: uintString,
        proof: z.array(bytes32).describe('Siblings from the hash to the root: keccak-256 of sorted pairs.'),
        state: z.enum(['requested', 'anchored', 'final']),
        publisher: z.string().nullable(),
        txHash: bytes32.nullable(),
      })
      .nullable()
      .describe('Null until the book is closed over the entry, once a day.'),
  })
  .meta({ id: 'LedgerProof' });
export type LedgerProof = z.infer<typeof ledgerProof>;
