import { Injectable } from '@nestjs/common';
import type { InvoiceQuery, InvoiceView, Page } from '@topsteel/domain/api';
import { renderInvoicePdf, type InvoiceLanguage } from '@topsteel/documents';
import {
  lifecycleCodes,
  writeCii,
  writeUbl,
  type Invoice,
  type LifecycleCode,
} from '@topsteel/domain/invoice';
import { PrismaService } from '../platform/database/index.ts';
import { notFound, pageFrom, pageWindow, type CallerIdentity } from '../platform/http/index.ts';
import { findInvoice, listInvoices, type InvoiceRow } from './infra/invoice-store.ts';

/** A document to download. */
export interface InvoiceFile {
  fileName: string;
  mediaType: string;
  content: Uint8Array;
}

/** Invoices for those they concern: seller, buyer, and the people of the marketplace and its auditors. */
@Injectable()
export class ReadInvoices {
  constructor(private readonly prisma: PrismaService) {}

  async list(caller: CallerIdentity, query: InvoiceQuery): Promise<Page<InvoiceView>> {
    const { after, take, limit } = pageWindow(query);
    const rows = await listInvoices(this.prisma.client, {
      organisationId: scopeOf(caller),
      orderId: query.orderId,
      kind: query.kind,
      after,
      take,
    });
    return pageFrom(rows, limit, (row) => present(row, caller.organisationId));
  }

  async read(caller: CallerIdentity, id: string): Promise<InvoiceView> {
    return present(await this.find(caller, id), caller.organisationId);
  }

  /** @throws AppError `not-found` for an invoice that does not concern who asks */
  async file(
    caller: CallerIdentity,
    id: string,
    form: 'pdf' | 'ubl' | 'cii',
    language: InvoiceLanguage,
  ): Promise<InvoiceFile> {
    const row = await this.find(caller, id);
    const invoice = row.document as unknown as Invoice;
    const bytes = (text: string) => new TextEncoder().encode(text);
    if (form === 'pdf')
      return {
        fileName: `${row.number}.pdf`,
        mediaType: 'application/pdf',
        content: await renderInvoicePdf(invoice, language),
      };
    const xml = form === 'ubl' ? writeUbl(invoice) : writeCii(invoice);
    return { fileName: `${row.number}.${form}.xml`, mediaType: 'application/xml', content: bytes(xml) };
  }

  private async find(caller: CallerIdentity, id: string): Promise<InvoiceRow> {
    const row = await findInvoice(this.prisma.client, id);
    const scope = scopeOf(caller);
    if (!row || (scope !== null && row.sellerId !== scope && row.recipientId !== scope))
      throw notFound('invoice');
    return row;
  }
}

/** Null: everybody's. */
export function scopeOf({ access, organisationId, organisationRoles }: CallerIdentity): string | null {
  const isOurs =
    organisationRoles.includes('operator') && (access.includes('operator') || access.includes('finance'));
  if (access.includes('auditor') || isOurs) return null;
  // Somebody without an organisation has no invoices: no id is this one.
  return organisationId ?? '00000000-0000-0000-0000-000000000000';
}

export function present(row: InvoiceRow, organisationId: string | null): InvoiceView {
  const document = row.document as unknown as Invoice;
  const { totals } = document;
  return {
    id: row.id,
    number: row.number,
    kind: row.kind === 'sale' ? 'sale' : 'commission',
    isCredit: row.isCredit,
    corrects: document.preceding[0]?.number ?? null,
    orderId: row.orderId,
    orderNumber: row.order.number,
    mine:
      organisationId === null
        ? 'none'
        : row.sellerId === organisationId
          ? 'seller'
          : row.recipientId === organisationId
            ? 'buyer'
            : 'none',
    seller: document.seller.name ?? '',
    buyer: document.buyer.name ?? '',
    issuedOn: row.issuedOn,
    currency: document.currency ?? '',
    net: totals.net ?? '',
    tax: totals.tax ?? '',
    total: totals.gross ?? '',
    paidCurrency: row.currency,
    amountMinor: row.amountMinor.toFixed(),
    statuses: row.statuses.map((status) => ({
      code: status.code as LifecycleCode,
      name: lifecycleCodes[status.code as LifecycleCode],
      amountMinor: status.amountMinor?.toFixed() ?? null,
      reason: status.reason,
      at: status.at.toISOString(),
    })),
    transmission: (row.transmission?.state ?? 'waiting') as InvoiceView['transmission'],
    transmissionError: row.transmission?.lastError ?? null,
  };
}
