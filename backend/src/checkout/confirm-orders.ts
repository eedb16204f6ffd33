import { Injectable } from '@nestjs/common';
import { basketSite, taxRule } from '@topsteel/domain/api';
import {
  renderOrderConfirmationHtml,
  renderOrderConfirmationPdf,
  type DocumentLanguage,
  type OrderConfirmation,
} from '@topsteel/documents';
import { PrismaService } from '../platform/database/index.ts';
import { notFound, type CallerIdentity } from '../platform/http/index.ts';
import { confirmedLines, type ConfirmedLine } from './infra/confirmation-store.ts';

/** Writes what one vendor confirms of an order, or of what was ordered together, in the reader's language. */
@Injectable()
export class ConfirmOrders {
  constructor(private readonly prisma: PrismaService) {}

  /** @throws AppError `not-found` for what neither side of the caller's is, or what the vendor has no part in. */
  async pdf(
    caller: CallerIdentity,
    id: string,
    sellerId: string | null,
    language: DocumentLanguage,
  ): Promise<Uint8Array> {
    return renderOrderConfirmationPdf(await this.read(caller, id, sellerId), language);
  }

  async html(
    caller: CallerIdentity,
    id: string,
    sellerId: string | null,
    language: DocumentLanguage,
  ): Promise<string> {
    return renderOrderConfirmationHtml(await this.read(caller, id, sellerId), language);
  }

  /** @param sellerId of a group; null: `id` is an order's */
  private async read(
    caller: CallerIdentity,
    id: string,
    sellerId: string | null,
  ): Promise<OrderConfirmation> {
    const rows = await confirmedLines(this.prisma.client, id, sellerId);
    const [first] = rows;
    if (!first || !maySee(caller, first)) throw notFound('order');
    const site = first.site === null ? null : basketSite.parse(first.site);
    return {
      number: sellerId === null ? first.number : (first.groupNumber ?? first.number),
      isGroup: sellerId !== null,
      orderedOn: first.createdAt.toISOString().slice(0, 10),
      reference: first.reference,
      seller: {
        legalName: first.sellerName,
        city: first.sellerCity,
        country: first.sellerCountry,
        vat: first.sellerVat,
      },
      buyer: {
        legalName: first.buyerName,
        city: first.buyerCity,
        country: first.buyerCountry,
        vat: first.buyerVat,
      },
      site:
        site &&
        [site.street, `${site.postcode} ${site.city ?? ''}`.trim(), site.country].filter(Boolean).join(', '),
      lines: rows.map((row) => ({
        orderNumber: row.number,
        description: row.description,
        grade: row.grade,
        heatNumber: row.heatNumber,
        massGrams: row.massGrams,
        maxGrams: row.maxGrams,
        netMinor: row.goodsMinor,
        taxMinor: row.taxMinor,
        totalMinor: row.totalMinor,
        maxAmountMinor: row.maxAmountMinor,
        taxSentence: taxRule.parse(row.taxRule).sentence,
      })),
    };
  }
}

const maySee = ({ access, organisationId }: CallerIdentity, { buyerId, sellerId }: ConfirmedLine): boolean =>
  access.includes('auditor') ||
  access.includes('operator') ||
  (organisationId !== null && [buyerId, sellerId].includes(organisationId));
