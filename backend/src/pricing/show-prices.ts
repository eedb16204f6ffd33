import { Injectable } from '@nestjs/common';
import type { Prices, PricesInput } from '@topsteel/domain/api';
import type { LineRequest } from '@topsteel/domain/pricing';
import { PrismaService } from '../platform/database/index.ts';
import { keptLine } from './kept-line.ts';
import { PriceLines } from './price-lines.ts';

/** Answers what many lines cost, without holding any price. */
@Injectable()
export class ShowPrices {
  constructor(
    private readonly prisma: PrismaService,
    private readonly prices: PriceLines,
  ) {}

  /** A line that can't be priced says why, and is in no sum. */
  async run(buyerId: string | null, input: PricesInput, at = new Date()): Promise<Prices> {
    const { site, currency } = input;
    const outcomes = await this.prices.judge(this.prisma.client, {
      buyerId,
      lines: input.lines.map(lineRequestOf),
      site,
      currency,
      at,
    });
    const lines = outcomes.flatMap(({ line }) => line ?? []);
    const sum = (of: (line: (typeof lines)[number]) => bigint) =>
      lines.reduce((total, line) => total + of(line), 0n).toString();
    return {
      lines: outcomes.map(({ line, fault }) => ({ line: line && keptLine(line), fault })),
      currency,
      isForYou: buyerId !== null,
      netMinor: sum((line) => line.netMinor),
      taxMinor: sum((line) => line.taxMinor),
      grossMinor: sum((line) => line.grossMinor),
      hasOpenCarriage: lines.some(({ deliveryMinor }) => deliveryMinor === null),
      at: at.toISOString(),
    };
  }
}

/** A line as the API takes it, with its numbers as numbers. */
export const lineRequestOf = (input: PricesInput['lines'][number]): LineRequest => ({
  offerId: input.offerId,
  quantity: { unit: input.quantity.unit, amountMilli: BigInt(input.quantity.amountMilli) },
  cuts: input.cuts.map(({ lengthUm, pieces }) => ({ lengthUm: BigInt(lengthUm), pieces })),
  extras: input.extras,
});
