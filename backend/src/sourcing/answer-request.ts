import { Injectable } from '@nestjs/common';
import type { DeclineInput, QuotationInput, QuoteRequest, RfqMessageInput } from '@topsteel/domain/api';
import { AppError } from '@topsteel/domain/errors';
import { landedCost, massOfAmount, standingOf, whyNoAnswer } from '@topsteel/domain/sourcing';
import { recordAudit } from '../audit/index.ts';
import { PrismaService, type Tx } from '../platform/database/index.ts';
import { insertQuotation, withdrawQuotation } from './infra/quotation-store.ts';
import {
  changeRecipient,
  lockRequest,
  type AskedRecipient,
  type KeptQuotedRow,
  type RequestKey,
} from './infra/recipient-store.ts';
import { requireOwnOffers } from './infra/lot-store.ts';
import { keepMessage } from './keep-message.ts';
import { lifeOf, needOf, quotedOf } from './present-quotation.ts';
import { ReadRfqs } from './read-rfqs.ts';
import { requireOpened } from './require-opened.ts';
import { TellAboutRfq } from './tell-about-rfq.ts';

/** Versions of one vendor's quotation: all of them are shown to its buyer. */
const MOST_VERSIONS = 30;

/** Who answers: a member of a vendor, or whoever has the link while nobody has taken the request over. */
export interface Answerer {
  key: RequestKey;
  userId: string;
  name: string | null;
}

/**
 * A vendor answers a request: quotes, again or no more, declines, writes. Each of them throws `gone` under a link whose
 * request a company has taken over.
 */
@Injectable()
export class AnswerRequest {
  constructor(
    private readonly prisma: PrismaService,
    private readonly telling: TellAboutRfq,
    private readonly rfqs: ReadRfqs,
  ) {}

  /**
   * A new version; the one before is superseded and stays readable.
   *
   * @throws AppError `not-found`; `conflict` when no answers are taken any more, or there are too many versions; `invalid-input`
   * for a row that was not asked for, more than was asked for, a mass that is missing, another's offer, or an end in the past
   */
  quote(by: Answerer, input: QuotationInput, now = new Date()): Promise<QuoteRequest> {
    return this.change(by, async (tx, asked) => {
      requireOpen(asked, now);
      const validUntil = new Date(input.validUntil);
      if (validUntil <= now)
        throw wrong('validUntil', 'The price must be held beyond now. Name a later day.');
      const rows = input.rows.map((row, index) => keptRow(asked, row, index));
      await requireOwnOffers(tx, asked.vendorId, rows);
      const version = (asked.quotations[0]?.version ?? 0) + 1;
      if (version > MOST_VERSIONS) throw versionsFull();
      const { paymentTerms, note } = input;
      const id = await insertQuotation(tx, asked, {
        ...{ version, rows, paymentTerms, note },
        validUntil: input.validUntil,
        sentBy: by.name ?? asked.name,
      });
      await this.word(
        tx,
        by,
        asked,
        'answered',
        `${id}:answered`,
        { version, rows: rows.length },
        validUntil,
      );
    });
  }

  /** @throws AppError `not-found`; `conflict` when there is none, or something of it was accepted */
  withdraw(by: Answerer, now = new Date()): Promise<QuoteRequest> {
    return this.change(by, async (tx, asked) => {
      const [latest] = asked.quotations;
      if (!latest || standingOf(lifeOf(latest, asked), now) !== 'standing') throw nothingStands();
      if (asked.awards.some(({ quotationId }) => quotationId === latest.id)) throw accepted();
      await withdrawQuotation(tx, latest.id, now);
      await this.word(tx, by, asked, 'withdrawn', `${latest.id}:withdrawn`, { version: latest.version });
    });
  }

  /** @throws AppError `not-found`; `conflict` when no answers are taken any more, or something was accepted */
  decline(by: Answerer, { reason }: DeclineInput, now = new Date()): Promise<QuoteRequest> {
    return this.change(by, async (tx, asked) => {
      requireOpen(asked, now);
      if (asked.awards.length > 0) throw accepted();
      const [latest] = asked.quotations;
      if (latest?.withdrawnAt === null) await withdrawQuotation(tx, latest.id, now);
      await changeRecipient(tx, asked.id, { declinedAt: now, declineReason: reason });
      await this.word(tx, by, asked, 'declined', `${asked.id}:declined`, { reason });
    });
  }

