import { Module } from '@nestjs/common';
import { ExportController } from './api/export-controller.ts';
import { InvoiceController } from './api/invoice-controller.ts';
import { ExportBooks } from './export-books.ts';
import { FollowPayments } from './follow-payments.ts';
import { IssueInvoices } from './issue-invoices.ts';
import { ReadInvoices } from './read-invoices.ts';
import { SayOfInvoice } from './say-of-invoice.ts';
import { TransmitInvoices } from './transmit-invoices.ts';

/** Invoices and credit notes by EN 16931, their way to the buyer, and the exports of the books. */
@Module({
  controllers: [InvoiceController, ExportController],
  providers: [ExportBooks, FollowPayments, IssueInvoices, ReadInvoices, SayOfInvoice, TransmitInvoices],
})
export class InvoicingModule {}
