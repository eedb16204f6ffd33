import { expect } from 'chai';
import fc from 'fast-check';
import {
  checkTariff,
  commissionOnDown,
  defaultRule,
  rateOfDown,
  resolveRule,
  scaleTariffDown,
  shareOf,
  vatOnCommissionOf,
  type CommissionRule,
  type CommissionTariff,
} from './index.ts';

const component = (
  name: string,
  bps: number,
  more: Partial<CommissionTariff['components'][number]> = {},
) => ({
  name,
  bps,
  fixedMinor: 0n,
  minimumMinor: null,
  maximumMinor: null,
  ...more,
});
const plain = (bps: number): CommissionTariff => ({
  components: [component('Sale', bps)],
  minimumMinor: null,
  maximumMinor: null,
});
const stacked: CommissionTariff = {
  components: [component('Sale', 80), component('Payment', 15, { fixedMinor: 250_000n })],
  minimumMinor: 5_000_000n,
  maximumMinor: 30_000_000n,
};

const anyTariff: fc.Arbitrary<CommissionTariff> = fc.record({
  components: fc.array(
    fc
      .tuple(fc.integer({ min: 0, max: 300 }), fc.bigInt(0n, 500n), fc.option(fc.bigInt(0n, 900n)))
      .map(([bps, fixedMinor, minimumMinor]) => component('Part', bps, { fixedMinor, minimumMinor })),
    { minLength: 1, maxLength: 3 },
  ),
  minimumMinor: fc.option(fc.bigInt(0n, 5_000n)),
  maximumMinor: fc.option(fc.bigInt(5_000n, 50_000n)),
});

