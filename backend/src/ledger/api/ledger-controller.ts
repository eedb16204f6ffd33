import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import {
  closePeriodBody,
  ledgerAccount,
  ledgerAccountPage,
  ledgerAccountQuery,
  ledgerEntry,
  ledgerMonth,
  ledgerPeriod,
  ledgerPeriods,
  ledgerProof,
  ledgerTransferPage,
  ledgerTransferQuery,
  trialBalance,
  type ClosePeriodBody,
  type LedgerAccountQuery,
  type LedgerTransferQuery,
} from '@topsteel/domain/api';
import { AppError } from '@topsteel/domain/errors';
import {
  Caller,
  IdParam,
  Operation,
  unauthenticated,
  type CallerIdentity,
} from '../../platform/http/index.ts';
import { AnchorBooks } from '../anchor-books.ts';
import { ClosePeriod } from '../close-period.ts';
import { ReadBooks } from '../read-books.ts';
import { ReadPeriods } from '../read-periods.ts';

const readers = ['finance', 'auditor', 'operator'] as const;

/** Auditors and operators see all the books; finance sees what concerns its own organisation. */
function scopeOf({ access, organisationId }: CallerIdentity): string | null {
  if (access.includes('auditor') || access.includes('operator')) return null;
  if (organisationId === null) throw unauthenticated();
  return organisationId;
}

@Controller('v2/ledger')
export class LedgerController {
  constructor(
    private readonly books: ReadBooks,
    private readonly periods: ReadPeriods,
    private readonly closePeriod: ClosePeriod,
    private readonly anchor: AnchorBooks,
  ) {}

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

  @Get('accounts/:id')
  @Operation({
    allow: readers,
    summary: 'One account with its totals.',
    answer: ledgerAccount,
  })
  account(@Caller() caller: CallerIdentity, @IdParam() id: string) {
    return this.books.account(id, scopeOf(caller));
  }

  @Get('transfers/:id')
  @Operation({
    allow: readers,
    summary:
      'A transfer with all that were entered at once, and the event of the chain that they follow from.',
    answer: ledgerEntry,
  })
  transfer(@Caller() caller: CallerIdentity, @IdParam() id: string) {
    return this.books.entry(id, scopeOf(caller));
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

  @Get('periods')
  @Operation({
    allow: ['auditor', 'operator'],
    summary: 'The months of the books, newest first, and which can be closed next.',
    answer: ledgerPeriods,
  })
  listPeriods() {
    return this.periods.list();
  }

  @Get('periods/:month')
  @Operation({
    allow: ['auditor', 'operator'],
    summary:
      'The trial balance of a month by account code and currency, and the claims that are still pending.',
    answer: ledgerPeriod,
  })
  period(@Param('month') month: string) {
    return this.periods.one(monthOf(month));
  }

  @Post('periods/:month/close')
  @Operation({
    allow: ['operator'],
    summary: 'Closes a month for good; later postings for it stand in the first open month.',
    body: closePeriodBody,
    answer: ledgerPeriod,
    idempotent: true,
  })
  async close(
    @Caller() caller: CallerIdentity,
    @Param('month') text: string,
    @Body() { seenClaims }: ClosePeriodBody,
  ) {
    const month = monthOf(text);
    await this.closePeriod.run(caller, month, seenClaims);
    return this.periods.one(month);
  }

  @Get('entries/:id/proof')
  @Operation({
    allow: ['auditor', 'operator'],
    summary: 'What shows that an entry was in the books when their root was put on chain.',
    answer: ledgerProof,
  })
  proof(@IdParam() id: string) {
    return this.anchor.proofOf(id);
  }
}

function monthOf(text: string): string {
  const read = ledgerMonth.safeParse(text);
  if (read.success) return read.data;
  throw new AppError('invalid-input', {
    message: 'Write a month as year and month, e.g. 2026-11.',
    details: {
      reason: 'month-invalid',
      remedy: 'Take the month of a period: GET /v2/ledger/periods.',
      errors: [{ field: 'month', message: 'Give year and month, such as 2026-11.' }],
    },
  });
}
