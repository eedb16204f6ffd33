import type { Tx } from '../platform/database/index.ts';

/** What an order needs to know of an offer. */
export interface OrderableOffer {
  id: string;
  sellerId: string;
  /** Token id on the material ledger, decimal. */
  lotId: string;
  lotCode: string;
  description: string;
  grade: string;
  /** Form of the product: plate, coil, beam … */
  category: string | null;
  heatNumber: string;
  pricePerTonneMinor: bigint;
  minGrams: bigint;
  stepGrams: bigint;
  overTolerancePermille: number;
  availableGrams: bigint;
  isOpen: boolean;
}

/** The offers as pricing and ordering see them; the catalogue and the inventory keep them. */
export abstract class OfferBook {
  abstract find(offerId: string): Promise<OrderableOffer | null>;
  /** Reads the offer so that nobody else can take from its lot before this transaction ends. */
  abstract lock(tx: Tx, offerId: string): Promise<OrderableOffer | null>;
  abstract take(tx: Tx, offerId: string, grams: bigint): Promise<void>;
  /** What an order had taken and did not deliver is free again. */
  abstract giveBack(tx: Tx, offerId: string, grams: bigint): Promise<void>;
}
