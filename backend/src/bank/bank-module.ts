import { Module } from '@nestjs/common';
import { LedgerModule } from '../ledger/index.ts';
import { AllocateEntry } from './allocate-entry.ts';
import { BankController } from './api/bank-controller.ts';
import { BankClock } from './bank-clock.ts';
import { BankTransfers } from './bank-transfers.ts';
import { CloseLine } from './close-line.ts';
import { DecideEntry } from './decide-entry.ts';
import { FetchMessages } from './fetch-messages.ts';
import { MatchEntries } from './match-entries.ts';
import { ReadBank } from './read-bank.ts';
import { ResendTransfer } from './resend-transfer.ts';
import { SendFiles } from './send-files.ts';
import { TakeDocument } from './take-document.ts';

/** Our bank account: what comes in and for what, and what is sent. */
@Module({
  imports: [LedgerModule],
  controllers: [BankController],
  providers: [
    BankTransfers,
    AllocateEntry,
    CloseLine,
    MatchEntries,
    TakeDocument,
    FetchMessages,
    SendFiles,
    BankClock,
    ReadBank,
    DecideEntry,
    ResendTransfer,
  ],
  exports: [BankTransfers, CloseLine, MatchEntries, FetchMessages, SendFiles],
})
export class BankModule {}
