import { Module } from '@nestjs/common';
import { BankModule } from '../bank/index.ts';
import { JournalController } from './api/journal-controller.ts';
import { DecideJournalEntry } from './decide-journal-entry.ts';
import { ProposeJournalEntry } from './propose-journal-entry.ts';
import { ReadJournal } from './read-journal.ts';
import { ReverseJournalEntry } from './reverse-journal-entry.ts';

/** Entries in the books by people: what no payment, payout, conversion or event of the chain books. */
@Module({
  imports: [BankModule],
  controllers: [JournalController],
  providers: [DecideJournalEntry, ProposeJournalEntry, ReadJournal, ReverseJournalEntry],
})
export class JournalModule {}
