import { Module } from '@nestjs/common';
import { LedgerController } from './api/ledger-controller.ts';
import { ReadBooks } from './read-books.ts';

/** The books. Writing happens by `enterPosting` within the caller's transaction. */
@Module({ controllers: [LedgerController], providers: [ReadBooks], exports: [ReadBooks] })
export class LedgerModule {}
