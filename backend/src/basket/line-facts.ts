import { createHash } from 'node:crypto';
import type { BasketLineInput } from '@topsteel/domain/api';
import type { LineRequest } from '@topsteel/domain/pricing';
import type { LineOutcome } from '../pricing/index.ts';
import type { LineFacts, SeenPrice } from './infra/basket-store.ts';

/** A line as it was asked for. */
export const factsOf = (input: BasketLineInput): LineFacts => ({
  offerId: input.offerId,
  unit: input.quantity.unit,
  amountMilli: BigInt(input.quantity.amountMilli),
  cuts: (input.cuts ?? []).map(({ lengthUm, pieces }) => ({ lengthUm: BigInt(lengthUm), pieces })),
  extras: [...new Set(input.extras ?? [])].sort(),
  note: input.note ?? null,
});

/**
 * What makes two lines the same but for their amount: offer, unit, cuts and extras. Bars that are cut to lengths are a
 * line of their own, since their amounts follow from the cuts.
 *
 * @example specOf({ offerId, unit: 'piece', cuts: [], extras: [] }) // the same for every plain line of that offer in pieces
 */
export const specOf = ({ offerId, unit, cuts, extras }: LineFacts): string =>
  createHash('sha256')
    .update(
      JSON.stringify([
        offerId,
        unit,
        cuts.map(({ lengthUm, pieces }) => [lengthUm.toString(), pieces]),
        extras,
      ]),
    )
    .digest('base64url');

/** The line as pricing asks for it. */
export const requestOf = ({ offerId, unit, amountMilli, cuts, extras }: LineFacts): LineRequest => ({
  offerId,
  quantity: { unit, amountMilli },
  cuts,
  extras,
});

/** What the owner sees of a line now, to tell later what has changed. */
export const seenOf = (outcome: LineOutcome, amountMilli: bigint, currency: string): SeenPrice => ({
  currency,
  amountMilli: amountMilli.toString(),
  grossMinor: outcome.line?.grossMinor.toString() ?? null,
  fault: outcome.fault?.reason ?? null,
});
