import { canonicalBytes } from '@topsteel/domain/jcs';

export interface Commissioning {
  at: Date;
  digitalLink: string;
  massGrams: bigint;
  issuer: string;
  chainId: number;
  certificate: string;
}

/**
 * The EPCIS 2.0 event of a commissioning (ObjectEvent, ADD, bizStep commissioning) in canonical JSON-LD. The ledger keeps
 * the SHA-256 of these bytes.
 */
export function epcisEventBytesOf(act: Commissioning): Uint8Array {
  return canonicalBytes({
    '@context': 'https://ref.gs1.org/standards/epcis/2.0.0/epcis-context.jsonld',
    type: 'ObjectEvent',
    eventTime: act.at.toISOString(),
    eventTimeZoneOffset: '+00:00',
    action: 'ADD',
    bizStep: 'commissioning',
    disposition: 'active',
    quantityList: [{ epcClass: act.digitalLink, quantity: Number(act.massGrams), uom: 'GRM' }],
    sourceList: [{ type: 'owning_party', source: `did:pkh:eip155:${act.chainId}:${act.issuer}` }],
    certificationInfo: [`urn:topsteel:certificate:${act.certificate}`],
  });
}
