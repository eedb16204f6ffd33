import { Controller, Get, Header, Query, Res } from '@nestjs/common';
import {
  agedBalances,
  accountStatement,
  accountStatementQuery,
  type AgedBalances,
  type AccountStatement,
  type AccountStatementQuery,
} from '@topsteel/domain/api';
import { renderAccountStatementPdf } from '@topsteel/documents';
import type { FastifyReply } from 'fastify';
import { requireMarketplace } from '../../identity/index.ts';
import { Caller, Operation, type CallerIdentity } from '../../platform/http/index.ts';
import { ReadAgedBalances } from '../read-aged-balances.ts';
import { ReadAccountStatement } from '../read-account-statement.ts';
import { accountStatementCsv } from '../account-statement-csv.ts';

const readers = ['vendor', 'buyer', 'finance', 'operator', 'auditor'] as const;

@Controller('v2')
export class AccountStatementController {
  constructor(
    private readonly readAccountStatement: ReadAccountStatement,
    private readonly readAgedBalances: ReadAgedBalances,
  ) {}

  @Get('account-statements')
  @Header('cache-control', 'private, no-store')
  @Operation({
    allow: readers,
    summary: 'Statement of account of the caller’s organisation; of any for the marketplace and auditors.',
    query: accountStatementQuery,
    answer: accountStatement,
  })
  read(@Caller() caller: CallerIdentity, @Query() query: AccountStatementQuery): Promise<AccountStatement> {
    return this.readAccountStatement.run(caller, query);
  }

  @Get('account-statements/csv')
  @Header('cache-control', 'private, no-store')
  @Operation({
    allow: readers,
    summary: 'The same as CSV.',
    query: accountStatementQuery,
    produces: 'text/csv',
  })
  async csv(
    @Caller() caller: CallerIdentity,
    @Query() query: AccountStatementQuery,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const read = await this.readAccountStatement.run(caller, query);
    await reply
      .header('content-type', 'text/csv; charset=utf-8')
      .header('content-disposition', `attachment; filename="${nameOf(read)}.csv"`)
      .send(accountStatementCsv(read));
  }

  @Get('account-statements/pdf')
  @Header('cache-control', 'private, no-store')
  @Operation({
    allow: readers,
    summary: 'The same as PDF, for people.',
    query: accountStatementQuery,
    produces: 'application/pdf',
  })
  async pdf(
    @Caller() caller: CallerIdentity,
    @Query() query: AccountStatementQuery,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const read = await this.readAccountStatement.run(caller, query);
    await reply
      .header('content-type', 'application/pdf')
      .header('content-disposition', `attachment; filename="${nameOf(read)}.pdf"`)
      .send(Buffer.from(await renderAccountStatementPdf(read)));
  }

  @Get('finance/aged-balances')
  @Operation({
    allow: ['finance', 'operator', 'auditor'],
    summary: 'What is owed to vendors and by them, by age, held against the ledger.',
    answer: agedBalances,
  })
  async aged(@Caller() caller: CallerIdentity): Promise<AgedBalances> {
    if (!caller.access.includes('auditor')) requireMarketplace(caller);
    return this.readAgedBalances.run();
  }
}

/** @example 'statement-vendor-EUR-2026-11-01-2026-11-30' */
const nameOf = ({ side, currency, from, until }: AccountStatement): string =>
  `statement-${side}-${currency}-${from}-${until}`;
