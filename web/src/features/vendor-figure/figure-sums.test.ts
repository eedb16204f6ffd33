import { expect } from 'chai';
import type { VendorMonth } from '@topsteel/domain/api';
import { averagePermille, lastYear, shortMonth } from './figure-sums.ts';

const month = (name: string, completedOrders: number, onTimePermille: number | null): VendorMonth => ({
  month: name,
  orders: completedOrders,
  completedOrders,
  onTimePermille,
  weighDeviationPermille: 3,
  disputes: 0,
  disputePermille: 0,
  returns: 0,
  answerMinutes: null,
  money: [],
});

describe('the figures of a vendor', () => {
  it('weigh a month by its complete orders', () => {
    const months = [month('2026-09', 1, 0), month('2026-10', 9, 1_000), month('2026-11', 0, null)];
    expect(averagePermille(months, 'onTimePermille')).to.equal(900);
    expect(averagePermille([month('2026-11', 0, null)], 'onTimePermille')).to.equal(null);
  });

  it('show twelve months, the oldest first', () => {
    const names = Array.from({ length: 14 }, (_, index) => `2025-${(index + 1).toString().padStart(2, '0')}`);
    const shown = lastYear(names.reverse().map((name) => month(name, 1, 1_000)));
    expect(shown.map((each) => each.month)).to.have.lengthOf(12);
    expect(shown[0]?.month).to.equal('2025-03');
    expect(shortMonth('2026-11')).to.equal('11/26');
  });
});
