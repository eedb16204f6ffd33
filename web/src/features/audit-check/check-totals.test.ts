import { expect } from 'chai';
import type { LedgerTransfer } from '@topsteel/domain/api';
import { checkTotals } from './check-totals.ts';

const entry = (kind: LedgerTransfer['kind'], amountMinor: string) =>
  ({
    kind,
    amountMinor,
    currency: 'EUR',
    debit: { code: 'bank' },
    credit: { code: 'order_liability' },
  }) as LedgerTransfer;
const line = (code: string, debitsMinor: string, creditsMinor: string) => ({
  code,
  currency: 'EUR',
  debitsMinor,
  creditsMinor,
});

describe('checkTotals', () => {
  const entries = [
    entry('single', '269451'),
    entry('post', '100'),
    entry('pending', '5000'),
    entry('void', '5000'),
  ];

  it('agrees with kept totals that are the sum of what was posted', () => {
    expect(
      checkTotals(entries, [line('bank', '269551', '0'), line('order_liability', '0', '269551')]),
    ).to.deep.equal([]);
  });

  it('names what is off by one cent, what is missing and what should not be there', () => {
    expect(checkTotals(entries, [line('bank', '269552', '0'), line('rounding', '0', '1')])).to.deep.equal([
      'bank EUR',
      'order_liability EUR',
      'rounding EUR',
    ]);
  });
});
