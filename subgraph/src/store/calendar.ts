import { BigInt } from '@graphprotocol/graph-ts';

const DAY_SECONDS: i64 = 86_400;

/** A day or a month of the calendar, in UTC. */
export class Period {
  /** `DAY` or `MONTH`. */
  length: string;
  /** `2026-11-26`, or `2026-11`. */
  name: string;
  /** Its first second, Unix seconds. */
  begin: BigInt;

  constructor(length: string, name: string, begin: BigInt) {
    this.length = length;
    this.name = name;
    this.begin = begin;
  }
}

/**
 * The day and the month of a time, by the civil calendar: days are counted in years that begin on 1 March, so that a
 * leap day is the last one (Howard Hinnant, "chrono-Compatible Low-Level Date Algorithms").
 *
 * @example periodsOf(BigInt.fromI64(1_796_000_000))[0].name // '2026-11-29'
 */
export function periodsOf(at: BigInt): Period[] {
  const days = at.toI64() / DAY_SECONDS;
  const shifted = days + 719_468;
  const era = shifted / 146_097;
  const dayOfEra = shifted - era * 146_097;
  const yearOfEra = (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365;
  const dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100);
  const shiftedMonth = (5 * dayOfYear + 2) / 153;
  const day = dayOfYear - (153 * shiftedMonth + 2) / 5 + 1;
  const month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9;
  const year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0);
  const monthName = year.toString().padStart(4, '0') + '-' + month.toString().padStart(2, '0');
  return [
    new Period('DAY', monthName + '-' + day.toString().padStart(2, '0'), BigInt.fromI64(days * DAY_SECONDS)),
    new Period('MONTH', monthName, BigInt.fromI64((days - day + 1) * DAY_SECONDS)),
  ];
}