  /** @throws AppError `not-found`; `conflict` when the request is over, or has as many messages as it takes */
  say(by: Answerer, { text }: RfqMessageInput): Promise<QuoteRequest> {
    return this.change(by, async (tx, asked) => {
      if (asked.rfq.state === 'cancelled') throw noAnswer('rfq-over');
      const id = await keepMessage(tx, asked, { side: 'vendor', author: by.name ?? asked.name, text });
      await this.word(tx, by, asked, 'said', `${id}:said`, {});
    });
  }

  private async change(
    by: Answerer,
    work: (tx: Tx, asked: AskedRecipient) => Promise<void>,
  ): Promise<QuoteRequest> {
    await this.prisma.transact(async (tx) => {
      const asked = requireOpened(by.key, await lockRequest(tx, by.key));
      await work(tx, asked);
    });
    return this.rfqs.request(by.key);
  }

  private async word(
    tx: Tx,
    by: Answerer,
    asked: AskedRecipient,
    word: 'answered' | 'withdrawn' | 'declined' | 'said',
    key: string,
    details: Record<string, unknown>,
    until?: Date,
  ): Promise<void> {
    const { rfq, buyer } = asked;
    const who = asked.vendor?.name ?? asked.name;
    await this.telling.buyer(tx, { rfq, buyer, who }, { word, key, ...(until && { until }) });
    await recordAudit(tx, {
      actor: by.userId,
      organisationId: asked.vendorId,
      action: `rfq.${word}`,
      subject: `rfq:${rfq.id}`,
      details: { number: rfq.number, recipientId: asked.id, ...details },
    });
  }
}

/** A row as it is kept: with its mass, and priced in a way that comes to an amount. */
function keptRow(asked: AskedRecipient, row: QuotationInput['rows'][number], index: number): KeptQuotedRow {
  const asks = asked.rfq.rows[row.row - 1];
  if (!asks) throw wrong(`rows.${index}.row`, `The request has no row ${row.row}.`);
  const need = needOf(asks, row.row - 1);
  const amountMilli = BigInt(row.amountMilli);
  if (amountMilli > need.amountMilli) {
    throw wrong(`rows.${index}.amountMilli`, 'Quote at most what was asked for.');
  }
  if (need.unit === 'piece' && amountMilli % 1_000n !== 0n) {
    throw wrong(`rows.${index}.amountMilli`, 'Quote whole pieces.');
  }
  const massGrams = massOfAmount(need.unit, amountMilli)?.toString() ?? row.massGrams;
  if (massGrams === undefined) {
    throw wrong(`rows.${index}.massGrams`, 'Say what this weighs in theory: the row is not counted by mass.');
  }
  const kept = { ...row, massGrams };
  try {
    landedCost(need.unit, quotedOf(kept));
  } catch {
    throw wrong(`rows.${index}.priceBasis`, 'Price it by the unit that was asked for, or by mass.');
  }
  return kept;
}

function requireOpen(asked: AskedRecipient, now: Date): void {
  const why = whyNoAnswer(asked.rfq, asked.declinedAt, now);
  if (why !== null) throw noAnswer(why);
}

const noAnswer = (reason: NonNullable<ReturnType<typeof whyNoAnswer>>) =>
  new AppError('conflict', { message: sentences[reason], details: { reason } });
const sentences = {
  'not-sent': 'This request was not sent yet.',
  'rfq-over': 'The buyer has ended this request. No answer is needed any more.',
  'answers-closed': 'The time for answers is over. Write to the buyer if you still want to quote.',
  declined: 'You have declined this request. Write to the buyer if you have changed your mind.',
};
const versionsFull = () =>
  new AppError('conflict', {
    message: `This quotation was sent in ${MOST_VERSIONS} versions, and there can be no more. Write to the buyer: a new request takes a new quotation.`,
    details: { reason: 'versions-full' },
  });
const nothingStands = () =>
  new AppError('conflict', {
    message: 'There is no quotation of yours that stands. Nothing has to be withdrawn.',
    details: { reason: 'nothing-stands' },
  });
const accepted = () =>
  new AppError('conflict', {
    message: 'The buyer has accepted something of it: you are held to that price until it ends.',
    details: { reason: 'quotation-accepted' },
  });
const wrong = (field: string, message: string) =>
  new AppError('invalid-input', {
    message,
    details: { reason: 'quotation-wrong', errors: [{ field, message }] },
  });
