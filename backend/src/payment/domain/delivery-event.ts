import { canonicalBytes } from '@topsteel/domain/jcs';

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
 * The EPCIS 2.0 event of a delivery (ObjectEvent, OBSERVE, bizStep receiving) in canonical JSON-LD. The ledger keeps the
 * SHA-256 of these bytes with the title that moves, as it keeps that of a commissioning.
 */
export function deliveryEventBytesOf(act: DeliveredGoods): Uint8Array {
  const party = (account: string) => `did:pkh:eip155:${act.chainId}:${account}`;
  return canonicalBytes({
    '@context': 'https://ref.gs1.org/standards/epcis/2.0.0/epcis-context.jsonld',
    type: 'ObjectEvent',
    eventTime: act.at.toISOString(),
    eventTimeZoneOffset: '+00:00',
    action: 'OBSERVE',
    bizStep: 'receiving',
    disposition: 'in_progress',
    quantityList: [{ epcClass: act.digitalLink, quantity: Number(act.totalGrams), uom: 'GRM' }],
    bizTransactionList: [{ type: 'po', bizTransaction: `urn:topsteel:payment:${act.paymentId}` }],
    sourceList: [{ type: 'owning_party', source: party(act.seller) }],
    destinationList: [{ type: 'owning_party', destination: party(act.buyer) }],
  });
}
