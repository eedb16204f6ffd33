import { Module } from '@nestjs/common';
import { BankTransfers } from './bank-transfers.ts';

/** Our bank account: what comes in and for what, and what is sent. */
@Module({ providers: [BankTransfers], exports: [BankTransfers] })
export class BankModule {}
