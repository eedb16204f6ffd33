import { Injectable } from '@nestjs/common';
import { formatAmount, formatKilograms, formatTonnes } from '@topsteel/domain/units';
import type { StoredOrder } from '../order/index.ts';
import { Organisations } from '../organisation/index.ts';
import { Config } from '../platform/config/index.ts';
import type { Tx } from '../platform/database/index.ts';
import { enqueue } from '../platform/outbox/index.ts';

interface Letter {
  /** Makes the letter unique for its order: it is sent once. */
  occasion: string;
  buyer: { subject: string; text: string };
  seller: { subject: string; text: string };
}

/** Writes to buyer and seller when money is held, when the load is weighed, and when the seller is paid. */
@Injectable()
export class SendWord {
  constructor(
    private readonly config: Config,
    private readonly organisations: Organisations,
  ) {}

  /** Safe to repeat: each letter has a key of its own. */
  async run(tx: Tx, order: StoredOrder): Promise<void> {
    const letter = letterFor(order);
    if (!letter) return;
    for (const side of ['buyer', 'seller'] as const) {
      const organisationId = side === 'buyer' ? order.buyerId : order.sellerId;
      const to = await this.organisations.mailOf(organisationId, tx);
      if (to.length === 0) continue;
      const { subject, text } = letter[side];
      const page = side === 'buyer' ? 'orders' : 'vendor/orders';
      const link = `${this.config.settings.publicUrl}/${page}/${order.id}`;
      await enqueue(tx, `mail:${order.id}:${letter.occasion}:${side}`, 'mail', {
        to,
        subject: `${order.number}: ${subject}`,
        text: `${text}\n\n${link}\n`,
      });
    }
  }
}

function letterFor(order: StoredOrder): Letter | null {
  const { payment, quote, delivery } = order;
  const usdc = (amountMinor: bigint) => `${formatAmount(amountMinor, 'USDC')} USDC`;
  if (payment.state === 'captured' && payment.isFinal) {
    const paid = usdc(payment.capturedMinor - payment.feeMinor);
    const title = formatTonnes(payment.titleGrams);
    return {
      occasion: 'paid',
      buyer: {
        subject: 'delivered and paid',
        text: `${usdc(payment.capturedMinor)} were paid for ${title} t of ${quote.description}. ${usdc(payment.returnedMinor)} came back to your wallet. Title is yours.`,
      },
      seller: {
        subject: 'you were paid',
        text: `You were paid ${paid} for ${title} t of ${quote.description}; ${usdc(payment.feeMinor)} commission was kept. Title has moved to the buyer.`,
      },
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
        text: `The weigh ticket says ${mass}. Confirm it with your wallet. Without an answer, the seller is paid at ${until}.`,
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
      text: `${usdc(payment.authorizedMinor)} are held in escrow for ${formatTonnes(quote.massGrams)} t of ${quote.description}. The seller ships next; you pay for the weighed mass only.`,
    },
    seller: {
      subject: 'paid into escrow, please ship',
      text: `${usdc(payment.authorizedMinor)} are held in escrow for ${formatTonnes(quote.massGrams)} t of ${quote.description}. Ship the load and announce it on the order's page.`,
    },
  };
}
