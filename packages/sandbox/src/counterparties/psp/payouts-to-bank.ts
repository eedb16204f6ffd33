import type { Bank } from '../bank/index.ts';
import type { Payout } from './psp-objects.ts';

/** The provider's own bank, as far as our account sees it. */
export interface PayoutsToBank {
  send(payout: Payout): void;
  /** Takes a payout out of our account again. */
  takeBack(payout: Payout): void;
}

/** The provider pays from the account that the French registry gives as its example. */
const PROVIDER = { name: 'Stripe Technology Europe Ltd', iban: 'FR1420041010050500013M02606' } as const;

export const noBank: PayoutsToBank = { send: () => undefined, takeBack: () => undefined };

/** Payouts in euros reach our account at the embedded bank at once, with the payout's name in the text. */
export function payoutsToBank(bank: Bank): PayoutsToBank {
  return {
    send({ id, amount, currency }) {
      if (currency === 'eur') bank.receive(PROVIDER, BigInt(amount), `STRIPE PAYOUT ${id}`);
    },
    takeBack({ id }) {
      const line = bank.state.lines.find(
        ({ direction, remittance, returnedBy }) =>
          direction === 'credit' && returnedBy === null && remittance?.includes(id) === true,
      );
      if (line !== undefined) bank.sendBack(line.bankReference, 'AC04');
    },
  };
}
