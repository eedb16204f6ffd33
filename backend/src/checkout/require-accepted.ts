import type { PriceCurrency } from '@topsteel/domain/pricing';
import { AppError } from '@topsteel/domain/errors';
import { money } from '../basket/index.ts';
import type { LineOutcome, PricedOfferLine } from '../pricing/index.ts';

/** The priced lines. @throws AppError `conflict` when there is none, one can't be ordered, or its carriage is not known. */
export function requireLines(outcomes: readonly LineOutcome[], isDelivered: boolean): PricedOfferLine[] {
  if (outcomes.length === 0) throw nothingToOrder();
  const faults = outcomes.flatMap(({ request, fault }, line) =>
    fault ? [{ line, offerId: request.offerId, reason: fault.reason, sentence: fault.message }] : [],
  );
  const [first] = faults;
  if (first) {
    throw new AppError('conflict', {
      message: `${faults.length === 1 ? 'One line' : `${faults.length} lines`} can't be ordered: ${first.sentence}`,
      details: { reason: 'not-orderable', lines: faults },
    });
  }
  const lines = outcomes.flatMap(({ line }) => line ?? []);
  const open = lines.find(({ deliveryMinor }) => isDelivered && deliveryMinor === null);
  if (open) {
    throw new AppError('conflict', {
      message: `The carriage of ${open.offer.description} is not known: ${open.deliverySentence} Ask the seller, or order it without a site and collect it.`,
      details: { reason: 'carriage-unknown', offerId: open.offerId },
    });
  }
  return lines;
}

/**
 * Holds the total of now against the one that the buyer saw.
 *
 * @throws AppError `conflict` with reason `price-changed` and the new figures; a lower total is asked for again too, since
 * the buyer signs a figure.
 */
export function requireAccepted(
  lines: readonly PricedOfferLine[],
  acceptedMinor: bigint,
  currency: PriceCurrency,
): void {
  const totalMinor = lines.reduce((sum, { grossMinor }) => sum + grossMinor, 0n);
  if (totalMinor === acceptedMinor) return;
  throw new AppError('conflict', {
    message: `The total is ${money(totalMinor, currency)} ${currency} now, not ${money(acceptedMinor, currency)}. Look at it again and accept the new figure.`,
    details: {
      reason: 'price-changed',
      currency,
      totalMinor: totalMinor.toString(),
      acceptedMinor: acceptedMinor.toString(),
      lines: lines.map(({ offerId, grossMinor }) => ({ offerId, grossMinor: grossMinor.toString() })),
    },
  });
}

const nothingToOrder = () =>
  new AppError('conflict', {
    message: 'There is nothing to order. Put something into the basket first.',
    details: { reason: 'basket-empty' },
  });
