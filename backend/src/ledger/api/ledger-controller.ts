import { Controller, Get, Query } from '@nestjs/common';
import {
  ledgerAccountPage,
  ledgerAccountQuery,
  ledgerTransferPage,
  ledgerTransferQuery,
  trialBalance,
  type LedgerAccountQuery,
  type LedgerTransferQuery,
} from '@topsteel/domain/api';
import { Operation } from '../../platform/http/index.ts';
import { ReadBooks } from '../read-books.ts';

const readers = ['finance', 'auditor', 'operator'] as const;

@Controller('v2/ledger')
export class LedgerController {
  constructor(private readonly books: ReadBooks) {}

  @Get('accounts')
  @Operation({
    allow: readers,
    summary: 'Accounts of the books with their totals.',
    query: ledgerAccountQuery,
    answer: ledgerAccountPage,
  })
  accounts(@Query() query: LedgerAccountQuery) {
    return this.books.accounts(query);
  }

  @Get('transfers')
  @Operation({
    allow: readers,
    summary: 'Transfers, newest first, with the hash that links each to the one before.',
    query: ledgerTransferQuery,
    answer: ledgerTransferPage,
  })
  transfers(@Query() query: LedgerTransferQuery) {
    return this.books.transfers(query);
  }

  @Get('trial-balance')
  @Operation({
    allow: readers,
    summary: 'Posted debits and credits by account code, with a fresh check of the hash chain and a replay.',
    answer: trialBalance,
  })
  trialBalance() {
    return this.books.trialBalance();
  }
}
