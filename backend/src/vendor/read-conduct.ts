import { Injectable } from '@nestjs/common';
import type { VendorConduct } from '@topsteel/domain/api';
import { PrismaService, runAs } from '../platform/database/index.ts';
import { notFound } from '../platform/http/index.ts';
import { isRegistered, tradeOf } from './infra/figure-queries.ts';

const MONTHS = 12;
const UNKNOWN: VendorConduct = {
  orders: 0,
  completedOrders: 0,
  onTimePermille: null,
  weighDeviationPermille: null,
  disputePermille: null,
  answerMinutes: null,
};

/** As long as shared caches may keep an answer of the route. */
export const CONDUCT_KEPT_S = 60;
const MOST_KEPT = 5_000;

interface Kept {
  at: number;
  conduct: VendorConduct | null;
}

/** How a vendor delivers, for anybody who thinks of ordering: measured, and without its money. */
@Injectable()
export class ReadConduct {
  /** Every page of a lot asks, and each answer reads a year of orders. */
  private readonly kept = new Map<string, Kept>();

  constructor(private readonly prisma: PrismaService) {}

  /**
   * Over the twelve months up to now. Of an organisation that never sold, nothing is known.
   *
   * @throws AppError `not-found` when no registered organisation has the id
   */
  async run(sellerId: string, now = new Date()): Promise<VendorConduct> {
    const conduct = (await this.ofMany([sellerId], now)).get(sellerId);
    if (conduct) return conduct;
    if (!(await isRegistered(this.prisma.client, sellerId))) throw notFound('organisation');
    return UNKNOWN;
  }

  /**
   * The same of several by one statement; who sold nothing in that time is absent. The same for everybody who asks, and
   * up to a minute old.
   */
  async ofMany(sellerIds: readonly string[], now = new Date()): Promise<Map<string, VendorConduct>> {
    const fresh = new Map<string, Kept>();
    for (const id of sellerIds) {
      const kept = this.kept.get(id);
      if (kept && Math.abs(now.getTime() - kept.at) < CONDUCT_KEPT_S * 1_000) fresh.set(id, kept);
    }
    const missing = sellerIds.filter((id) => !fresh.has(id));
    for (const [id, conduct] of await this.measure(missing, now)) {
      const measured = { at: now.getTime(), conduct };
      fresh.set(id, measured);
      this.keep(id, measured);
    }
    return new Map([...fresh].flatMap(([id, { conduct }]) => (conduct ? [[id, conduct]] : [])));
  }

  private async measure(sellerIds: readonly string[], now: Date): Promise<Map<string, VendorConduct | null>> {
    const measured = new Map<string, VendorConduct | null>(sellerIds.map((id) => [id, null]));
    if (sellerIds.length === 0) return measured;
    const from = new Date(now);
    from.setUTCMonth(from.getUTCMonth() - MONTHS);
    // Orders are behind the wall: whoever asks would see the figures of their own alone. Figures are all that leaves here.
    const rows = await runAs('system', () => tradeOf(this.prisma.client, sellerIds, from, now, 'all'));
    for (const row of rows) {
      measured.set(row.seller, {
        orders: row.orders,
        completedOrders: row.completed,
        onTimePermille: row.onTimePermille,
        weighDeviationPermille: row.deviationPermille,
        disputePermille: row.disputePermille,
        answerMinutes: row.answerMinutes,
      });
    }
    return measured;
  }

  private keep(id: string, measured: Kept): void {
    this.kept.delete(id);
    this.kept.set(id, measured);
    const [oldest] = this.kept.keys();
    if (this.kept.size > MOST_KEPT && oldest !== undefined) this.kept.delete(oldest);
  }
}
