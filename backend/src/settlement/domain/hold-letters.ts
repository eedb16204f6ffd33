import { formatAmount, formatTonnes } from '@topsteel/domain/units';
import type { StoredOrder } from '../../order/index.ts';
import type { Lapse } from '../lapsed-hold.ts';
import type { Letter } from './letter.ts';

const heldFor = ({ payment, quote }: StoredOrder): string =>
  `${formatAmount(payment.authorizedMinor, payment.currency)} ${payment.currency} that were reserved on the card for ${formatTonnes(quote.massGrams)} t of ${quote.description}`;

export const isWeighed = ({ delivery }: StoredOrder): boolean => (delivery?.weighedGrams ?? null) !== null;

/** A day before a card's hold ends: what brings the payment before then. */
export function endingHoldLetter(order: StoredOrder, endsAt: Date): Letter {
  const { payment } = order;
  const money = `${formatAmount(payment.authorizedMinor, payment.currency)} ${payment.currency}`;
  const what = `The bank lets go of ${money} on the card at ${endsAt.toISOString()}, and they have not been taken.`;
  return {
    occasion: `hold-ends:${payment.attemptId ?? ''}`,
    buyer: {
      subject: 'the hold on your card ends tomorrow',
      text: isWeighed(order)
        ? `${what} Confirm the delivery on the order's page before then; otherwise you have to pay again.`
        : `${what} They are taken once the load is weighed and you have confirmed it; after that time you have to pay again.`,
    },
    seller: {
      subject: 'the hold on the card ends tomorrow',
      text: isWeighed(order)
        ? `${what} Ask the buyer to confirm the delivery before then; otherwise it has to pay again before you are paid.`
        : `${what} Have the load weighed and confirmed before then; otherwise the buyer has to pay again before you are paid.`,
    },
  };
}

/** The hold has ended by itself: the order is over, or it is paid again because steel has left. */
export function lapseLetter(order: StoredOrder, lapse: Exclude<Lapse, 'none'>): Letter {
  const { payment } = order;
  const occasion = `lapsed:${payment.attemptId ?? ''}`;
  if (lapse === 'before-shipping') {
    const what = `The bank let go of ${heldFor(order)}: nothing had left in time. The order is over`;
    return {
      occasion,
      buyer: {
        subject: 'the hold on your card ended, the order is over',
        text: `${what}, and nothing was taken. Order again if you still need it.`,
      },
      seller: {
        subject: 'the hold on the card ended, do not ship',
        text: `${what}: do not ship. The steel is on offer again.`,
      },
    };
  }
  const what = `The bank let go of ${heldFor(order)}, before the seller was paid. The steel had left.`;
  return {
    occasion,
    buyer: {
      subject: 'the hold on your card ended, please pay again',
      text: `${what} Nothing was taken, and the order stands: pay it again before ${payment.authorizeBefore.toISOString()}, by card or in another way.`,
    },
    seller: {
      subject: 'the hold on the card ended, the buyer pays again',
      text: `${what} The buyer is asked to pay again, and title stays with you until it does. If you take the load back, cancel the order.`,
    },
  };
}
