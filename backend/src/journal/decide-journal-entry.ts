import { Injectable } from '@nestjs/common';
import type { DecisionInput, JournalEntryView } from '@topsteel/domain/api';
import { AppError } from '@topsteel/domain/errors';
import { recordAudit } from '../audit/index.ts';
import { CloseLine } from '../bank/index.ts';
import { requireMarketplace, requireOtherPerson, requireStepUp } from '../identity/index.ts';
import { requireOpenMonth } from '../ledger/index.ts';
import { Config } from '../platform/config/index.ts';
import { PrismaService, type Tx } from '../platform/database/index.ts';
import { notFound, type CallerIdentity } from '../platform/http/index.ts';
import { bookJournalEntry } from './book-journal-entry.ts';
import { decideJournalRow, lockJournalEntry, type StoredJournalEntry } from './infra/journal-store.ts';
import { ReadJournal } from './read-journal.ts';

/** The second pair of eyes on an entry: books it, and closes the line of the bank that it stands for; or declines it. */
@Injectable()
export class DecideJournalEntry {
  constructor(
    private readonly config: Config,
    private readonly prisma: PrismaService,
    private readonly line: CloseLine,
    private readonly journal: ReadJournal,
  ) {}

  /**
   * @throws AppError `forbidden` to who proposed it, when they approve, outside the marketplace or with an old sign-in;
   *   `conflict` with reason `journal-decided`, `period-closed`, `line-closed` or `explains-line`; `not-conserved` when an
   *   account does not hold the money any more. Nothing is changed then.
   */
  async run(
    caller: CallerIdentity,
    id: string,
    decision: DecisionInput,
    now = new Date(),
  ): Promise<JournalEntryView> {
    requireMarketplace(caller);
    requireStepUp(caller, this.config.settings.payout.freshSignInMinutes, now);
    await this.prisma.transact((tx) => this.decide(tx, caller, id, decision));
    return this.journal.one(caller, id);
  }

  private async decide(
    tx: Tx,
    caller: CallerIdentity,
    id: string,
    { approve, note }: DecisionInput,
  ): Promise<void> {
    const entry = await lockJournalEntry(tx, id);
    if (!entry) throw notFound('journal entry');
    if (entry.state !== 'waiting') {
      throw new AppError('conflict', {
        message: `${entry.number} was ${entry.state} already. Load the page again.`,
        details: { reason: 'journal-decided', state: entry.state },
      });
    }
    if (approve) requireOtherPerson(caller, entry.proposedBy, 'You proposed this entry.');
    const bookedRef = approve ? await this.book(tx, caller, entry) : null;
    const state = approve ? 'booked' : 'declined';
    await decideJournalRow(tx, id, {
      state,
      bookedRef,
      decidedBy: caller.userId,
      decisionNote: note === undefined || note === '' ? null : note,
    });
    await recordAudit(tx, {
      actor: caller.userId,
      organisationId: caller.organisationId,
      action: approve ? 'journal-entry.approve' : 'journal-entry.decline',
      subject: `journal-entry:${id}`,
      details: {
        number: entry.number,
        proposedBy: entry.proposedBy,
        note,
        before: 'waiting',
        after: state,
        bookedRef,
      },
    });
  }

  private async book(tx: Tx, caller: CallerIdentity, entry: StoredJournalEntry): Promise<string> {
    const { bankEntryId, number, reference } = entry;
    await requireOpenMonth(tx, entry.dated, 'date');
    const ref = await bookJournalEntry(tx, entry);
    if (bankEntryId !== null)
      await this.line.run(tx, bankEntryId, ref, {
        by: caller.userId,
        note: `Booked by ${number}, ${reference}.`,
      });
    return ref;
  }
}
