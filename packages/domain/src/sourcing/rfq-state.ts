import { AppError } from '../errors/index.ts';

export const rfqStates = ['draft', 'sent', 'closed', 'cancelled'] as const;
export type RfqState = (typeof rfqStates)[number];

export const rfqEvents = ['send', 'close', 'cancel'] as const;
export type RfqEvent = (typeof rfqEvents)[number];

const transitions: Record<RfqState, Partial<Record<RfqEvent, RfqState>>> = {
  draft: { send: 'sent', cancel: 'cancelled' },
  sent: { close: 'closed', cancel: 'cancelled' },
  closed: {},
  cancelled: {},
};

/**
 * The state of a request for quotation after an event.
 *
 * @throws AppError `conflict` with reason `rfq-state`
 * @example nextRfqState('draft', 'send') // 'sent'
 */
export function nextRfqState(state: RfqState, event: RfqEvent): RfqState {
  const next = transitions[state][event];
  if (next !== undefined) return next;
  throw new AppError('conflict', {
    message: `This request is ${state}; "${event}" is not possible now. Reload it to see where it stands.`,
    details: { reason: 'rfq-state', state, event },
  });
}

/** Where a quotation stands. Only `standing` can be accepted. */
export type QuotationStanding = 'standing' | 'superseded' | 'withdrawn' | 'ended';

export interface QuotationLife {
  version: number;
  /** The latest version of the same vendor. */
  latestVersion: number;
  withdrawnAt: Date | null;
  /** Exclusive. */
  validUntil: Date;
}

/**
 * @example standingOf({ version: 1, latestVersion: 2, withdrawnAt: null, validUntil }, now) // 'superseded'
 */
export function standingOf(life: QuotationLife, now: Date): QuotationStanding {
  if (life.version < life.latestVersion) return 'superseded';
  if (life.withdrawnAt !== null) return 'withdrawn';
  return life.validUntil <= now ? 'ended' : 'standing';
}

/** Why a vendor can't answer; null when it can. */
export type NoAnswer = 'not-sent' | 'rfq-over' | 'answers-closed' | 'declined';

/** Answers are taken until the moment that the buyer named, exclusive. */
export function whyNoAnswer(
  rfq: { state: RfqState; answersBy: Date },
  declinedAt: Date | null,
  now: Date,
): NoAnswer | null {
  if (rfq.state === 'draft') return 'not-sent';
  if (rfq.state !== 'sent') return 'rfq-over';
  if (declinedAt !== null) return 'declined';
  return rfq.answersBy <= now ? 'answers-closed' : null;
}

export const awardStates = ['lot-needed', 'ready', 'ordered', 'lapsed'] as const;
export type AwardState = (typeof awardStates)[number];

export interface AwardLife {
  hasLot: boolean;
  isOrdered: boolean;
  validUntil: Date;
}

/** An award waits for the vendor's lot, then for the buyer's order; it lapses with the quotation. */
export function awardStateOf({ hasLot, isOrdered, validUntil }: AwardLife, now: Date): AwardState {
  if (isOrdered) return 'ordered';
  if (validUntil <= now) return 'lapsed';
  return hasLot ? 'ready' : 'lot-needed';
}

/** Whose move it is. */
export const moverOf = (state: AwardState): 'buyer' | 'vendor' | null =>
  state === 'ready' ? 'buyer' : state === 'lot-needed' ? 'vendor' : null;
