import {
  ClassOpened,
  RangesMerged,
  UnitsCancelled,
  UnitsIssued,
  UnitsRetired,
  UnitsTransferred,
} from '../../generated/types/CarbonUnits/CarbonUnits';
import {
  mergeRanges,
  requireClass,
  saveClass,
  saveMovement,
  saveRange,
  saveRetirement,
  takeOut,
} from '../store/carbon';
import { addUnits } from '../store/carbon-period';

export function handleClassOpened(event: ClassOpened): void {
  const made = event.params;
  saveClass(made.classId, made.issuer, made.programme, made.project, made.vintage, event);
}

export function handleUnitsIssued(event: UnitsIssued): void {
  const made = event.params;
  const carbonClass = requireClass(made.classId);
  carbonClass.nextSerial = made.last;
  carbonClass.issuedGrams = made.totalIssued;
  carbonClass.activeGrams = made.totalActive;
  carbonClass.save();
  saveRange(made.classId, made.to, made.first, made.last);
  saveMovement(made.classId, 'ISSUED', null, made.to, made.first, made.last, made.documentHash, event);
  addUnits(made.classId, 'ISSUED', made.last.minus(made.first), event);
}

export function handleUnitsTransferred(event: UnitsTransferred): void {
  const made = event.params;
  takeOut(made.classId, made.rangeFirst, made.first, made.last, true);
  saveRange(made.classId, made.to, made.first, made.last);
  saveMovement(made.classId, 'TRANSFERRED', made.from, made.to, made.first, made.last, null, event);
  addUnits(made.classId, 'TRANSFERRED', made.last.minus(made.first), event);
}

export function handleRangesMerged(event: RangesMerged): void {
  const made = event.params;
  mergeRanges(made.classId, made.first, made.seam, made.last);
  saveMovement(made.classId, 'MERGED', made.holder, made.holder, made.first, made.last, null, event);
}

export function handleUnitsRetired(event: UnitsRetired): void {
  const made = event.params;
  const carbonClass = requireClass(made.classId);
  carbonClass.activeGrams = made.totalActive;
  carbonClass.retiredGrams = made.totalRetired;
  carbonClass.save();
  takeOut(made.classId, made.rangeFirst, made.first, made.last, false);
  saveMovement(made.classId, 'RETIRED', made.holder, null, made.first, made.last, null, event);
  addUnits(made.classId, 'RETIRED', made.last.minus(made.first), event);
  saveRetirement(
    made.retirementId,
    made.classId,
    made.holder,
    made.beneficiary,
    made.first,
    made.last,
    made.purpose,
    made.lotId,
    event,
  );
}

export function handleUnitsCancelled(event: UnitsCancelled): void {
  const made = event.params;
  const carbonClass = requireClass(made.classId);
  carbonClass.activeGrams = made.totalActive;
  carbonClass.cancelledGrams = made.totalCancelled;
  carbonClass.save();
  takeOut(made.classId, made.rangeFirst, made.first, made.last, false);
  saveMovement(made.classId, 'CANCELLED', made.holder, null, made.first, made.last, made.documentHash, event);
  addUnits(made.classId, 'CANCELLED', made.last.minus(made.first), event);
}
