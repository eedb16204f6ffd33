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
import { Caller, Operation, unauthenticated, type CallerIdentity } from '../../platform/http/index.ts';
import { ReadBooks } from '../read-books.ts';

const readers = ['finance', 'auditor', 'operator'] as const;

/** Auditors and operators see all the books; finance sees what concerns its own organisation. */
function scopeOf({ access, organisationId }: CallerIdentity): string | null {
  if (access.includes('auditor') || access.includes('operator')) return null;
  if (organisationId === null) throw unauthenticated();
  return organisationId;
}

@Controller('v2/ledger')
export class LedgerController {
  constructor(private readonly books: ReadBooks) {}

  @Get('accounts')
  @Operation({
    allow: readers,
    summary: 'Accounts of the books with their totals; for finance, those of its own organisation.',
    query: ledgerAccountQuery,
    answer: ledgerAccountPage,
  })
  accounts(@Caller() caller: CallerIdentity, @Query() query: LedgerAccountQuery) {
    return this.books.accounts(query, scopeOf(caller));
  }

  @Get('transfers')
  @Operation({
    allow: readers,
    summary: 'Transfers, newest first, with the hash that links each to the one before.',
    query: ledgerTransferQuery,
    answer: ledgerTransferPage,
  })
  transfers(@Caller() caller: CallerIdentity, @Query() query: LedgerTransferQuery) {
    return this.books.transfers(query, scopeOf(caller));
  }

  @Get('trial-balance')
  @Operation({
    allow: ['auditor', 'operator'],
    summary: 'Posted debits and credits by account code, with a fresh check of the hash chain and a replay.',
    answer: trialBalance,
  })
  trialBalance() {
    return this.books.trialBalance();
  }
}
