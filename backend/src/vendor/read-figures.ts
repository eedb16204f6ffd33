import { Injectable } from '@nestjs/common';
import type { VendorFigures, VendorFiguresQuery, VendorMoney, VendorMonth } from '@topsteel/domain/api';
import { AppError } from '@topsteel/domain/errors';
import { PrismaService } from '../platform/database/index.ts';
import { notFound } from '../platform/http/index.ts';
import { isKnown, moneyOf, tradeOf, type MoneyRow, type TradeRow } from './infra/figure-queries.ts';

const MONTHS_SHOWN = 12;
const MOST_MONTHS = 60;

/** A vendor's own figures, or those of any vendor for the marketplace. Months are in UTC. */
@Injectable()
export class ReadFigures {
  constructor(private readonly prisma: PrismaService) {}

  /**
   * @throws AppError `invalid-input` when the months are in the wrong order, or more than five years; `not-found` for the id
   * of no organisation
   */
  async run(sellerId: string, query: VendorFiguresQuery, now = new Date()): Promise<VendorFigures> {
    const until = query.until ?? monthOf(now);
    const from = query.from ?? monthOf(startOf(until, 1 - MONTHS_SHOWN));
    const [start, end] = [startOf(from), startOf(until, 1)];
    const months =
      (end.getUTCFullYear() - start.getUTCFullYear()) * 12 + end.getUTCMonth() - start.getUTCMonth();
    if (months < 1 || months > MOST_MONTHS) {
      throw new AppError('invalid-input', {
        message: `Ask for 1 to ${MOST_MONTHS} months, the first one first.`,
        details: {
          reason: 'months',
          errors: [{ field: 'from', message: 'lies after the last month, or too far back' }],
        },
      });
    }
    const { client } = this.prisma;
    if (!(await isKnown(client, sellerId))) throw notFound('organisation');
    const money = await moneyOf(client, sellerId, start, end);
    const trade = await tradeOf(client, [sellerId], start, end);
    const named = [...new Set([...money, ...trade].map(({ month }) => month))].sort();
    return {
      months: named.map((month) => presentMonth(month, trade, money)),
      total: [...new Set(money.map(({ currency }) => currency))]
        .sort()
        .map((currency) => presentMoney(sumOf(money.filter((row) => row.currency === currency)))),
    };
  }
}

function presentMonth(month: string, trade: readonly TradeRow[], money: readonly MoneyRow[]): VendorMonth {
  const row = trade.find((one) => one.month === month);
  return {
    month,
    orders: row?.orders ?? 0,
    completedOrders: row?.completed ?? 0,
    onTimePermille: row?.onTimePermille ?? null,
    weighDeviationPermille: row?.deviationPermille ?? null,
    disputes: row?.disputes ?? 0,
    disputePermille: row?.disputePermille ?? null,
    returns: row?.returns ?? 0,
    answerMinutes: row?.answerMinutes ?? null,
    money: money.filter((one) => one.month === month).map(presentMoney),
  };
}

const presentMoney = (row: Omit<MoneyRow, 'month'>): VendorMoney => ({
  currency: row.currency as VendorMoney['currency'],
  capturedMinor: row.captured.toString(),
  refundedMinor: row.refunded.toString(),
  commissionMinor: row.commission.toString(),
  taxMinor: row.tax.toString(),
  netMinor: (row.captured - row.refunded - row.commission - row.tax).toString(),
});

const sumOf = (rows: readonly MoneyRow[]): Omit<MoneyRow, 'month'> =>
  rows.reduce(
    (sum, row) => ({
      currency: row.currency,
      captured: sum.captured + row.captured,
      refunded: sum.refunded + row.refunded,
      commission: sum.commission + row.commission,
      tax: sum.tax + row.tax,
    }),
    { currency: '', captured: 0n, refunded: 0n, commission: 0n, tax: 0n },
  );

const monthOf = (at: Date): string => at.toISOString().slice(0, 7);

/** The first moment of a month, some months on. */
function startOf(month: string, monthsOn = 0): Date {
  const [year, number] = month.split('-').map(Number);
  return new Date(Date.UTC(year ?? 0, (number ?? 1) - 1 + monthsOn, 1));
}
