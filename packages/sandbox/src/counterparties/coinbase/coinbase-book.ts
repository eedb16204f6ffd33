import { randomBytes } from 'node:crypto';
import { openStateFile } from '../webhooks/open-state-file.ts';
import { CoinbaseRefusal, type Charge, type Checkout } from './coinbase-objects.ts';

/** Something that a webhook tells of. */
export interface CoinbaseEvent {
  id: string;
  api: 'commerce' | 'business';
  type: string;
  createdAt: string;
  object: Charge | Checkout;
}

interface CoinbaseState {
  charges: Charge[];
  checkouts: Checkout[];
  /** First answers of business requests, by their idempotency keys. */
  answers: Record<string, { fingerprint: string; id: string }>;
}

/** The provider's records of both APIs, and how it tells of them. */
export type CoinbaseBook = ReturnType<typeof openCoinbaseBook>;

export function openCoinbaseBook(
  path: string,
  tell: (event: CoinbaseEvent) => void,
  now: () => Date = () => new Date(),
) {
  const { state, save } = openStateFile<CoinbaseState>(path, { charges: [], checkouts: [], answers: {} });
  const found = <T>(object: T | undefined, what: string): T => {
    if (object !== undefined) return object;
    throw new CoinbaseRefusal(404, 'not_found', `This ${what} does not exist.`);
  };
  return {
    state,
    save,
    now,
    hex: (bytes: number): string => randomBytes(bytes).toString('hex'),
    charge: (id: string): Charge =>
      found(
        state.charges.find((charge) => charge.id === id || charge.code === id),
        'charge',
      ),
    checkout: (id: string): Checkout =>
      found(
        state.checkouts.find((checkout) => checkout.id === id),
        'checkout',
      ),
    /** Keeps everything in one step and tells of it, with the object as it is now. */
    commit(api: CoinbaseEvent['api'], type: string | null, object: Charge | Checkout): void {
      if ('updatedAt' in object) object.updatedAt = now().toISOString();
      save();
      if (type === null) return;
      const [id, createdAt] = [`evt-${randomBytes(12).toString('hex')}`, now().toISOString()];
      tell({ id, api, type, createdAt, object: structuredClone(object) });
    },
  };
}
