import { Module } from '@nestjs/common';
import { AllocateEntry } from './allocate-entry.ts';
import { BankClock } from './bank-clock.ts';
import { BankTransfers } from './bank-transfers.ts';
import { FetchMessages } from './fetch-messages.ts';
import { MatchEntries } from './match-entries.ts';
import { SendFiles } from './send-files.ts';
import { TakeDocument } from './take-document.ts';

/** Our bank account: what comes in and for what, and what is sent. */
@Module({
  providers: [BankTransfers, AllocateEntry, MatchEntries, TakeDocument, FetchMessages, SendFiles, BankClock],
  exports: [BankTransfers, MatchEntries, FetchMessages, SendFiles],
})
export class BankModule {}
