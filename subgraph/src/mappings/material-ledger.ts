import { Address, BigInt, ethereum } from '@graphprotocol/graph-ts';
import {
  ApprovalForAll,
  LotCommissioned,
  LotConsumed,
  LotProduced,
  LotRecalled,
  LotsTransformed,
  OrderPinned,
  ReservationCancelled,
  TitleReleased,
  TitleReserved,
  TitleTransferred,
  TransferBatch,
  TransferSingle,
} from '../../generated/types/MaterialLedger/MaterialLedger';
import {
  recallLot,
  requireTransformation,
  saveConsumption,
  saveProducedLot,
  saveTransformation,
} from '../store/lineage';
import { accountId } from '../store/id';
import { createLot, saveCommissionedLot } from '../store/lot';
import { addReleasedGrams } from '../store/payment';
import { addSteelChange, SteelChange } from '../store/steel-period';
import {
  cancelReservation,
  explainTransfer,
  makeTitle,
  releaseReservation,
  saveOrderRail,
  saveReservation,
  saveTitleOperator,
  saveTransfer,
} from '../store/title';
import { isNone } from '../store/zero';

export function handleLotCommissioned(event: LotCommissioned): void {
  const made = event.params;
  const lot = createLot(
    made.lotId,
    made.issuer,
    made.massGrams,
    made.emissionsGrams,
    made.evidence,
    made.epcisEvent,
    event,
  );
  makeTitle(lot, made.to, event);
  saveCommissionedLot(lot, made.certificate, made.documentHash, made.subject, made.certificateUsedGrams);
  const change = new SteelChange();
  change.lots = 1;
  change.commissionedGrams = made.massGrams;
  change.commissionedEmissionsGrams = made.emissionsGrams;
  addSteelChange(accountId(made.issuer), change, event);
}

export function handleLotsTransformed(event: LotsTransformed): void {
  const made = event.params;
  saveTransformation(
    made.transformation,
    made.actor,
    made.inputGrams,
    made.lossGrams,
    made.processEmissionsGrams,
    made.evidence,
    made.epcisEvent,
    event,
  );
  const change = new SteelChange();
  change.transformations = 1;
  change.transformedGrams = made.inputGrams;
  change.lossGrams = made.lossGrams;
  change.processEmissionsGrams = made.processEmissionsGrams;
  addSteelChange(accountId(made.actor), change, event);
}

export function handleLotConsumed(event: LotConsumed): void {
  const made = event.params;
  const transformation = requireTransformation(made.transformation);
  explainTransfer(
    made.lotId,
    made.holder,
    Address.zero(),
    made.grams,
    null,
    transformation.epcisEvent,
    event,
  );
  saveConsumption(
    transformation,
    made.lotId,
    made.holder,
    made.grams,
    made.emissionsGrams,
    made.remainingGrams,
    made.remainingEmissionsGrams,
    event,
  );
}

export function handleLotProduced(event: LotProduced): void {
  const made = event.params;
  const transformation = requireTransformation(made.transformation);
  saveProducedLot(transformation, made.lotId, made.massGrams, made.emissionsGrams, made.to, event);
}

export function handleLotRecalled(event: LotRecalled): void {
  const made = event.params;
  recallLot(made.lotId, made.reason, made.epcisEvent, event.block.timestamp);
  const change = new SteelChange();
  change.recalls = 1;
  addSteelChange(accountId(made.issuer), change, event);
}

export function handleOrderPinned(event: OrderPinned): void {
  saveOrderRail(event.params.holder, event.params.orderRef, event.params.rail, event);
}

export function handleTitleReserved(event: TitleReserved): void {
  const made = event.params;
  saveReservation(made.paymentId, made.orderRef, made.lotId, made.holder, made.grams, made.reservedTotal);
}

export function handleTitleReleased(event: TitleReleased): void {
  const made = event.params;
  explainTransfer(made.lotId, made.from, made.to, made.grams, made.paymentId, made.epcisEvent, event);
  releaseReservation(made.paymentId, made.lotId, made.from, made.grams, made.releasedTotal);
  // What names the event of a delivery is one; its payment, if the escrow has it, was told of the grams by the escrow.
  if (isNone(made.epcisEvent)) addReleasedGrams(made.paymentId, made.grams, made.releasedTotal, event);
  const change = new SteelChange();
  change.releasedGrams = made.grams;
  addSteelChange('', change, event);
}

export function handleReservationCancelled(event: ReservationCancelled): void {
  const made = event.params;
  cancelReservation(made.paymentId, made.lotId, made.holder, made.grams, made.reservedTotal);
}

export function handleTitleTransferred(event: TitleTransferred): void {
  const made = event.params;
  explainTransfer(made.lotId, made.from, made.to, made.grams, null, made.epcisEvent, event);
}

export function handleTransferSingle(event: TransferSingle): void {
  const moved = event.params;
  saveTransfer(moved.id, moved.from, moved.to, moved.value, event, 0);
  if (isBetweenHolders(moved.from, moved.to)) addMoved(moved.value, event);
}

export function handleTransferBatch(event: TransferBatch): void {
  const moved = event.params;
  let grams = BigInt.zero();
  for (let i = 0; i < moved.ids.length; i++) {
    saveTransfer(moved.ids[i], moved.from, moved.to, moved.values[i], event, i);
    grams = grams.plus(moved.values[i]);
  }
  if (isBetweenHolders(moved.from, moved.to)) addMoved(grams, event);
}

export function handleApprovalForAll(event: ApprovalForAll): void {
  const made = event.params;
  saveTitleOperator(made.account, made.operator, made.approved, event.block.timestamp);
}

/** Neither the making of a lot nor its end in a transformation. */
function isBetweenHolders(from: Address, to: Address): boolean {
  return !isNone(from) && !isNone(to);
}

function addMoved(grams: BigInt, event: ethereum.Event): void {
  if (grams.isZero()) return;
  const change = new SteelChange();
  change.movedGrams = grams;
  addSteelChange('', change, event);
}