describe('commission: what an order costs its seller', () => {
  it('adds its components and stays within its bounds', () => {
    // 0.8 % of 3,600 is 28.80; 0.15 % is 5.40 and 0.25 fixed; 34.45 in all, and 30 at most.
    expect(commissionOnDown(stacked, 3_600_000_000n)).to.deep.equal({
      totalMinor: 30_000_000n,
      parts: [
        { name: 'Sale', amountMinor: 28_800_000n },
        { name: 'Payment', amountMinor: 5_650_000n },
      ],
      adjustmentMinor: -4_450_000n,
    });
    // Of 100: 0.80 + 0.15 + 0.25 = 1.20, raised to 5.
    expect(commissionOnDown(stacked, 100_000_000n)).to.include({
      totalMinor: 5_000_000n,
      adjustmentMinor: 3_800_000n,
    });
    // Of 3 only 3 can be taken, and of nothing nothing.
    expect(commissionOnDown(stacked, 3_000_000n).totalMinor).to.equal(3_000_000n);
    expect(commissionOnDown(stacked, 0n).totalMinor).to.equal(0n);
  });

  it('keeps each component within bounds of its own', () => {
    const tariff = {
      ...plain(0),
      components: [component('Sale', 100, { minimumMinor: 700n, maximumMinor: 900n })],
    };
    expect(
      [60_000n, 80_000n, 99_900n].map((amount) => commissionOnDown(tariff, amount).totalMinor),
    ).to.deep.equal([700n, 800n, 900n]);
  });

  it('is divided with its tax: 3,112.45 EUR at 1 %, 17 % VAT on it', () => {
    expect(shareOf(plain(100), 311_245n, 170)).to.deep.equal({
      commissionMinor: 3_112n,
      vatMinor: 529n,
      netMinor: 307_604n,
    });
  });

  it('never takes more than there is, tax included', () => {
    // 117 hold a commission of 100 and its VAT of 17; a minimum of 5,000 takes all and no more.
    expect(shareOf({ ...plain(100), minimumMinor: 5_000n }, 117n, 170)).to.deep.equal({
      commissionMinor: 100n,
      vatMinor: 17n,
      netMinor: 0n,
    });
  });

  it('net to vendor + commission + tax = gross, always (property)', () => {
    const amount = fc.bigInt(0n, 10n ** 24n);
    fc.assert(
      fc.property(anyTariff, amount, fc.integer({ min: 0, max: 270 }), (tariff, gross, vat) => {
        const { commissionMinor, vatMinor, netMinor } = shareOf(tariff, gross, vat);
        expect(commissionMinor + vatMinor + netMinor).to.equal(gross);
        expect(commissionMinor >= 0n && vatMinor >= 0n && netMinor >= 0n).to.equal(true);
      }),
      { numRuns: 500 },
    );
  });

  it('is explained to the last minor unit (property)', () => {
    fc.assert(
      fc.property(anyTariff, fc.bigInt(0n, 10n ** 24n), (tariff, amount) => {
        const { totalMinor, parts, adjustmentMinor } = commissionOnDown(tariff, amount);
        const sum = parts.reduce((total, part) => total + part.amountMinor, 0n);
        expect(sum + adjustmentMinor).to.equal(totalMinor);
        expect(totalMinor <= amount).to.equal(true);
      }),
    );
  });

  it('moves to another currency by the order’s own price in it', () => {
    const scaled = scaleTariffDown({ ...stacked, minimumMinor: 50_000_000n }, 311_245n, 3_618_000_000n);
    // 50 USDC × 3,112.45 ÷ 3,618 = 43.013… EUR; 0.25 → 0.215…; 30 → 25.808…
    expect([scaled.minimumMinor, scaled.components[1]?.fixedMinor, scaled.maximumMinor]).to.deep.equal([
      4_301n,
      21n,
      2_580n,
    ]);
    expect(scaled.components[0]?.bps).to.equal(80);
  });

  it('is one rate in the terms of an escrow', () => {
    expect(rateOfDown(plain(100), 3_587_040_001n)).to.equal(100);
    // 30 of 3,600 is 0.8333 %; 50 is 1.3888 %.
    expect(rateOfDown(stacked, 3_600_000_000n)).to.equal(83);
    expect(rateOfDown({ ...plain(100), minimumMinor: 50_000_000n }, 3_600_000_000n)).to.equal(138);
    // Of 100 the minimum of 50 would be half: the escrow takes a tenth at most.
    expect(rateOfDown({ ...plain(100), minimumMinor: 50_000_000n }, 100_000_000n)).to.equal(1_000);
  });

  it('is refused where the escrow could not take it', () => {
    const refusal = (tariff: CommissionTariff): string => {
      try {
        checkTariff(tariff);
        return '';
      } catch (error) {
        return (error as Error).message;
      }
    };
    expect(refusal({ ...plain(0), components: [component('A', 600), component('B', 401)] })).to.equal(
      'The rates sum to 10.01 %; the escrow takes at most 10 %.',
    );
    expect(refusal({ ...plain(10), minimumMinor: 2n, maximumMinor: 1n })).to.equal(
      'The minimum is above the maximum. Correct one of them.',
    );
    expect(refusal({ ...plain(0), components: [] })).to.equal('A commission needs at least one component.');
    expect(refusal(stacked)).to.equal('');
  });
});

