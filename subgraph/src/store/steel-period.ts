import { BigInt, ethereum } from '@graphprotocol/graph-ts';
import { SteelPeriod } from '../../generated/types/schema';
import { Period, periodsOf } from './calendar';
import { periodId } from './id';
import { addTo } from './sums';

/** What one event adds to the figures of steel: grams, and grams CO2e; null where it says nothing. */
export class SteelChange {
  certificates: BigInt | null = null;
  revocations: i32 = 0;
  lots: i32 = 0;
  commissionedGrams: BigInt | null = null;
  commissionedEmissionsGrams: BigInt | null = null;
  transformations: i32 = 0;
  transformedGrams: BigInt | null = null;
  lossGrams: BigInt | null = null;
  processEmissionsGrams: BigInt | null = null;
  recalls: i32 = 0;
  statements: i32 = 0;
  statedGrams: BigInt | null = null;
  statedEmissionsGrams: BigInt | null = null;
  movedGrams: BigInt | null = null;
  releasedGrams: BigInt | null = null;
}

/** Adds to the day and the month of everybody, and to those of an organisation unless it is empty. */
export function addSteelChange(organisation: string, change: SteelChange, event: ethereum.Event): void {
  const periods = periodsOf(event.block.timestamp);
  for (let i = 0; i < periods.length; i++) {
    addToPeriod(periods[i], '', change);
    if (organisation.length > 0) addToPeriod(periods[i], organisation, change);
  }
}

function addToPeriod(period: Period, organisation: string, change: SteelChange): void {
  const row = loadSteelPeriod(period, organisation);
  addTo(row, 'certificateCount', change.certificates);
  if (change.revocations != 0) row.revocationCount += change.revocations;
  if (change.lots != 0) row.lotCount += change.lots;
  addTo(row, 'commissionedGrams', change.commissionedGrams);
  addTo(row, 'commissionedEmissionsGrams', change.commissionedEmissionsGrams);
  if (change.transformations != 0) row.transformationCount += change.transformations;
  addTo(row, 'transformedGrams', change.transformedGrams);
  addTo(row, 'lossGrams', change.lossGrams);
  addTo(row, 'processEmissionsGrams', change.processEmissionsGrams);
  if (change.recalls != 0) row.recallCount += change.recalls;
  if (change.statements != 0) row.statementCount += change.statements;
  addTo(row, 'statedGrams', change.statedGrams);
  addTo(row, 'statedEmissionsGrams', change.statedEmissionsGrams);
  addTo(row, 'movedGrams', change.movedGrams);
  addTo(row, 'releasedGrams', change.releasedGrams);
  row.save();
}

function loadSteelPeriod(period: Period, organisation: string): SteelPeriod {
  const id = periodId(period.name, organisation);
  const known = SteelPeriod.load(id);
  if (known !== null) return known;
  const row = new SteelPeriod(id);
  row.length = period.length;
  row.begin = period.begin;
  if (organisation.length > 0) row.organisation = organisation;
  row.certificateCount = BigInt.zero();
  row.revocationCount = 0;
  row.lotCount = 0;
  row.commissionedGrams = BigInt.zero();
  row.commissionedEmissionsGrams = BigInt.zero();
  row.transformationCount = 0;
  row.transformedGrams = BigInt.zero();
  row.lossGrams = BigInt.zero();
  row.processEmissionsGrams = BigInt.zero();
  row.recallCount = 0;
  row.statementCount = 0;
  row.statedGrams = BigInt.zero();
  row.statedEmissionsGrams = BigInt.zero();
  row.movedGrams = BigInt.zero();
  row.releasedGrams = BigInt.zero();
  return row;
}
