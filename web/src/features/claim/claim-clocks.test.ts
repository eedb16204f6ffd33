import { expect } from 'chai';
import { clocksOf } from './claim-clocks.ts';

describe('the clocks of a claim', () => {
  it('run for 1, 5 and 30 days from the weighing', () => {
    expect(clocksOf('2026-11-26T10:00:00Z', new Date('2026-11-29T12:00:00Z'))).to.deep.equal([
      { reason: 'transit', days: 1, until: '2026-11-27T10:00:00.000Z', daysLeft: 0 },
      { reason: 'rust', days: 5, until: '2026-12-01T10:00:00.000Z', daysLeft: 2 },
      { reason: 'nonconforming', days: 30, until: '2026-12-26T10:00:00.000Z', daysLeft: 27 },
    ]);
  });
  it('count the last begun day as one', () => {
    const clocks = clocksOf('2026-11-26T10:00:00Z', new Date('2026-11-27T09:59:59Z'));
    expect(clocks.map(({ daysLeft }) => daysLeft)).to.deep.equal([1, 5, 30]);
  });
});
