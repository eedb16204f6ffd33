import { Injectable } from '@nestjs/common';
import { crossRateE8HalfUp } from '@topsteel/domain/fx';
import { formatAmount, formatScaled } from '@topsteel/domain/units';
import { Organisations } from '../organisation/index.ts';
import { Config } from '../platform/config/index.ts';
import type { Tx } from '../platform/database/index.ts';
import { enqueue } from '../platform/outbox/index.ts';
import { destinationText } from './destination-of.ts';
import type { StoredPayout } from './infra/payout-store.ts';
import { sentAmount } from './sent-amount.ts';

/** Writes to a vendor what it was paid for which orders, and when a payout came back. */
@Injectable()
export class SendAdvice {
  constructor(
    private readonly config: Config,
    private readonly organisations: Organisations,
  ) {}

  async paid(tx: Tx, payout: StoredPayout): Promise<void> {
    const amount = sentText(payout);
    const lines = payout.lines.map(
      (line) => `${line.orderNumber}  ${amountOf(payout, line.toMinor - line.fromMinor)}`,
    );
    if (payout.conversion !== null) {
      const { from, to } = payout.conversion.rates;
      const price = formatScaled(crossRateE8HalfUp(from.rateE8, to.rateE8), 8, 2);
      lines.push(
        '',
        `${amountOf(payout, payout.amountMinor)} in all, paid as ${amount}: 1 ${from.currency} = ${price} ${to.currency}, rounded down.`,
      );
    }
    await this.write(tx, payout, 'paid', {
      subject: `Payout of ${amount}`,
      text: `${amount} were paid to ${destinationText(payout.destination)}:\n\n${lines.join('\n')}`,
    });
  }

  async returned(tx: Tx, payout: StoredPayout, failure: string): Promise<void> {
    await this.write(tx, payout, 'returned', {
      subject: `Payout of ${sentText(payout)} came back`,
      text: `${failure}\n\nThe amount is owed to you again. Check your bank account on the page below.`,
    });
  }

  private async write(
    tx: Tx,
    payout: StoredPayout,
    occasion: string,
    letter: { subject: string; text: string },
  ): Promise<void> {
    const to = await this.organisations.mailOf(payout.sellerId, tx);
    if (to.length === 0) return;
    await enqueue(tx, `mail:payout:${payout.id}:${occasion}`, 'mail', {
      to,
      subject: letter.subject,
      text: `${letter.text}\n\n${this.config.settings.publicUrl}/vendor/payouts\n`,
    });
  }
}

function sentText(payout: StoredPayout): string {
  const { amountMinor, currency } = sentAmount(payout);
  return `${formatAmount(amountMinor, currency)} ${currency}`;
}

const amountOf = ({ currency }: StoredPayout, amountMinor: bigint): string =>
  `${amountMinor < 0n ? '-' : ''}${formatAmount(amountMinor < 0n ? -amountMinor : amountMinor, currency)} ${currency}`;
