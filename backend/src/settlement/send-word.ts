import { Injectable } from '@nestjs/common';
import { formatAmount, formatKilograms, formatTonnes } from '@topsteel/domain/units';
import type { StoredOrder } from '../order/index.ts';
import { Organisations } from '../organisation/index.ts';
import { Config } from '../platform/config/index.ts';
import type { Tx } from '../platform/database/index.ts';
import { enqueue } from '../platform/outbox/index.ts';
import { endingHoldLetter, lapseLetter } from './domain/hold-letters.ts';
import type { Letter } from './domain/letter.ts';
import type { Lapse } from './lapsed-hold.ts';

/**
 * Writes to buyer and seller when money is held, when the load is weighed, when the seller is paid, and when an order ends
 * unpaid; to the buyer when its payment came too late.
 */
@Injectable()
export class SendWord {
  constructor(
    private readonly config: Config,
    private readonly organisations: Organisations,
  ) {}

  /** Safe to repeat: each letter has a key of its own. */
  async run(tx: Tx, order: StoredOrder, lapse: Lapse = 'none'): Promise<void> {
    const letter = lapse === 'none' ? letterFor(order) : lapseLetter(order, lapse);
    if (letter) await this.post(tx, order, letter);
  }

  /** A day before a card's hold ends and nothing was taken: once a hold. */
  async warnOfHold(tx: Tx, order: StoredOrder, endsAt: Date): Promise<void> {
    await this.post(tx, order, endingHoldLetter(order, endsAt));
  }

  private async post(tx: Tx, order: StoredOrder, letter: Letter): Promise<void> {
    for (const side of ['buyer', 'seller'] as const) {
      const words = letter[side];
      if (words === null) continue;
      const organisationId = side === 'buyer' ? order.buyerId : order.sellerId;
      const to = await this.organisations.mailOf(organisationId, tx);
      if (to.length === 0) continue;
      const page = side === 'buyer' ? 'orders' : 'vendor/orders';
      const link = `${this.config.settings.publicUrl}/${page}/${order.id}`;
      await enqueue(tx, `mail:${order.id}:${letter.occasion}:${side}`, 'mail', {
        to,
        subject: `${order.number}: ${words.subject}`,
        text: `${words.text}\n\n${link}\n`,
      });
    }
  }
}

/** The escrow pays at once; what was paid elsewhere is paid out by the marketplace. */
interface RailWords {
  held: string;
  heldSubject: string;
  back: string;
  paid: string;
  paidSubject: string;
}
const elsewhere = {
  heldSubject: 'paid, please ship',
  back: 'go back to you',
  paid: 'Your payout will bring you',
  paidSubject: 'delivered, your payout follows',
};
const received = { ...elsewhere, held: 'have arrived and are held' };
const wordsOf: Record<StoredOrder['payment']['rail'], RailWords> = {
  'usdc-escrow': {
    held: 'are held in escrow',
    heldSubject: 'paid into escrow, please ship',
    back: 'came back to your wallet',
    paid: 'You were paid',
    paidSubject: 'you were paid',
  },
  card: { ...elsewhere, held: 'are reserved on the card' },
  sepa: received,
  coinbase: received,
  eth: received,
};

function letterFor(order: StoredOrder): Letter | null {
  const { payment, quote, delivery } = order;
  const { currency } = payment;
  const money = (amountMinor: bigint) => `${formatAmount(amountMinor, currency)} ${currency}`;
  const words = wordsOf[payment.rail];
  if (payment.state === 'captured' && payment.isFinal) {
    const paid = money(payment.capturedMinor - payment.feeMinor);
    const title = formatTonnes(payment.titleGrams);
    return {
      occasion: 'paid',
      buyer: {
        subject: 'delivered and paid',
        text: `${money(payment.capturedMinor)} were paid for ${title} t of ${quote.description}. ${money(payment.returnedMinor)} ${words.back}. Title is yours.`,
      },
      seller: {
        subject: words.paidSubject,
        text: `${words.paid} ${paid} for ${title} t of ${quote.description}; ${money(payment.feeMinor)} commission was kept. Title has moved to the buyer.`,
      },
    };
  }
  if (payment.state === 'reclaimed' && payment.isFinal) {
    const what = `The time to deliver ${formatTonnes(quote.massGrams)} t of ${quote.description} ended at ${payment.captureBefore.toISOString()}. The order is over.`;
    return {
      occasion: 'reclaimed',
      buyer: {
        subject: 'not delivered in time, your money is back',
        text: `${what} ${money(payment.returnedMinor)} ${words.back}.`,
      },
      seller: {
        subject: 'not delivered in time, the order is over',
        text: `${what} ${money(payment.returnedMinor)} went back to the buyer; ${
          order.heldGrams > 0n
            ? 'the load that has left stays off the offer until you say on the order that it is back.'
            : 'the steel that was kept for it is on offer again.'
        }`,
      },
    };
  }
  if (payment.state === 'failed' && payment.authorizedMinor > 0n) {
    return {
      occasion: `late:${payment.paymentId}:${payment.authorizedMinor}`,
      buyer: {
        subject: 'your payment came too late',
        text: `${money(payment.authorizedMinor)} were paid for ${quote.description} after the price had lapsed. They go back to you in full. Pay again on the order's page, at the price of now.`,
      },
      seller: null,
    };
  }
  if (payment.state !== 'authorized') return null;
  if (order.fulfilment === 'weighed' && delivery?.weighedGrams && payment.capturesAt) {
    const mass = `${formatKilograms(delivery.weighedGrams)} kg`;
    const until = payment.capturesAt.toISOString();
    return {
      occasion: `weighed:${delivery.weighedGrams}`,
      buyer: {
        subject: `weighed, ${mass}`,
        text: `The weigh ticket says ${mass}. Confirm it on the order's page. Without an answer, the seller is paid at ${until}.`,
      },
      seller: {
        subject: `weighed, ${mass}`,
        text: `The weigh ticket says ${mass}. You are paid when the buyer confirms it, or at ${until}.`,
      },
    };
  }
  if (order.fulfilment !== 'unshipped' || !payment.isFinal) return null;
  return {
    occasion: 'authorized',
    buyer: {
      subject: 'your payment is held',
      text: `${money(payment.authorizedMinor)} ${words.held} for ${formatTonnes(quote.massGrams)} t of ${quote.description}. The seller ships next; you pay for the weighed mass only.`,
    },
    seller: {
      subject: words.heldSubject,
      text: `${money(payment.authorizedMinor)} ${words.held} for ${formatTonnes(quote.massGrams)} t of ${quote.description}. Ship the load and announce it on the order's page.`,
    },
  };
}
