import { Injectable } from '@nestjs/common';
import type { JournalEntryView, JournalInput } from '@topsteel/domain/api';
import { AppError } from '@topsteel/domain/errors';
import {
  handRuleOf,
  journalFaults,
  requireJournal,
  type JournalFault,
  type JournalLine,
} from '@topsteel/domain/journal';
import { formatAmount } from '@topsteel/domain/units';
import { recordAudit } from '../audit/index.ts';
import { CloseLine } from '../bank/index.ts';
import { requireMarketplace, requireStepUp } from '../identity/index.ts';
import { requireOpenMonth } from '../ledger/index.ts';
import { Config } from '../platform/config/index.ts';
import { newId, PrismaService, type Tx } from '../platform/database/index.ts';
import type { CallerIdentity } from '../platform/http/index.ts';
import { insertJournalEntry } from './infra/journal-store.ts';
import { findOrderByNumber, type NamedOrder } from './infra/order-queries.ts';
import { ReadJournal } from './read-journal.ts';
import { bookFaults } from './require-bookable.ts';

/** Proposes an entry in the books. It is booked when another person of the marketplace approves it. */
@Injectable()
export class ProposeJournalEntry {
  constructor(
    private readonly config: Config,
    private readonly prisma: PrismaService,
    private readonly line: CloseLine,
    private readonly journal: ReadJournal,
  ) {}

  /**
   * @throws AppError `forbidden` outside the marketplace or with an old sign-in; `invalid-input` with every field that is
   *   wrong; `conflict` with reason `period-closed`, or `line-proposed` when an entry for the bank's line is there already.
   */
  async run(caller: CallerIdentity, input: JournalInput, now = new Date()): Promise<JournalEntryView> {
    requireMarketplace(caller);
    requireStepUp(caller, this.config.settings.payout.freshSignInMinutes, now);
    const id = await this.prisma.transact((tx) => this.propose(tx, caller, input, now));
    return this.journal.one(caller, id);
  }

  private async propose(tx: Tx, caller: CallerIdentity, input: JournalInput, now: Date): Promise<string> {
    const { currency, bankEntryId } = input;
    const stated = input.lines.map(lineOf);
    requireJournal(journalFaults(stated, currency, input.order !== undefined));
    requirePast(input.date, now);
    const order = input.order === undefined ? null : await findOrderByNumber(tx, input.order);
    if (input.order !== undefined && order === null)
      requireJournal([{ field: 'order', message: `There is no order ${input.order}. Check the number.` }]);
    const lines = stated.map((line) => ofOrder(line, order));
    const faults = await bookFaults(tx, this.config.settings, {
      lines,
      currency,
      orderId: order?.id ?? null,
    });
    requireJournal([
      ...faults,
      ...(bankEntryId === undefined ? [] : await this.lineFaults(tx, input, bankEntryId)),
    ]);
    await requireOpenMonth(tx, input.date, 'date');
    const id = newId(now);
    const isNew = await insertJournalEntry(tx, {
      id,
      dated: input.date,
      currency,
      reference: input.reference,
      reason: input.reason,
      orderId: order?.id ?? null,
      bankEntryId: bankEntryId ?? null,
      reversesId: null,
      lines,
      proposedBy: caller.userId,
    });
    if (!isNew) {
      throw new AppError('conflict', {
        message: 'An entry for this line of the bank account is there already. Decide on that one.',
        details: {
          reason: 'line-proposed',
          errors: [{ field: 'bankEntryId', message: 'Has an entry already.' }],
        },
      });
    }
    await recordAudit(tx, {
      actor: caller.userId,
      organisationId: caller.organisationId,
      action: 'journal-entry.propose',
      subject: `journal-entry:${id}`,
      details: { ...input },
    });
    return id;
  }

  /** An entry for a line of the bank moves the account by what is open of it. */
  private async lineFaults(
    tx: Tx,
    { lines, currency }: JournalInput,
    bankEntryId: string,
  ): Promise<JournalFault[]> {
    const { iban, direction, openMinor } = await this.line.find(tx, bankEntryId);
    const side = direction === 'credit' ? 'debit' : 'credit';
    const isMet = lines.some(
      (line) =>
        line.code === 'bank' &&
        line.owner?.toLowerCase() === iban.toLowerCase() &&
        line.side === side &&
        BigInt(line.amountMinor) === openMinor,
    );
    if (isMet && currency === 'EUR') return [];
    const amount = `${formatAmount(openMinor, 'EUR')} EUR`;
    return [
      {
        field: 'bankEntryId',
        message: `The line of the bank is ${amount}: ${side} “Bank account” ${iban} with exactly that.`,
      },
    ];
  }
}

const lineOf = ({ code, owner, side, amountMinor }: JournalInput['lines'][number]): JournalLine => ({
  account: { code, owner: (owner ?? '').toLowerCase() },
  side,
  amountMinor: BigInt(amountMinor),
});

/** Accounts of an order are the order's own and its seller's. */
function ofOrder(line: JournalLine, order: NamedOrder | null): JournalLine {
  const { code } = line.account;
  if (order === null || handRuleOf(code) !== 'order') return line;
  const owner = code === 'order_liability' ? order.id : (order.sellerAccount ?? '');
  return { ...line, account: { code, owner } };
}

/** @throws AppError `invalid-input` for a day to come. */
export function requirePast(day: string, now: Date): void {
  if (day <= now.toISOString().slice(0, 10)) return;
  requireJournal([{ field: 'date', message: 'This day is still to come. Date the entry when it happened.' }]);
}
