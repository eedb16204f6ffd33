import type {
  Attachment,
  QuoteRequest,
  QuoteRequestSummary,
  Rfq,
  RfqRecipient,
  RfqSummary,
} from '@topsteel/domain/api';
import { openAmount, standingOf, whyNoAnswer } from '@topsteel/domain/sourcing';
import type { AskedRecipient, WholeRecipient } from './infra/recipient-store.ts';
import type { ListedRecipient, ListedRfq, WholeRfq } from './infra/rfq-store.ts';
import type { StoredRfq } from './infra/stored-rfq.ts';
import {
  lifeOf,
  needOf,
  presentAward,
  presentMessage,
  presentQuotation,
  stateOfAward,
  type NamedLots,
} from './present-quotation.ts';

const need = (rfq: StoredRfq, files: Attachment[]) => ({
  number: rfq.number,
  title: rfq.title,
  rows: rfq.rows,
  place: rfq.place,
  wantedOn: rfq.wantedOn,
  paymentTerms: rfq.paymentTerms,
  answersBy: rfq.answersBy.toISOString(),
  currency: rfq.currency,
  note: rfq.note,
  files,
});

const isAnswerable = (rfq: StoredRfq, now: Date): boolean => whyNoAnswer(rfq, null, now) === null;

/** The offers whose lots are named in answers and awards. */
export const offersNamedIn = (recipients: readonly WholeRecipient[]): string[] =>
  recipients.flatMap(({ quotations, awards }) => [
    ...quotations.flatMap(({ rows }) => rows.flatMap(({ offerId }) => offerId ?? [])),
    ...awards.flatMap(({ agreedPrice }) => agreedPrice?.offerId ?? []),
  ]);

/** A request as its buyer sees it: everybody's answers. */
export function presentRfq(rfq: WholeRfq, files: Attachment[], lots: NamedLots, now: Date): Rfq {
  const awards = rfq.recipients.flatMap((one) => one.awards);
  const given = awards.map((award) => ({
    row: award.needRow,
    amountMilli: award.amountMilli,
    state: stateOfAward(award, now),
  }));
  return {
    id: rfq.id,
    ...need(rfq, files),
    state: rfq.state,
    isAnswerable: isAnswerable(rfq, now),
    isBuyerNamed: rfq.isBuyerNamed,
    recipients: rfq.recipients.map((one) => presentRecipient(one, rfq, lots, now)),
    openMilli: rfq.rows.map((row, index) => openAmount(needOf(row, index), given).toString()),
    createdBy: rfq.createdByName,
    createdAt: rfq.createdAt.toISOString(),
    sentAt: rfq.sentAt?.toISOString() ?? null,
  };
}

const declinedOf = ({ declinedAt, declineReason }: WholeRecipient) =>
  declinedAt === null ? null : { reason: declineReason ?? '', at: declinedAt.toISOString() };

function presentRecipient(one: WholeRecipient, rfq: StoredRfq, lots: NamedLots, now: Date): RfqRecipient {
  return {
    id: one.id,
    name: one.vendor?.name ?? one.name,
    organisationId: one.vendorId,
    email: one.email,
    state: stateOf(one),
    declined: declinedOf(one),
    quotations: one.quotations.map((quotation) => presentQuotation(quotation, one, rfq, lots, now)),
    messages: one.messages.map(presentMessage),
    awards: one.awards.map((award) => presentAward(award, one, rfq, lots, now)),
  };
}

function stateOf(one: ListedRecipient): RfqRecipient['state'] {
  if (one.declinedAt !== null) return 'declined';
  const [latest] = one.quotations;
  if (latest) return latest.withdrawnAt === null ? 'quoted' : 'withdrawn';
  return one.askedAt === null ? 'to-be-asked' : 'asked';
}

export function summariseRfq(rfq: ListedRfq, now: Date): RfqSummary {
  const { recipients } = rfq;
  return {
    id: rfq.id,
    number: rfq.number,
    title: rfq.title,
    state: rfq.state,
    isAnswerable: isAnswerable(rfq, now),
    rowCount: rfq.rows.length,
    askedCount: recipients.length,
    answeredCount: recipients.filter((one) => ['quoted', 'declined'].includes(stateOf(one))).length,
    awardedCount: recipients.flatMap((one) => one.awards).filter((one) => stateOfAward(one, now) !== 'lapsed')
      .length,
    answersBy: rfq.answersBy.toISOString(),
    createdAt: rfq.createdAt.toISOString(),
  };
}

export function stateOfRequest(asked: AskedRecipient, now: Date): QuoteRequest['state'] {
  const why = whyNoAnswer(asked.rfq, asked.declinedAt, now);
  if (why === null) return 'open';
  return why === 'declined' || why === 'answers-closed' ? why : 'over';
}

/** A request as the one who was asked sees it: nothing of the others, and of the buyer what it wants to be known. */
export function presentRequest(
  asked: AskedRecipient,
  files: Attachment[],
  lots: NamedLots,
  now: Date,
): QuoteRequest {
  const { rfq, buyer } = asked;
  const isNamed = rfq.isBuyerNamed || asked.awards.length > 0;
  return {
    ...need(rfq, isNamed ? files : files.map((file) => ({ ...file, uploadedBy: '' }))),
    id: asked.id,
    state: stateOfRequest(asked, now),
    buyer: { name: isNamed ? buyer.name : null, country: buyer.country },
    vendor: { name: asked.vendor?.name ?? asked.name, hasAccount: asked.vendorId !== null },
    declined: declinedOf(asked),
    quotations: asked.quotations.map((one) => presentQuotation(one, asked, rfq, lots, now)),
    messages: asked.messages.map((one) => {
      const message = presentMessage(one);
      return one.side === 'buyer' && !isNamed ? { ...message, author: '' } : message;
    }),
    // The basket is the buyer's own.
    awards: asked.awards.map((award) => ({ ...presentAward(award, asked, rfq, lots, now), basketId: null })),
    linkUntil: asked.vendorId === null ? (asked.linkUntil?.toISOString() ?? null) : null,
  };
}

/** A summary says what it costs, and compares nothing. */
const noLots: NamedLots = new Map();

export function summariseRequest(asked: AskedRecipient, now: Date): QuoteRequestSummary {
  const { rfq } = asked;
  const [latest] = asked.quotations;
  const awards = asked.awards.map((award) => stateOfAward(award, now)).filter((state) => state !== 'lapsed');
  return {
    id: asked.id,
    number: rfq.number,
    title: rfq.title,
    state: stateOfRequest(asked, now),
    rowCount: rfq.rows.length,
    buyerCountry: asked.buyer.country,
    standing: latest ? standingOf(lifeOf(latest, asked), now) : null,
    totalMinor: latest ? presentQuotation(latest, asked, rfq, noLots, now).totalMinor : null,
    currency: rfq.currency,
    awardCount: awards.length,
    lotNeededCount: awards.filter((state) => state === 'lot-needed').length,
    answersBy: rfq.answersBy.toISOString(),
    askedAt: (asked.askedAt ?? rfq.createdAt).toISOString(),
  };
}
