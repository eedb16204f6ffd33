import type { SpendingLimit } from '@topsteel/domain/api';
import { expect } from 'chai';
import { countedLimits } from './limits.ts';

const limit = (over: Partial<SpendingLimit>): SpendingLimit => ({
  id: 'l',
  userId: null,
  costCentreId: null,
  period: 'month',
  currency: 'EUR',
  amountMinor: '1000000',
  takenMinor: '500000',
  leftMinor: '500000',
  updatedAt: '2026-11-26T15:00:00.000Z',
  ...over,
});
const order = { userId: 'anke', costCentreId: 'hall-3', maxMinor: 300_000n, currency: 'EUR' };
const centres = [
  { id: 'hall-3', parentId: 'works' },
  { id: 'works', parentId: null },
  { id: 'office', parentId: null },
];

describe('limits that count an order', () => {
  it('are those of the member, of the cost centre and of those above it', () => {
    const counted = countedLimits(
      [
        limit({ id: 'own', userId: 'anke' }),
        limit({ id: 'other', userId: 'ben' }),
        limit({ id: 'above', costCentreId: 'works' }),
        limit({ id: 'elsewhere', costCentreId: 'office' }),
      ],
      order,
      centres,
    );
    expect(counted.map(({ id, afterMinor, isOver }) => [id, afterMinor, isOver])).to.deep.equal([
      ['own', 200_000n, false],
      ['above', 200_000n, false],
    ]);
  });
  it('are passed by more than is left; one for an order has all of it left', () => {
    const own = (over: Partial<SpendingLimit>) =>
      countedLimits([limit({ userId: 'anke', ...over })], order, [])[0];
    expect(own({ leftMinor: '299999' })).to.include({ afterMinor: -1n, isOver: true });
    expect(own({ leftMinor: '300000' })).to.include({ afterMinor: 0n, isOver: false });
    expect(own({ period: 'order', amountMinor: '400000', leftMinor: '0' })).to.include({
      afterMinor: 100_000n,
      isOver: false,
    });
  });
  it('in another currency are not judged here', () => {
    const [other] = countedLimits([limit({ userId: 'anke', currency: 'USDC' })], order, []);
    expect(other).to.include({ afterMinor: null, isOver: false });
  });
});
