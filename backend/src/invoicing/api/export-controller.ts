import { Controller, Get, Query, Res } from '@nestjs/common';
import { booksQuery, fecCheck, type BooksQuery } from '@topsteel/domain/api';
import type { FastifyReply } from 'fastify';
import { requireDeskReader } from '../../identity/index.ts';
import { Caller, Operation, type CallerIdentity } from '../../platform/http/index.ts';
import { ExportBooks } from '../export-books.ts';
import { sendFile } from './send-file.ts';

const readers = ['finance', 'operator', 'auditor'] as const;

@Controller('v2/finance/exports')
export class ExportController {
  constructor(private readonly books: ExportBooks) {}

  @Get('fec')
  @Operation({
    allow: readers,
    summary: 'The FEC of a year: 18 columns, ISO 8859-15.',
    query: booksQuery,
    produces: 'text/plain',
  })
  async fec(
    @Caller() caller: CallerIdentity,
    @Query() { year }: BooksQuery,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    requireDeskReader(caller);
    await sendFile(reply, await this.books.fec(year));
  }

  @Get('fec/check')
  @Operation({
    allow: readers,
    summary: 'Whether the FEC of a year can be handed in, and reads back to the ledger it was made of.',
    query: booksQuery,
    answer: fecCheck,
  })
  check(@Caller() caller: CallerIdentity, @Query() { year }: BooksQuery) {
    requireDeskReader(caller);
    return this.books.check(year);
  }

  @Get('general-ledger')
  @Operation({
    allow: readers,
    summary: 'The general ledger of a year as CSV, a movement a line.',
    query: booksQuery,
    produces: 'text/csv',
  })
  async generalLedger(
    @Caller() caller: CallerIdentity,
    @Query() { year }: BooksQuery,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    requireDeskReader(caller);
    await sendFile(reply, await this.books.generalLedger(year));
  }
}
