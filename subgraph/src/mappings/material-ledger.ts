import { Address } from '@graphprotocol/graph-ts';
import {
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
import { createLot, saveCommissionedLot } from '../store/lot';
import { addReleasedGrams } from '../store/payment';
import {
  cancelReservation,
  explainTransfer,
  releaseReservation,
  saveOrderRail,
  saveReservation,
  saveTransfer,
} from '../store/title';

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
  saveCommissionedLot(lot, made.certificate, made.documentHash, made.subject);
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

/** Title to the lot follows in TransferSingle. */
export function handleLotProduced(event: LotProduced): void {
  const made = event.params;
  const transformation = requireTransformation(made.transformation);
  saveProducedLot(transformation, made.lotId, made.massGrams, made.emissionsGrams, event);
}

export function handleLotRecalled(event: LotRecalled): void {
  const made = event.params;
  recallLot(made.lotId, made.reason, made.epcisEvent, event.block.timestamp);
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
  addReleasedGrams(made.paymentId, made.grams, made.releasedTotal, event);
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
}

export function handleTransferBatch(event: TransferBatch): void {
  const moved = event.params;
  for (let i = 0; i < moved.ids.length; i++) {
    saveTransfer(moved.ids[i], moved.from, moved.to, moved.values[i], event, i);
  }
}
