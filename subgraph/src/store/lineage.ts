import { Address, BigInt, Bytes, ethereum, log } from '@graphprotocol/graph-ts';
import { Consumption, Lot, Transformation } from '../../generated/types/schema';
import { hashId, logId } from './id';
import { createLot, requireChangedLot, requireLot, requireLotById } from './lot';
import { loadOrganisation } from './organisation';
import { loadProtocol } from './protocol';
import { makeTitle } from './title';

/** A transformation whose inputs and outputs are still to come. */
export function saveTransformation(
  hash: Bytes,
  actor: Address,
  inputGrams: BigInt,
  lossGrams: BigInt,
  processEmissionsGrams: BigInt,
  evidence: Bytes,
  epcisEvent: Bytes,
  event: ethereum.Event,
): void {
  const transformation = new Transformation(hashId(hash));
  transformation.actor = loadOrganisation(actor).id;
  transformation.inputGrams = inputGrams;
  transformation.lossGrams = lossGrams;
  transformation.processEmissionsGrams = processEmissionsGrams;
  transformation.evidence = evidence;
  transformation.epcisEvent = epcisEvent;
  transformation.parents = [];
  transformation.transformedAt = event.block.timestamp;
  transformation.transaction = event.transaction.hash;
  transformation.save();
}

/** The transformation of an event that presupposes one. Its absence is a defect and stops the index. */
export function requireTransformation(hash: Bytes): Transformation {
  const transformation = Transformation.load(hashId(hash));
  if (transformation === null)
    log.critical('An event speaks of transformation {}, which never began.', [hash.toHexString()]);
  return transformation as Transformation;
}

/** Grams that went in; a lot may go in more than once and is a parent once. */
export function saveConsumption(
  transformation: Transformation,
  lotNumber: BigInt,
  holder: Address,
  grams: BigInt,
  emissionsGrams: BigInt,
  remainingGrams: BigInt,
  remainingEmissionsGrams: BigInt,
  event: ethereum.Event,
): void {
  const lot = requireChangedLot(lotNumber);
  lot.remainingGrams = remainingGrams;
  lot.remainingEmissionsGrams = remainingEmissionsGrams;
  lot.save();
  const consumption = new Consumption(logId(event));
  consumption.transformation = transformation.id;
  consumption.lot = lot.id;
  consumption.holder = holder;
  consumption.grams = grams;
  consumption.emissionsGrams = emissionsGrams;
  consumption.save();
  if (transformation.parents.includes(lot.id)) return;
  transformation.parents = withMember(transformation.parents, lot.id);
  transformation.save();
}

/** A lot that came out: a child of all that went in, and of every recalled lot behind those. */
export function saveProducedLot(
  transformation: Transformation,
  lotNumber: BigInt,
  massGrams: BigInt,
  emissionsGrams: BigInt,
  to: Address,
  event: ethereum.Event,
): void {
  const lot = createLot(
    lotNumber,
    Address.fromString(transformation.actor),
    massGrams,
    emissionsGrams,
    transformation.evidence,
    transformation.epcisEvent,
    event,
  );
  lot.madeBy = transformation.id;
  lot.parents = transformation.parents;
  for (let i = 0; i < transformation.parents.length; i++) {
    const parent = requireLotById(transformation.parents[i]);
    parent.children = withMember(parent.children, lot.id);
    parent.save();
    for (let k = 0; k < parent.recalledAncestors.length; k++) {
      lot.recalledAncestors = withMember(lot.recalledAncestors, parent.recalledAncestors[k]);
    }
  }
  makeTitle(lot, to, event);
  lot.save();
  const protocol = loadProtocol();
  protocol.lotCount += 1;
  protocol.save();
}

/** Flags a lot, and tells all lots that were made from it, at any distance. */
export function recallLot(lotNumber: BigInt, reason: i32, epcisEvent: Bytes, at: BigInt): void {
  const recalled = requireLot(lotNumber);
  recalled.recalledAt = at;
  recalled.recallReason = reason;
  recalled.recallEpcisEvent = epcisEvent;
  recalled.save();
  const waiting = recalled.children;
  for (let next = 0; next < waiting.length; next++) {
    const lot = requireLotById(waiting[next]);
    if (lot.recalledAncestors.includes(recalled.id)) continue;
    lot.recalledAncestors = withMember(lot.recalledAncestors, recalled.id);
    lot.save();
    addChildren(lot, waiting);
  }
}

function addChildren(lot: Lot, waiting: string[]): void {
  for (let i = 0; i < lot.children.length; i++) waiting.push(lot.children[i]);
}

/** The list with the member, once. A list that an entity returns is a copy: it must be set again. */
function withMember(list: string[], member: string): string[] {
  if (!list.includes(member)) list.push(member);
  return list;
}
