import { Module } from '@nestjs/common';
import { AnchorBooks } from './anchor-books.ts';
import { LedgerController } from './api/ledger-controller.ts';
import { ClosePeriod } from './close-period.ts';
import { ExpireClaims } from './expire-claims.ts';
import { ReadBooks } from './read-books.ts';
import { ReadPeriods } from './read-periods.ts';
import { SealEntries } from './seal-entries.ts';

/** The books. Writing happens by `enterGroup` and `enterPosting` within the caller's transaction. */
@Module({
  controllers: [LedgerController],
  providers: [ReadBooks, ReadPeriods, ClosePeriod, SealEntries, ExpireClaims, AnchorBooks],
  exports: [ReadBooks, ReadPeriods, AnchorBooks],
})
export class LedgerModule {}
