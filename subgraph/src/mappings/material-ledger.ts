import {
  LotCommissioned,
  LotRecalled,
  LotsTransformed,
  ReservationCancelled,
  TitleReleased,
  TitleReserved,
  TransferBatch,
  TransferSingle,
} from '../../generated/types/MaterialLedger/MaterialLedger';
import { Transformation } from '../../generated/types/schema';
import { hashId } from '../store/id';
import { changeReserved, createLot, loadReservation, requireLot, saveTransfer } from '../store/lot';
import { loadOrganisation } from '../store/organisation';
import { loadProtocol } from '../store/protocol';

export function handleLotCommissioned(event: LotCommissioned): void {
  const made = event.params;
  const lot = createLot(made.lotId, made.massGrams, made.emissionsGrams, event);
  lot.certificate = made.certificate;
  lot.documentHash = made.documentHash;
  lot.subject = made.subject;
  lot.issuer = loadOrganisation(made.issuer).id;
  lot.evidence = made.evidence;
  lot.epcisEvent = made.epcisEvent;
  lot.save();
  const protocol = loadProtocol();
  protocol.commissionedGrams = protocol.commissionedGrams.plus(made.massGrams);
  protocol.save();
}

export function handleLotsTransformed(event: LotsTransformed): void {
  const made = event.params;
  const transformation = new Transformation(hashId(made.transformation));
  transformation.actor = made.actor;
  transformation.inputLotIds = made.inputLotIds;
  transformation.inputGrams = made.inputGrams;
  transformation.outputLotIds = made.outputLotIds;
  transformation.outputGrams = made.outputGrams;
  transformation.lossGrams = made.lossGrams;
  transformation.processEmissionsGrams = made.processEmissionsGrams;
  transformation.transformedAt = event.block.timestamp;
  transformation.transaction = event.transaction.hash;
  transformation.save();
  for (let i = 0; i < made.inputLotIds.length; i++) {
    const input = requireLot(made.inputLotIds[i]);
    input.transformedGrams = input.transformedGrams.plus(made.inputGrams[i]);
    input.save();
  }
  for (let i = 0; i < made.outputLotIds.length; i++) {
    const lot = createLot(made.outputLotIds[i], made.outputGrams[i], made.outputEmissionsGrams[i], event);
    lot.madeBy = transformation.id;
    lot.evidence = made.evidence;
    lot.epcisEvent = made.epcisEvent;
    lot.save();
  }
}

export function handleLotRecalled(event: LotRecalled): void {
  const lot = requireLot(event.params.lotId);
  lot.recalledAt = event.block.timestamp;
  lot.save();
}

export function handleTitleReserved(event: TitleReserved): void {
  const reservation = loadReservation(event.params.paymentId, event.params.lotId, event.params.holder);
  reservation.reservedGrams = reservation.reservedGrams.plus(event.params.grams);
  reservation.save();
  changeReserved(event.params.lotId, event.params.grams);
}

export function handleTitleReleased(event: TitleReleased): void {
  const reservation = loadReservation(event.params.paymentId, event.params.lotId, event.params.from);
  reservation.reservedGrams = reservation.reservedGrams.minus(event.params.grams);
  reservation.releasedGrams = event.params.releasedTotal;
  reservation.save();
  changeReserved(event.params.lotId, event.params.grams.neg());
  const protocol = loadProtocol();
  protocol.deliveredGrams = protocol.deliveredGrams.plus(event.params.grams);
  protocol.save();
}

export function handleReservationCancelled(event: ReservationCancelled): void {
  const reservation = loadReservation(event.params.paymentId, event.params.lotId, event.params.holder);
  reservation.reservedGrams = reservation.reservedGrams.minus(event.params.grams);
  reservation.cancelledGrams = reservation.cancelledGrams.plus(event.params.grams);
  reservation.save();
  changeReserved(event.params.lotId, event.params.grams.neg());
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
