import { expect } from 'chai';
import { arrivalDay, leavingDay } from './delivery-day.ts';

const thursday = new Date('2026-11-26T10:00:00Z');
const day = (date: Date): string => date.toISOString().slice(0, 10);

describe('leavingDay', () => {
  it('counts the lead time, and waits for Monday where it ends on a weekend', () => {
    expect(day(leavingDay(thursday, 1))).to.equal('2026-11-27');
    expect(day(leavingDay(thursday, 2))).to.equal('2026-11-30');
    expect(day(leavingDay(thursday, 3))).to.equal('2026-11-30');
  });
});

describe('arrivalDay', () => {
  it('takes a day for every 600 km begun, and rests at weekends', () => {
    expect(day(arrivalDay(thursday, 0, 20))).to.equal('2026-11-27');
    expect(day(arrivalDay(thursday, 0, 601))).to.equal('2026-11-30');
    expect(day(arrivalDay(thursday, 2, 440))).to.equal('2026-12-01');
    expect(day(arrivalDay(thursday, 0, 0))).to.equal('2026-11-27');
  });
});
