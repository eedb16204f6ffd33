import { certificateUrnOf, commissioningEvent, partyOf, type EpcisEvent } from '@topsteel/domain/epcis';

export interface Commissioning {
  at: Date;
  digitalLink: string;
  massGrams: bigint;
  issuer: string;
  chainId: number;
  /** The certificate's leaf in the register. */
  certificate: string;
}

/** The EPCIS 2.0 event of a commissioning. The ledger keeps its CBV 2.0 hash. */
export function commissioningOf(act: Commissioning): EpcisEvent {
  return commissioningEvent({
    at: act.at,
    goods: [{ digitalLink: act.digitalLink, massGrams: act.massGrams }],
    owner: partyOf(act.chainId, act.issuer),
    certificates: [certificateUrnOf(act.certificate)],
  });
}
