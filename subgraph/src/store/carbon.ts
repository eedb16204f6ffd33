import { Address, BigInt, Bytes, ethereum, log, store } from '@graphprotocol/graph-ts';
import { CarbonClass, CarbonMovement, CarbonRange, CarbonRetirement } from '../../generated/types/schema';
import { carbonRangeId, hashId, logId } from './id';
import { loadOrganisation } from './organisation';
import { loadProtocol } from './protocol';
import { textOf } from './text';

/** A class without units yet. */
export function saveClass(
  hash: Bytes,
  issuer: Address,
  programme: Bytes,
  project: Bytes,
  vintage: i32,
  event: ethereum.Event,
): void {
  const carbonClass = new CarbonClass(hashId(hash));
  carbonClass.issuer = loadOrganisation(issuer).id;
  carbonClass.programme = textOf(programme);
  carbonClass.project = textOf(project);
  carbonClass.vintage = vintage;
  carbonClass.nextSerial = BigInt.zero();
  carbonClass.issuedGrams = BigInt.zero();
  carbonClass.activeGrams = BigInt.zero();
  carbonClass.retiredGrams = BigInt.zero();
  carbonClass.cancelledGrams = BigInt.zero();
  carbonClass.openedAt = event.block.timestamp;
  carbonClass.save();
}

/** The class of an event that presupposes one. Its absence is a defect and stops the index. */
export function requireClass(hash: Bytes): CarbonClass {
  const carbonClass = CarbonClass.load(hashId(hash));
  if (carbonClass === null)
    log.critical('An event speaks of carbon class {}, never opened.', [hash.toHexString()]);
  return carbonClass as CarbonClass;
}

/** Serials in an account's hands. */
export function saveRange(hash: Bytes, holder: Address, first: BigInt, last: BigInt): void {
  const range = new CarbonRange(carbonRangeId(hash, first));
  range.carbonClass = hashId(hash);
  range.holder = holder;
  range.first = first;
  range.last = last;
  range.grams = last.minus(first);
  range.save();
}

/**
 * Takes a part out of the range that begins at `rangeFirst`: what is before and after it stays with the holder. A part
 * that stays active is saved by the caller; if it begins where the range did, its row takes the place of that one.
 */
export function takeOut(
  hash: Bytes,
  rangeFirst: BigInt,
  first: BigInt,
  last: BigInt,
  isActive: boolean,
): void {
  const range = requireRange(hash, rangeFirst);
  const rangeLast = range.last;
  if (last.lt(rangeLast)) saveRange(hash, Address.fromBytes(range.holder), last, rangeLast);
  if (first.gt(rangeFirst)) {
    range.last = first;
    range.grams = first.minus(rangeFirst);
    range.save();
  } else if (!isActive) store.remove('CarbonRange', range.id);
}

/** The ranges that meet at `seam` become one. */
export function mergeRanges(hash: Bytes, first: BigInt, seam: BigInt, last: BigInt): void {
  const range = requireRange(hash, first);
  store.remove('CarbonRange', requireRange(hash, seam).id);
  range.last = last;
  range.grams = last.minus(first);
  range.save();
}

/** One line of a class's history. */
export function saveMovement(
  hash: Bytes,
  kind: string,
  from: Bytes | null,
  to: Bytes | null,
  first: BigInt,
  last: BigInt,
  documentHash: Bytes | null,
  event: ethereum.Event,
): void {
  const movement = new CarbonMovement(logId(event));
  movement.carbonClass = hashId(hash);
  movement.kind = kind;
  movement.from = from;
  movement.to = to;
  movement.first = first;
  movement.last = last;
  movement.documentHash = documentHash;
  movement.at = event.block.timestamp;
  movement.transaction = event.transaction.hash;
  movement.save();
}

/** The certificate of a retirement. */
export function saveRetirement(
  id: Bytes,
  hash: Bytes,
  holder: Address,
  beneficiary: Address,
  first: BigInt,
  last: BigInt,
  purpose: Bytes,
  lotNumber: BigInt,
  event: ethereum.Event,
): void {
  const retirement = new CarbonRetirement(hashId(id));
  retirement.carbonClass = hashId(hash);
  retirement.holder = holder;
  retirement.beneficiary = beneficiary;
  retirement.first = first;
  retirement.last = last;
  retirement.grams = last.minus(first);
  retirement.purpose = purpose;
  retirement.lotId = lotNumber;
  retirement.retiredAt = event.block.timestamp;
  retirement.transaction = event.transaction.hash;
  retirement.save();
  const protocol = loadProtocol();
  protocol.retiredGrams = protocol.retiredGrams.plus(retirement.grams);
  protocol.save();
}

/** The range of an event that presupposes one. Its absence is a defect and stops the index. */
function requireRange(hash: Bytes, first: BigInt): CarbonRange {
  const range = CarbonRange.load(carbonRangeId(hash, first));
  if (range === null)
    log.critical('An event speaks of the range at {} of carbon class {}, which nobody holds.', [
      first.toString(),
      hash.toHexString(),
    ]);
  return range as CarbonRange;
}
