import { Body, Controller, Get, Post, Query, Res } from '@nestjs/common';
import {
  invoiceFileQuery,
  invoicePage,
  invoiceQuery,
  invoiceView,
  invoiceWordInput,
  type InvoiceFileQuery,
  type InvoiceQuery,
  type InvoiceWordInput,
} from '@topsteel/domain/api';
import type { FastifyReply } from 'fastify';
import {
  Caller,
  IdParam,
  Operation,
  OrganisationMember,
  type CallerIdentity,
  type OrganisationCaller,
} from '../../platform/http/index.ts';
import { ReadInvoices } from '../read-invoices.ts';
import { SayOfInvoice } from '../say-of-invoice.ts';
import { sendFile } from './send-file.ts';

const readers = ['vendor', 'buyer', 'finance', 'auditor', 'operator'] as const;

@Controller('v2/invoices')
export class InvoiceController {
  constructor(
    private readonly invoices: ReadInvoices,
    private readonly sayOfInvoice: SayOfInvoice,
  ) {}

  @Get()
  @Operation({
    allow: readers,
    summary:
      'Invoices and credit notes, newest first: my organisation’s, or all for the marketplace and auditors.',
    query: invoiceQuery,
    answer: invoicePage,
  })
  list(@Caller() caller: CallerIdentity, @Query() query: InvoiceQuery) {
    return this.invoices.list(caller, query);
  }

  @Get(':id')
  @Operation({ allow: readers, summary: 'An invoice with what became of it.', answer: invoiceView })
  read(@Caller() caller: CallerIdentity, @IdParam() id: string) {
    return this.invoices.read(caller, id);
  }

  @Get(':id/pdf')
  @Operation({
    allow: readers,
    summary: 'The invoice as Factur-X: a PDF/A-3 with the Cross Industry Invoice in it.',
    query: invoiceFileQuery,
    produces: 'application/pdf',
  })
  async pdf(
    @Caller() caller: CallerIdentity,
    @IdParam() id: string,
    @Query() { language }: InvoiceFileQuery,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await sendFile(reply, await this.invoices.file(caller, id, 'pdf', language));
  }

  @Get(':id/ubl')
  @Operation({ allow: readers, summary: 'The invoice as UBL 2.1 (EN 16931).', produces: 'application/xml' })
  async ubl(
    @Caller() caller: CallerIdentity,
    @IdParam() id: string,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await sendFile(reply, await this.invoices.file(caller, id, 'ubl', 'en'));
  }

  @Get(':id/cii')
  @Operation({
    allow: readers,
    summary: 'The invoice as UN/CEFACT Cross Industry Invoice (EN 16931).',
    produces: 'application/xml',
  })
  async cii(
    @Caller() caller: CallerIdentity,
    @IdParam() id: string,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await sendFile(reply, await this.invoices.file(caller, id, 'cii', 'en'));
  }

  @Post(':id/word')
  @Operation({
    allow: ['vendor', 'buyer', 'finance'],
    summary: 'Approve, dispute or refuse an invoice that my organisation got.',
    body: invoiceWordInput,
    answer: invoiceView,
    idempotent: true,
  })
  say(
    @OrganisationMember() caller: OrganisationCaller,
    @IdParam() id: string,
    @Body() body: InvoiceWordInput,
  ) {
    return this.sayOfInvoice.run(caller, id, body);
  }
}
