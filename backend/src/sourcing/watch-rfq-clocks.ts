import { Injectable } from '@nestjs/common';
import { Organisations } from '../organisation/index.ts';
import { PrismaService, type Tx } from '../platform/database/index.ts';
import { RecurringWork, type Chore } from '../platform/jobs/index.ts';
import { closedForAnswers, lapsedAwards, soonEnding, toRemind, type Due } from './infra/clock-store.ts';
import { findRfqOfAny, type WholeRfq } from './infra/rfq-store.ts';
import type { WholeRecipient } from './infra/recipient-store.ts';
import { TellAboutRfq } from './tell-about-rfq.ts';

const EVERY_MS = 30_000;
const DAY_MS = 86_400_000;
/** Nobody is told of what is longer past than this. */
const LOOK_BACK_MS = 14 * DAY_MS;

/**
 * The four clocks of a request. A day before answers are due, who has not answered is reminded; when they are due, the
 * buyer is told; a day before a quotation ends, the buyer is told; when an accepted row was not ordered in time, both are.
 * What a clock forbids is forbidden by the moment itself, whether this ran or not.
 */
@Injectable()
export class WatchRfqClocks extends RecurringWork {
  constructor(
    private readonly prisma: PrismaService,
    private readonly organisations: Organisations,
    private readonly telling: TellAboutRfq,
  ) {
    super();
  }

  protected chores(): Chore[] {
    return [
      {
        name: 'sourcing.watch-clocks',
        everyMs: EVERY_MS,
        work: () => this.run(),
        failed: 'The clocks of requests for quotation could not be looked at',
        isSole: true,
      },
    ];
  }

  /** Safe to repeat: each word is told once. @returns how many were told */
  run(now = new Date()): Promise<number> {
    const soon = new Date(now.getTime() + DAY_MS);
    const since = new Date(now.getTime() - LOOK_BACK_MS);
    return this.prisma.transact(async (tx) => {
      const remind = await toRemind(tx, now, soon);
      for (const due of remind) await this.tellVendor(tx, due, 'reminded');
      const closed = await closedForAnswers(tx, now, since);
      for (const due of closed) await this.tellBuyer(tx, due, 'answers-closed');
      const ending = await soonEnding(tx, now, soon);
      for (const due of ending) await this.tellBuyer(tx, due, 'ending');
      const lapsed = await lapsedAwards(tx, now, since);
      for (const due of lapsed) {
        await this.tellBuyer(tx, due, 'lapsed');
        await this.tellVendor(tx, due, 'lapsed');
      }
      return remind.length + closed.length + ending.length + lapsed.length;
    });
  }

  private async tellVendor(tx: Tx, due: Due, word: 'reminded' | 'lapsed'): Promise<void> {
    const found = await this.find(tx, due);
    if (!found?.recipient) return;
    const { rfq, buyer, recipient } = found;
    await this.telling.vendor(tx, { rfq, buyer, recipient }, { word, key: `${due.id}:${word}` });
  }

  private async tellBuyer(tx: Tx, due: Due, word: 'answers-closed' | 'ending' | 'lapsed'): Promise<void> {
    const found = await this.find(tx, due);
    if (!found) return;
    const { rfq, buyer, recipient } = found;
    const who = recipient?.vendor?.name ?? recipient?.name ?? '';
    const ends = recipient?.quotations[0]?.validUntil;
    const until = word === 'ending' && ends ? { until: ends } : {};
    await this.telling.buyer(tx, { rfq, buyer, who }, { word, key: `${due.id}:${word}`, ...until });
  }

  private async find(
    tx: Tx,
    due: Due,
  ): Promise<{
    rfq: WholeRfq;
    buyer: { name: string; country: string };
    recipient: WholeRecipient | undefined;
  } | null> {
    const rfq = await findRfqOfAny(tx, due.rfqId);
    const buyer = rfq && (await this.organisations.byId(rfq.buyerId, tx));
    if (!rfq || !buyer) return null;
    return { rfq, buyer, recipient: rfq.recipients.find(({ id }) => id === due.recipientId) };
  }
}
