/** Statements of account and aged balances: read from the ledger, equal to it. */
import { z } from 'zod';
import { id, isoDay, isoTime, uintString } from './primitives.ts';

const intString = z.string().regex(/^(0|-?[1-9][0-9]*)$/);

export const accountStatementQuery = z.strictObject({
  side: z.enum(['vendor', 'buyer']),
  organisationId: id.optional().describe('For the marketplace and auditors; absent, the caller’s own.'),
  currency: z.enum(['USDC', 'EUR', 'CHF', 'GBP', 'ETH', 'BTC']),
  from: isoDay.describe('First day, UTC.'),
  until: isoDay.describe('Last day, UTC.'),
});
export type AccountStatementQuery = z.infer<typeof accountStatementQuery>;

/**
 * A vendor’s statement is what the marketplace owes it (above zero) or is owed (below); a buyer’s is what is held for its
 * orders. opening + the lines = closing, and both are balances of the ledger.
 */
export const accountStatement = z
  .object({
    organisation: z.object({ id, name: z.string(), legalName: z.string(), country: z.string() }),
    side: z.enum(['vendor', 'buyer']),
    currency: z.string(),
    scale: z.number().int(),
    from: isoDay,
    until: isoDay,
    openingMinor: intString,
    lines: z.array(
      z.object({
        at: isoTime,
        code: z.string(),
        text: z.string().describe('One English phrase.'),
        orderNumber: z.string().nullable(),
        transferId: id,
        amountMinor: intString.describe('Above zero in the organisation’s favour.'),
        balanceMinor: intString,
      }),
    ),
    closingMinor: intString,
    ledgerMinor: intString.describe(
      'Balance of the accounts now; equals closing when until is today or later.',
    ),
  })
  .meta({ id: 'AccountStatement' });
export type AccountStatement = z.infer<typeof accountStatement>;

export const agedRow = z.object({
  organisationId: id,
  organisationName: z.string(),
  kind: z.enum(['payable', 'receivable']),
  currency: z.string(),
  scale: z.number().int(),
  currentMinor: uintString.describe('0 to 30 days.'),
  over30Minor: uintString,
  over60Minor: uintString,
  over90Minor: uintString,
  totalMinor: uintString,
  ledgerMinor: intString,
  agrees: z.boolean().describe('The total is the ledger’s balance.'),
});

export const agedBalances = z.object({ at: isoTime, rows: z.array(agedRow) }).meta({ id: 'AgedBalances' });
export type AgedBalances = z.infer<typeof agedBalances>;
