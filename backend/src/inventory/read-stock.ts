import { Injectable } from '@nestjs/common';
import type { MissingCertificate, Page, PageQuery, StockItem, StockQuery } from '@topsteel/domain/api';
import { ChainReader } from '../platform/chain/index.ts';
import { Config } from '../platform/config/index.ts';
import { PrismaService } from '../platform/database/index.ts';
import { pageFrom, pageWindow } from '../platform/http/index.ts';
import { listMissing, listStock, type StockRow } from './infra/stock-store.ts';
import { presentLot } from './present-lot.ts';

/** A vendor's lots as stock, and those that stand without a certificate in force. */
@Injectable()
export class ReadStock {
  constructor(
    private readonly prisma: PrismaService,
    private readonly chain: ChainReader,
    private readonly config: Config,
  ) {}

  async list(organisationId: string, query: StockQuery): Promise<Page<StockItem>> {
    const { after, take, limit } = pageWindow(query);
    const rows = await listStock(this.prisma.client, organisationId, query.view, { after, take });
    return pageFrom(rows, limit, (row) => this.present(row));
  }

  async missing(organisationId: string, query: PageQuery): Promise<Page<MissingCertificate>> {
    const { after, take, limit } = pageWindow(query);
    const rows = await listMissing(this.prisma.client, organisationId, { after, take });
    return pageFrom(rows, limit, (row) => {
      const { id, lotCode, grade, product, heatNumber, massGrams } = this.present(row);
      return {
        lot: { id, lotCode, grade, product, heatNumber, massGrams },
        certificateId: row.certificateId,
        certificateNumber: row.certificate.number,
        reason: row.reason,
        orders: row.orders.map((order) => ({ id: order.id, number: order.number })),
      };
    });
  }

  private present(row: StockRow): StockItem {
    const place = { publicUrl: this.config.settings.publicUrl, deployment: this.chain.deployment };
    return {
      ...presentLot(row, place),
      offerId: row.offers[0]?.id ?? null,
      labelPrintedAt: row.labelPrintedAt?.toISOString() ?? null,
    };
  }
}
