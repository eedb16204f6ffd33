import { Injectable } from '@nestjs/common';
import type { VendorConduct } from '@topsteel/domain/api';
import { PrismaService } from '../platform/database/index.ts';
import { tradeOf } from './infra/figure-queries.ts';

const MONTHS = 12;
const UNKNOWN: VendorConduct = {
  orders: 0,
  completedOrders: 0,
  onTimePermille: null,
  weighDeviationPermille: null,
  disputePermille: null,
  answerMinutes: null,
};

/** How a vendor delivers, for anybody who thinks of ordering: measured, and without its money. */
@Injectable()
export class ReadConduct {
  constructor(private readonly prisma: PrismaService) {}

  /** Over the twelve months up to now. Of an organisation that never sold, nothing is known. */
  async run(sellerId: string, now = new Date()): Promise<VendorConduct> {
    return (await this.ofMany([sellerId], now)).get(sellerId) ?? UNKNOWN;
  }

  /** The same of several by one statement; who sold nothing in that time is absent. */
  async ofMany(sellerIds: readonly string[], now = new Date()): Promise<Map<string, VendorConduct>> {
    const from = new Date(now);
    from.setUTCMonth(from.getUTCMonth() - MONTHS);
    const rows = await tradeOf(this.prisma.client, sellerIds, from, now, 'all');
    return new Map(
      rows.map((row) => [
        row.seller,
        {
          orders: row.orders,
          completedOrders: row.completed,
          onTimePermille: row.onTimePermille,
          weighDeviationPermille: row.deviationPermille,
          disputePermille: row.disputePermille,
          answerMinutes: row.answerMinutes,
        },
      ]),
    );
  }
}
