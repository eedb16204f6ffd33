import { Address, BigInt, Bytes, ethereum, log } from '@graphprotocol/graph-ts';
import { Certificate, Lot } from '../../generated/types/schema';
import { hashId, lotId } from './id';
import { loadOrganisation } from './organisation';
import { loadProtocol } from './protocol';
import { addTo } from './sums';

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
  return lot;
}

/** A lot made under a certificate. */
export function saveCommissionedLot(
  lot: Lot,
  certificate: Bytes,
  documentHash: Bytes,
  subject: Bytes,
  certificateUsedGrams: BigInt,
): void {
  lot.certificate = certificate;
  lot.commissionedUnder = useCertificate(lot, certificate, documentHash, subject, certificateUsedGrams);
  lot.documentHash = documentHash;
  lot.subject = subject;
  lot.save();
  const protocol = loadProtocol();
  protocol.lotCount += 1;
  addTo(protocol, 'commissionedGrams', lot.massGrams);
  protocol.save();
}

/** What was made under a certificate so far, this lot included. */
function useCertificate(
  lot: Lot,
  hash: Bytes,
  documentHash: Bytes,
  subject: Bytes,
  usedGrams: BigInt,
): string {
  const id = hashId(hash);
  // Used for this lot's grams alone: it is the first one, and no lot weighs nothing.
  let certificate: Certificate | null = null;
  if (usedGrams != lot.massGrams) certificate = Certificate.load(id);
  if (certificate === null) {
    certificate = new Certificate(id);
    certificate.issuer = lot.issuer;
    certificate.documentHash = documentHash;
    certificate.subject = subject;
    certificate.lotCount = 0;
    certificate.firstUsedAt = lot.commissionedAt;
  }
  certificate.lotCount += 1;
  certificate.usedGrams = usedGrams;
  certificate.save();
  return certificate.id;
}

/** The lot of an event that presupposes one. Its absence is a defect and stops the index. */
export function requireLot(number: BigInt): Lot {
  return requireLotById(lotId(number));
}

/** The same by the id that other rows keep. */
export function requireLotById(id: string): Lot {
  return known(Lot.load(id), id);
}

/** A lot that the log before this one has made or moved, so that the block knows it. */
export function requireChangedLot(number: BigInt): Lot {
  const id = lotId(number);
  return known(Lot.loadInBlock(id), id);
}

function known(lot: Lot | null, id: string): Lot {
  if (lot === null) log.critical('An event speaks of lot {}, which was never made.', [id]);
  return lot as Lot;
}

/** Changes what open payments hold of a lot; negative when goods leave or are freed. */
export function changeReserved(lot: Lot, grams: BigInt): void {
  addTo(lot, 'reservedGrams', grams);
  lot.save();
}
