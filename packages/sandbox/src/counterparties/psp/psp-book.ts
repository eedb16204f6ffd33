import { randomBytes } from 'node:crypto';
import { openStateFile } from '../webhooks/open-state-file.ts';
import {
  refused,
  PspRefusal,
  type BalanceTransaction,
  type Charge,
  type Dispute,
  type Intent,
  type Payout,
  type PspObject,
  type Refund,
  type Session,
} from './psp-objects.ts';

/** An event as the provider sends it. */
export interface PspEvent {
  id: string;
  object: 'event';
  type: string;
  created: number;
  livemode: false;
  api_version: string;
  data: { object: PspObject };
}

export interface KeptAnswer {
  fingerprint: string;
  status: number;
  body: unknown;
}

interface PspState {
  sessions: Session[];
  intents: Intent[];
  charges: Charge[];
  refunds: Refund[];
  disputes: Dispute[];
  transactions: BalanceTransaction[];
  payouts: Payout[];
  events: PspEvent[];
  answers: Record<string, KeptAnswer>;
  /** Refunds wait until the operator of the page lets them go. */
  holdRefunds: boolean;
}

const KEPT_EVENTS = 500;
export const API_VERSION = '2026-10-28.endive';

/** The provider's records, and how it tells of what happens to them. */
export type PspBook = ReturnType<typeof openPspBook>;

/** Opens the provider's records at `path`; `tell` sends an event out. */
export function openPspBook(
  path: string,
  tell: (event: PspEvent) => void,
  now: () => Date = () => new Date(),
) {
  const { state, save } = openStateFile<PspState>(path, {
    sessions: [],
    intents: [],
    charges: [],
    refunds: [],
    disputes: [],
    transactions: [],
    payouts: [],
    events: [],
    answers: {},
    holdRefunds: false,
  });
  const seconds = (): number => Math.floor(now().getTime() / 1_000);
  const one = <T extends { id: string }>(list: readonly T[], id: string, what: string): T => {
    const found = list.find((each) => each.id === id);
    if (found) return found;
    throw new PspRefusal(404, 'invalid_request_error', `No such ${what}: '${id}'`, 'resource_missing');
  };

  return {
    state,
    save,
    seconds,
    newId: (prefix: string): string => `${prefix}_${randomBytes(12).toString('hex')}`,
    session: (id: string) => one(state.sessions, id, 'checkout.session'),
    intent: (id: string) => one(state.intents, id, 'payment_intent'),
    charge: (id: string) => one(state.charges, id, 'charge'),
    refund: (id: string) => one(state.refunds, id, 'refund'),
    dispute: (id: string) => one(state.disputes, id, 'dispute'),
    payout: (id: string) => one(state.payouts, id, 'payout'),

    /** The charge of an intent. @throws PspRefusal when nothing was charged */
    chargeOf(intent: Intent): Charge {
      if (intent.latest_charge === null) throw refused('This PaymentIntent has no charge.');
      return one(state.charges, intent.latest_charge, 'charge');
    },

    /** Moves the balance; `fee` is what the provider keeps. */
    move(type: BalanceTransaction['type'], amount: number, currency: string, source: string, fee = 0) {
      const transaction: BalanceTransaction = {
        id: `txn_${randomBytes(12).toString('hex')}`,
        object: 'balance_transaction',
        type,
        amount,
        fee,
        net: amount - fee,
        currency,
        source,
        created: seconds(),
      };
      state.transactions.push(transaction);
      return transaction;
    },

    /** What lies with the provider for us. */
    balance: (currency: string): number =>
      state.transactions.reduce((sum, each) => (each.currency === currency ? sum + each.net : sum), 0),

    /** Keeps everything in one step, and tells of it. The object goes out as it is now, whatever becomes of it later. */
    commit(events: readonly [type: string, object: PspObject][]): void {
      const told = events.map(
        ([type, object]): PspEvent => ({
          id: `evt_${randomBytes(12).toString('hex')}`,
          object: 'event',
          type,
          created: seconds(),
          livemode: false,
          api_version: API_VERSION,
          data: { object: structuredClone(object) },
        }),
      );
      state.events.push(...told);
      state.events.splice(0, Math.max(0, state.events.length - KEPT_EVENTS));
      save();
      told.forEach(tell);
    },
  };
}