describe('commission: which rule decides', () => {
  const sale = {
    sellerId: 's1',
    buyerId: 'b1',
    offerId: 'o1',
    category: 'plate',
    turnoverMinor: 2_000_000_000_000n,
    at: new Date('2026-11-26T00:00:00Z'),
  };
  const rule = (key: string, more: Partial<CommissionRule> = {}): CommissionRule => ({
    ...defaultRule(100),
    id: `${key}@${(more.version ?? 1).toString()}`,
    key,
    name: key,
    priority: 10,
    validFrom: new Date('2026-01-01T00:00:00Z'),
    ...more,
  });
  const chosen = (rules: CommissionRule[], at = sale.at) =>
    resolveRule(rules, defaultRule(100), { ...sale, at }).rule.id;

  it('is the standard one where no other applies', () => {
    const { rule: standard, why } = resolveRule(
      [rule('beams', { category: 'beam' })],
      defaultRule(100),
      sale,
    );
    expect([standard.id, why]).to.deep.equal(['default', 'No other rule applies to this sale.']);
  });

  it('is the one with the highest priority, and the others say why not', () => {
    const rules = [
      rule('plate', { category: 'plate' }),
      rule('mill', { sellerId: 's1', priority: 20 }),
      rule('everybody'),
    ];
    const resolved = resolveRule(rules, defaultRule(100), sale);
    expect([resolved.rule.key, resolved.why]).to.deep.equal(['mill', 'Priority 20, for this seller.']);
    expect(resolved.passedOver).to.deep.equal([
      { name: 'plate', why: 'Its priority 10 is lower.' },
      { name: 'everybody', why: 'Its priority 10 is lower.' },
      { name: 'Standard commission', why: 'It is for sales that no other rule applies to.' },
    ]);
  });

  it('is the more specific one at equal priority, whatever the order of the rules (property)', () => {
    const rules = [
      rule('everybody'),
      rule('plate', { category: 'plate' }),
      rule('plate of s1', { category: 'plate', sellerId: 's1' }),
      rule('newer plate', { category: 'plate', validFrom: new Date('2026-06-01T00:00:00Z') }),
    ];
    fc.assert(
      fc.property(fc.shuffledSubarray(rules, { minLength: 4 }), (shuffled) => {
        expect(chosen(shuffled)).to.equal('plate of s1@1');
        expect(chosen(shuffled.filter(({ sellerId }) => sellerId === null))).to.equal('newer plate@1');
      }),
    );
  });

  it('follows the turnover: from 1 to below 5 million', () => {
    const tier = rule('volume', {
      turnoverFromMinor: 1_000_000_000_000n,
      turnoverBelowMinor: 5_000_000_000_000n,
    });
    const at = (turnoverMinor: bigint) =>
      resolveRule([tier], defaultRule(100), { ...sale, turnoverMinor }).rule.key;
    expect(
      [999_999_999_999n, 1_000_000_000_000n, 4_999_999_999_999n, 5_000_000_000_000n].map(at),
    ).to.deep.equal(['default', 'volume', 'volume', 'default']);
    expect(resolveRule([tier], defaultRule(100), sale).why).to.equal(
      'Priority 10, for a turnover from 1,000,000.00 USDC in twelve months, for a turnover below 5,000,000.00 USDC in twelve months.',
    );
  });

  it('is the newest version that has begun; when that one has ended, none of the rule', () => {
    const versions = [
      rule('plate'),
      rule('plate', { version: 2, validFrom: new Date('2026-03-01T00:00:00Z') }),
      rule('plate', {
        version: 3,
        validFrom: new Date('2026-05-01T00:00:00Z'),
        validUntil: new Date('2026-06-01T00:00:00Z'),
      }),
    ];
    expect(
      ['2025-12-31', '2026-02-01', '2026-03-01', '2026-05-31', '2026-06-01'].map((day) =>
        chosen(versions, new Date(`${day}T00:00:00Z`)),
      ),
    ).to.deep.equal(['default', 'plate@1', 'plate@2', 'plate@3', 'default']);
  });
});

describe('commission: VAT on it', () => {
  const of = (vendorCountry: string, vendorVat: string | null, platformCountry = 'LU') => {
    const { code, ratePermille, country } = vatOnCommissionOf({ platformCountry, vendorCountry, vendorVat });
    return [code, ratePermille, country];
  };
  it('is the platform’s at home, the vendor’s in the Union, and nobody’s outside', () => {
    expect(of('LU', null)).to.deep.equal(['domestic', 170, 'LU']);
    expect(of('FR', 'FR32123456789')).to.deep.equal(['reverse-charge', 0, 'FR']);
    expect(of('FR', ' ')).to.deep.equal(['domestic', 170, 'LU']);
    expect(of('CH', null)).to.deep.equal(['outside-scope', 0, 'CH']);
    expect(of('FR', 'FR32123456789', 'CH')).to.deep.equal(['outside-scope', 0, 'FR']);
    expect(() => of('FR', null, 'US')).to.throw('Set PLATFORM_COUNTRY');
  });
});
