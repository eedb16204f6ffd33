import { Address, BigInt, Bytes, ethereum, log } from '@graphprotocol/graph-ts';
import { Lot } from '../../generated/types/schema';
import { lotId } from './id';
import { loadOrganisation } from './organisation';
import { loadProtocol } from './protocol';

/** A new lot with nothing reserved and no lineage; the caller adds where it comes from, and saves it. */
export function createLot(
  number: BigInt,
  issuer: Address,
  massGrams: BigInt,
  emissionsGrams: BigInt,
  evidence: Bytes,
  epcisEvent: Bytes,
  event: ethereum.Event,
): Lot {
  const lot = new Lot(lotId(number));
  lot.lotId = number;
  lot.issuer = loadOrganisation(issuer).id;
  lot.evidence = evidence;
  lot.epcisEvent = epcisEvent;
  lot.massGrams = massGrams;
  lot.emissionsGrams = emissionsGrams;
  lot.remainingGrams = massGrams;
  lot.remainingEmissionsGrams = emissionsGrams;
  lot.reservedGrams = BigInt.zero();
  lot.commissionedAt = event.block.timestamp;
  lot.recalledAncestors = [];
  lot.parents = [];
  lot.children = [];
  lot.transaction = event.transaction.hash;
  const protocol = loadProtocol();
  protocol.lotCount += 1;
  protocol.save();
  return lot;
}

/** A lot made under a certificate. */
export function saveCommissionedLot(lot: Lot, certificate: Bytes, documentHash: Bytes, subject: Bytes): void {
  lot.certificate = certificate;
  lot.documentHash = documentHash;
  lot.subject = subject;
  lot.save();
  const protocol = loadProtocol();
  protocol.commissionedGrams = protocol.commissionedGrams.plus(lot.massGrams);
  protocol.save();
}

/** The lot of an event that presupposes one. Its absence is a defect and stops the index. */
export function requireLot(number: BigInt): Lot {
  return requireLotById(lotId(number));
}

/** The same by the id that other rows keep. */
export function requireLotById(id: string): Lot {
  const lot = Lot.load(id);
  if (lot === null) log.critical('An event speaks of lot {}, which was never made.', [id]);
  return lot as Lot;
}

/** Changes what open payments hold of a lot; negative when goods leave or are freed. */
export function changeReserved(number: BigInt, grams: BigInt): void {
  const lot = requireLot(number);
  lot.reservedGrams = lot.reservedGrams.plus(grams);
  lot.save();
}
