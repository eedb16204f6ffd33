import { partyOf, receivingEvent, type EpcisEvent } from '@topsteel/domain/epcis';

export interface DeliveredGoods {
  at: Date;
  /** The lot's Digital Link. */
  digitalLink: string;
  /** Delivered under the payment in all. */
  totalGrams: bigint;
  chainId: number;
  seller: string;
  buyer: string;
  paymentId: string;
}

/**
 * The EPCIS 2.0 event of a delivery (ObjectEvent, OBSERVE, bizStep receiving). The ledger keeps its CBV 2.0 hash with the
 * title that moves, as it keeps that of a commissioning.
 */
export function deliveryEventOf(act: DeliveredGoods): EpcisEvent {
  return receivingEvent({
    at: act.at,
    goods: [{ digitalLink: act.digitalLink, massGrams: act.totalGrams }],
    bizTransactions: [{ type: 'po', bizTransaction: `urn:topsteel:payment:${act.paymentId}` }],
    from: partyOf(act.chainId, act.seller),
    to: partyOf(act.chainId, act.buyer),
  });
}
