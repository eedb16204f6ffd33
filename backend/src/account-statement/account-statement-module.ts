import { Module } from '@nestjs/common';
import { AccountStatementController } from './api/account-statement-controller.ts';
import { ReadAgedBalances } from './read-aged-balances.ts';
import { ReadAccountStatement } from './read-account-statement.ts';

/** Statements of account and aged balances: the ledger, read for those it concerns. */
@Module({ controllers: [AccountStatementController], providers: [ReadAgedBalances, ReadAccountStatement] })
export class AccountStatementModule {}
