import { BigInt, Bytes, ethereum } from '@graphprotocol/graph-ts';
import { CarbonPeriod } from '../../generated/types/schema';
import { Period, periodsOf } from './calendar';
import { hashId, periodId } from './id';

/** Adds units to what happened in the class's day and month; `kind` is that of the movement. */
export function addUnits(classHash: Bytes, kind: string, grams: BigInt, event: ethereum.Event): void {
  const periods = periodsOf(event.block.timestamp);
  for (let i = 0; i < periods.length; i++) {
    const row = loadCarbonPeriod(hashId(classHash), periods[i]);
    if (kind == 'ISSUED') row.issuedGrams = row.issuedGrams.plus(grams);
    else if (kind == 'TRANSFERRED') row.transferredGrams = row.transferredGrams.plus(grams);
    else if (kind == 'RETIRED') row.retiredGrams = row.retiredGrams.plus(grams);
    else row.cancelledGrams = row.cancelledGrams.plus(grams);
    row.save();
  }
}

function loadCarbonPeriod(carbonClass: string, period: Period): CarbonPeriod {
  const id = periodId(period.name, carbonClass);
  const known = CarbonPeriod.load(id);
  if (known !== null) return known;
  const row = new CarbonPeriod(id);
  row.length = period.length;
  row.begin = period.begin;
  row.carbonClass = carbonClass;
  row.issuedGrams = BigInt.zero();
  row.transferredGrams = BigInt.zero();
  row.retiredGrams = BigInt.zero();
  row.cancelledGrams = BigInt.zero();
  return row;
}
