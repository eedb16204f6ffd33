import { Injectable } from '@nestjs/common';
import type { JournalEntryView, ReversalInput } from '@topsteel/domain/api';
import { AppError } from '@topsteel/domain/errors';
import { counterLines, requireJournal } from '@topsteel/domain/journal';
import { recordAudit } from '../audit/index.ts';
import { requireUntaken } from '../bank/index.ts';
import { requireMarketplace, requireStepUp } from '../identity/index.ts';
import { requireOpenMonth } from '../ledger/index.ts';
import { Config } from '../platform/config/index.ts';
import { newId, PrismaService, type Tx } from '../platform/database/index.ts';
import { notFound, type CallerIdentity } from '../platform/http/index.ts';
import { insertJournalEntry, lockJournalEntry, type StoredJournalEntry } from './infra/journal-store.ts';
import { requirePast } from './propose-journal-entry.ts';
import { ReadJournal } from './read-journal.ts';
import { bookFaults } from './require-bookable.ts';

/** Proposes to take a booked entry back by its counter entry: it is never edited, and another person approves it. */
@Injectable()
export class ReverseJournalEntry {
  constructor(
    private readonly config: Config,
    private readonly prisma: PrismaService,
    private readonly journal: ReadJournal,
  ) {}

  /**
   * @returns the counter entry, which waits for a second person
   * @throws AppError `not-found`; `conflict` with reason `not-reversible`, `explains-line` or `period-closed`;
   *   `invalid-input` for a day before the entry's own or to come, or when accounts do not hold the money any more.
   */
  async run(
    caller: CallerIdentity,
    entryId: string,
    input: ReversalInput,
    now = new Date(),
  ): Promise<JournalEntryView> {
    requireMarketplace(caller);
    requireStepUp(caller, this.config.settings.payout.freshSignInMinutes, now);
    const id = await this.prisma.transact((tx) => this.propose(tx, caller, entryId, input, now));
    return this.journal.one(caller, id);
  }

  private async propose(
    tx: Tx,
    caller: CallerIdentity,
    entryId: string,
    { date, reason }: ReversalInput,
    now: Date,
  ): Promise<string> {
    const entry = await lockJournalEntry(tx, entryId);
    if (!entry) throw notFound('journal entry');
    requireReversible(entry);
    requirePast(date, now);
    if (date < entry.dated)
      requireJournal([
        { field: 'date', message: `The entry is of ${entry.dated}; its counter entry is not before it.` },
      ]);
    await requireUntaken(tx, entry.bookedRef ?? '');
    const lines = counterLines(entry.lines);
    const { currency, orderId } = entry;
    requireJournal(await bookFaults(tx, this.config.settings, { lines, currency, orderId }));
    await requireOpenMonth(tx, date, 'date');
    const id = newId(now);
    const { reference } = entry;
    const proposed = { id, dated: date, currency, reference, reason, orderId, bankEntryId: null, lines };
    const isNew = await insertJournalEntry(tx, {
      ...proposed,
      reversesId: entry.id,
      proposedBy: caller.userId,
    });
    if (!isNew) throw notReversible(`${entry.number} has a counter entry already.`);
    await recordAudit(tx, {
      actor: caller.userId,
      organisationId: caller.organisationId,
      action: 'journal-entry.reverse',
      subject: `journal-entry:${id}`,
      details: { reverses: entry.id, date, reason },
    });
    return id;
  }
}

function requireReversible({ number, state, reverses, reversal }: StoredJournalEntry): void {
  if (state !== 'booked') throw notReversible(`${number} is not booked; there is nothing to take back.`);
  if (reverses !== null)
    throw notReversible(`${number} takes ${reverses.number} back. Propose the entry anew instead.`);
  if (reversal !== null) throw notReversible(`${number} has a counter entry already, ${reversal.number}.`);
}

const notReversible = (message: string): AppError =>
  new AppError('conflict', { message, details: { reason: 'not-reversible' } });
