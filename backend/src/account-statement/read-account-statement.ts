import { Injectable } from '@nestjs/common';
import type { AccountStatement, AccountStatementQuery } from '@topsteel/domain/api';
import { AppError } from '@topsteel/domain/errors';
import { accountOf, type AccountRef } from '@topsteel/domain/ledger';
import { currencyDecimals } from '@topsteel/domain/units';
import { readEntries } from '../ledger/index.ts';
import { Organisations, type OrganisationFacts } from '../organisation/index.ts';
import { PrismaService } from '../platform/database/index.ts';
import { notFound, type CallerIdentity } from '../platform/http/index.ts';
import { accountsOfBuyer, orderNumbersOf } from './infra/order-accounts.ts';

const DAY_MS = 86_400_000;
const LONGEST_DAYS = 400;
/** After every entry there can be. */
const END = new Date('9999-01-01T00:00:00Z');

/** A statement of account, read from the ledger. */
@Injectable()
export class ReadAccountStatement {
  constructor(
    private readonly prisma: PrismaService,
    private readonly organisations: Organisations,
  ) {}

  /** @throws AppError `not-found` for another organisation’s; `invalid-input` for a span that ends before it begins. */
  async run(caller: CallerIdentity, query: AccountStatementQuery): Promise<AccountStatement> {
    const organisation = await this.organisationFor(caller, query.organisationId ?? caller.organisationId);
    const from = new Date(`${query.from}T00:00:00Z`);
    const before = new Date(Date.parse(`${query.until}T00:00:00Z`) + DAY_MS);
    if (before <= from || before.getTime() - from.getTime() > LONGEST_DAYS * DAY_MS) {
      throw new AppError('invalid-input', {
        message: `A statement is for 1 to ${LONGEST_DAYS.toString()} days. Choose another span.`,
        details: {
          reason: 'span-wrong',
          errors: [{ field: 'until', message: 'Not after from, or too far.' }],
        },
      });
    }
    const { currency, side } = query;
    const accounts = await this.accountsOf(side, organisation);
    const { openingMinor, entries } = await readEntries(this.prisma.client, accounts, currency, {
      from,
      before,
    });
    const ledger = await readEntries(this.prisma.client, accounts, currency, { from: END, before: END });
    const moved = entries.filter(({ amountMinor }) => amountMinor !== 0n);
    const numbers = await orderNumbersOf(
      this.prisma.client,
      moved.flatMap(({ orderId }) => orderId ?? []),
    );
    let balanceMinor = openingMinor;
    const lines = moved.map((entry) => {
      balanceMinor += entry.amountMinor;
      return {
        at: entry.at.toISOString(),
        code: entry.code,
        text: words[entry.code] ?? entry.code,
        orderNumber: entry.orderId === null ? null : (numbers.get(entry.orderId) ?? null),
        transferId: entry.transferId,
        amountMinor: entry.amountMinor.toString(),
        balanceMinor: balanceMinor.toString(),
      };
    });
    const { id, name, legalName, country } = organisation;
    return {
      organisation: { id, name, legalName, country },
      side,
      currency,
      scale: currencyDecimals[currency],
      from: query.from,
      until: query.until,
      openingMinor: openingMinor.toString(),
      lines,
      closingMinor: balanceMinor.toString(),
      ledgerMinor: ledger.openingMinor.toString(),
    };
  }

  private async organisationFor(caller: CallerIdentity, id: string | null): Promise<OrganisationFacts> {
    const seesAll = caller.access.includes('auditor') || caller.organisationRoles.includes('operator');
    const organisation =
      id !== null && (seesAll || id === caller.organisationId) ? await this.organisations.byId(id) : null;
    if (!organisation) throw notFound('organisation');
    return organisation;
  }

  private async accountsOf(
    side: AccountStatement['side'],
    { id, account }: OrganisationFacts,
  ): Promise<AccountRef[]> {
    if (side === 'buyer') return accountsOfBuyer(this.prisma.client, id);
    if (account === null) return [];
    return [accountOf('vendor_payable', account), accountOf('vendor_debt', account)];
  }
}

const words: Readonly<Record<string, string>> = {
  authorize: 'Payment into escrow',
  capture: 'Captured',
  receive: 'Payment received',
  match: 'Payment received',
  commission: 'Commission',
  tax: 'VAT on the commission',
  'commission-returned': 'Commission returned',
  payout: 'Paid out by the escrow',
  'payout-approved': 'Payout',
  'payout-returned': 'Payout came back',
  convert: 'Converted for its payout',
  'vendor-debt': 'Owed after a refund',
  'debt-repaid': 'Repaid',
  refund: 'Refund',
  'refund-failed': 'Refund that failed',
  reverse: 'Taken back by the bank',
  'taken-back': 'Taken back by the chain',
  'dispute-lost': 'Dispute lost',
  void: 'Given back before capture',
  reclaim: 'Reclaimed from escrow',
  resolve: 'Given back by a ruling',
  settle: 'Given back by agreement',
  lapse: 'Given back after a dispute lapsed',
  journal: 'Corrected by an entry in the books',
  'journal-reversed': 'A correction taken back',
};
