import { expect } from 'chai';
import fc from 'fast-check';
import { capturedTotalDown, goodsAmountUp, priceOrder } from '../order/index.ts';
import {
  breakFor,
  changedByBpsHalfUp,
  closeLine,
  comparablePricePerTonneUp,
  convertUp,
  entryFor,
  goodsAmountInBasisUp,
  massOfPiecesHalfUp,
  priceGoods,
  rulesFor,
  theoreticalMassHalfUp,
  type LineRequest,
  type OfferTerms,
  type PriceListEntry,
  type PriceRule,
  type PricingTerms,
  type ProductShape,
} from './index.ts';

const rates = { EUR: 116_243_100n, GBP: 131_000_000n, CHF: 124_500_000n };
const heb200: ProductShape = {
  lengthUm: 12_000_000n,
  widthUm: 200_000n,
  thicknessUm: null,
  gramsPerMetre: 61_300n,
  gramsPerPiece: null,
  isSteel: true,
};
const plate: ProductShape = {
  lengthUm: 6_000_000n,
  widthUm: 2_000_000n,
  thicknessUm: 10_000n,
  gramsPerMetre: null,
  gramsPerPiece: null,
  isSteel: true,
};
const bag: ProductShape = { ...plate, lengthUm: null, gramsPerPiece: 25_000n, isSteel: false };

const offer = (more: Partial<OfferTerms> = {}): OfferTerms => ({
  priceMinor: 71_250n,
  currency: 'EUR',
  priceBasis: '100kg',
  sellerId: 'seller',
  family: 'section',
  gradeKey: 'S355J2',
  shape: heb200,
  breaks: [],
  extras: [],
  minGrams: 1n,
  stepGrams: 0n,
  availableGrams: 10n ** 12n,
  overTolerancePermille: 20,
  sold: null,
  ...more,
});
const terms = (more: Partial<PricingTerms> = {}): PricingTerms => ({
  entries: [],
  rules: [],
  customerGroups: new Set(),
  rates,
  currency: 'EUR',
  at: new Date('2026-11-26'),
  ...more,
});
const order = (unit: LineRequest['quantity']['unit'], amountMilli: bigint): LineRequest => ({
  offerId: 'offer',
  quantity: { unit, amountMilli },
  cuts: [],
  extras: [],
});
const rule = (more: Partial<PriceRule>): PriceRule => ({
  id: 'a',
  name: 'Rule',
  sellerId: null,
  priority: 0,
  isExclusive: false,
  family: null,
  gradeKey: null,
  customerGroupId: null,
  fromGrams: null,
  belowGrams: null,
  validFrom: new Date('2026-01-01'),
  validUntil: null,
  effect: { kind: 'price-bps', changeBps: -100 },
  ...more,
});

describe('A theoretical mass', () => {
  it('is the mass per metre × length for bars, the measures × 7,850 kg/m³ for plate, the declared one for a bag', () => {
    expect(massOfPiecesHalfUp(10n, heb200)).to.equal(7_356_000n);
    // 6 m × 2 m × 0.01 m × 7,850 kg/m³ = 942 kg
    expect(massOfPiecesHalfUp(3n, plate)).to.equal(2_826_000n);
    expect(massOfPiecesHalfUp(40n, bag)).to.equal(1_000_000n);
    expect(massOfPiecesHalfUp(1n, { ...plate, isSteel: false })).to.equal(null);
  });

  it('is the same in pieces, metres and kilograms', () => {
    const inPieces = theoreticalMassHalfUp({ unit: 'piece', amountMilli: 10_000n }, heb200);
    expect(inPieces).to.deep.equal({
      massGrams: 7_356_000n,
      pieces: 10n,
      lengthUm: 12_000_000n,
      totalLengthUm: 120_000_000n,
    });
    for (const [unit, amountMilli] of [
      ['metre', 120_000n],
      ['kg', 7_356_000n],
      ['100kg', 73_560n],
      ['tonne', 7_356n],
    ] as const) {
      expect(theoreticalMassHalfUp({ unit, amountMilli }, heb200), unit).to.deep.equal(inPieces);
    }
  });

  it('of metres and masses that are no whole pieces says no pieces', () => {
    expect(theoreticalMassHalfUp({ unit: 'metre', amountMilli: 10_500n }, heb200)).to.deep.equal({
      massGrams: 643_650n,
      pieces: null,
      lengthUm: null,
      totalLengthUm: 10_500_000n,
    });
    expect(theoreticalMassHalfUp({ unit: 'kg', amountMilli: 100_000n }, heb200).totalLengthUm).to.equal(
      1_631_321n,
    );
  });

  it('is asked for in a unit that the product has', () => {
    const wrong = (unit: LineRequest['quantity']['unit'], amountMilli: bigint, shape: ProductShape) => () =>
      theoreticalMassHalfUp({ unit, amountMilli }, shape);
    expect(wrong('piece', 1_500n, heb200)).to.throw('Pieces are sold whole');
    expect(wrong('metre', 1_000n, plate)).to.throw('not sold by the metre');
    expect(wrong('piece', 1_000n, { ...heb200, lengthUm: null })).to.throw('Order it by mass');
    expect(wrong('kg', 0n, heb200)).to.throw('above zero');
  });
});

describe('A price', () => {
  it('per piece, metre, kilogram, 100 kg or tonne multiplies out', () => {
    const mass = theoreticalMassHalfUp({ unit: 'piece', amountMilli: 10_000n }, heb200);
    const amount = (priceBasis: OfferTerms['priceBasis'], priceMinor: bigint) =>
      goodsAmountInBasisUp({ priceMinor, currency: 'EUR', priceBasis }, mass);
    expect(amount('piece', 52_411n)).to.equal(524_110n);
    expect(amount('metre', 4_368n)).to.equal(524_160n);
    expect(amount('kg', 71n)).to.equal(522_276n);
    expect(amount('100kg', 7_125n)).to.equal(524_115n);
    expect(amount('tonne', 71_250n)).to.equal(524_115n);
  });

  it('by the piece can’t be asked for a mass that is no whole pieces', () => {
    const perPiece = offer({ priceBasis: 'piece', priceMinor: 52_411n });
    expect(() => priceGoods(order('kg', 100_000n), perPiece, terms())).to.throw('Order whole pieces');
  });

  it('takes the break that begins last among those reached', () => {
    const breaks = [
      { fromGrams: 5_000_000n, priceMinor: 70_000n },
      { fromGrams: 10_000_000n, priceMinor: 69_000n },
    ];
    expect(breakFor(breaks, 4_999_999n)).to.equal(undefined);
    expect(breakFor(breaks, 5_000_000n)?.priceMinor).to.equal(70_000n);
    expect(breakFor(breaks, 25_000_000n)?.priceMinor).to.equal(69_000n);
  });

  it('takes the list’s entry of the highest priority, then the closest, then for the larger mass', () => {
    const entry = (
      priority: number,
      closeness: PriceListEntry['closeness'],
      fromGrams: bigint,
    ): PriceListEntry => ({
      listName: `${priority} ${closeness} ${fromGrams}`,
      priority,
      closeness,
      fromGrams,
      terms: { discountBps: 100 },
    });
    const entries = [
      entry(0, 'category', 0n),
      entry(0, 'offer', 0n),
      entry(0, 'offer', 5n),
      entry(0, 'offer', 50n),
    ];
    expect(entryFor(entries, 10n)?.listName).to.equal('0 offer 5');
    expect(entryFor([...entries, entry(1, 'category', 0n)], 10n)?.listName).to.equal('1 category 0');
  });

  it('of a price list stands in its own unit and currency', () => {
    const agreed = {
      listName: 'Frame 2026',
      priority: 0,
      closeness: 'product' as const,
      fromGrams: 0n,
      terms: { priceMinor: 50_000n, currency: 'CHF' as const, priceBasis: 'piece' as const },
    };
    // 10 × 500.00 CHF × 1.245 ÷ 1.162431 = 5,355.16 EUR up
    expect(priceGoods(order('piece', 10_000n), offer(), terms({ entries: [agreed] }))).to.include({
      goodsMinor: 535_516n,
      priceBasis: 'piece',
      currency: 'EUR',
    });
  });

  it('is changed by hundredths of a percent, half up, and never to nothing', () => {
    expect(changedByBpsHalfUp(71_250n, -250)).to.equal(69_469n);
    expect(changedByBpsHalfUp(10n, 500)).to.equal(11n);
    expect(changedByBpsHalfUp(1n, -9_000)).to.equal(1n);
  });

  it('is compared by the tonne in USDC, whatever it is written in', () => {
    const one = {
      currency: 'EUR' as const,
      gramsPerMetre: 61_300n,
      gramsPerPiece: null,
      lengthUm: 12_000_000n,
    };
    const per = (priceBasis: OfferTerms['priceBasis'], priceMinor: bigint) =>
      comparablePricePerTonneUp({ ...one, priceBasis, priceMinor }, rates);
    expect(per('100kg', 71_250n)).to.equal(8_282_320_875n);
    expect(per('tonne', 712_500n)).to.equal(8_282_320_875n);
    expect(per('kg', 713n)).to.equal(8_288_133_030n);
    // 735.6 kg: 524.11 EUR a piece are 712.4932… EUR a tonne
    expect(per('piece', 52_411n)).to.equal(828_224_187n);
    expect(per('metre', 4_368n)).to.equal(828_303_199n);
    expect(
      comparablePricePerTonneUp({ ...one, priceBasis: 'tonne', priceMinor: 1n, currency: 'GBP' }, {}),
    ).to.equal(null);
  });
});

describe('Price rules', () => {
  const subject = {
    sellerId: 'seller',
    family: 'section',
    gradeKey: 'S355J2+M',
    customerGroups: new Set(['gold']),
    massGrams: 5_000_000n,
    at: new Date('2026-11-26'),
  };

  it('match by seller, family, grade with its delivery condition, group, mass and time', () => {
    const matching = (more: Partial<PriceRule>) => rulesFor([rule(more)], subject).length;
    expect(matching({})).to.equal(1);
    expect(matching({ sellerId: 'other' })).to.equal(0);
    expect(matching({ family: 'plate' })).to.equal(0);
    expect(matching({ gradeKey: 'S355J2' })).to.equal(1);
    expect(matching({ gradeKey: 'S355' })).to.equal(0);
    expect(matching({ customerGroupId: 'gold' })).to.equal(1);
    expect(matching({ customerGroupId: 'silver' })).to.equal(0);
    expect(matching({ fromGrams: 5_000_000n, belowGrams: 5_000_001n })).to.equal(1);
    expect(matching({ belowGrams: 5_000_000n })).to.equal(0);
    expect(matching({ validUntil: new Date('2026-11-26') })).to.equal(0);
  });

  it('are applied by priority, each to what the one before left; an exclusive one stands alone', () => {
    const two = [
      rule({ id: 'b', priority: 1 }),
      rule({ id: 'a', priority: 9, effect: { kind: 'price-bps', changeBps: 1_000 } }),
    ];
    // 712.50 + 10 % = 783.75; − 1 % = 775.9125, half up
    expect(priceGoods(order('tonne', 1_000n), offer(), terms({ rules: two })).priceMinor).to.equal(77_591n);
    const alone = rule({
      id: 'c',
      isExclusive: true,
      priority: 5,
      effect: { kind: 'price-bps', changeBps: -500 },
    });
    // 676.875, half up
    expect(
      priceGoods(order('tonne', 1_000n), offer(), terms({ rules: [...two, alone] })).priceMinor,
    ).to.equal(67_688n);
  });

  it('give one answer whatever order they come in', () => {
    const some = fc.array(
      fc.record({
        id: fc.uuid(),
        priority: fc.integer({ min: 0, max: 3 }),
        isExclusive: fc.boolean(),
        change: fc.integer({ min: -500, max: 500 }),
      }),
      { maxLength: 20 },
    );
    fc.assert(
      fc.property(some, (all) => {
        const rules = all.map(({ change, ...one }) =>
          rule({ ...one, effect: { kind: 'price-bps', changeBps: change } }),
        );
        const price = (list: PriceRule[]) =>
          priceGoods(order('tonne', 1_000n), offer(), terms({ rules: list })).priceMinor;
        expect(price(rules)).to.equal(price([...rules].reverse()));
      }),
    );
  });
});

describe('A quantity', () => {
  const sold = { unit: 'piece' as const, minMilli: 2_000n, stepMilli: 2_000n };

  it('keeps to the least quantity and the steps of the seller’s unit, in whatever unit it is asked', () => {
    const take =
      (request: LineRequest, more: Partial<OfferTerms> = {}) =>
      () =>
        priceGoods(request, offer({ sold, ...more }), terms());
    expect(take(order('piece', 4_000n))).not.to.throw();
    expect(take(order('metre', 48_000n))).not.to.throw();
    expect(take(order('kg', 2_942_400n))).not.to.throw();
    expect(take(order('piece', 1_000n))).to.throw('The smallest order is 2 piece');
    expect(take(order('piece', 3_000n))).to.throw('in steps of 2 piece');
    expect(take(order('kg', 1_000_000n))).to.throw('does not come out even');
  });

  it('counts the tolerance into what has to be there', () => {
    // 735.6 kg and 2 % are 750,312 g
    expect(() =>
      priceGoods(order('piece', 1_000n), offer({ availableGrams: 750_312n }), terms()),
    ).not.to.throw();
    expect(() => priceGoods(order('piece', 1_000n), offer({ availableGrams: 750_311n }), terms())).to.throw(
      'are left',
    );
  });
});

describe('Every line', () => {
  const lines = fc.record({
    priceMinor: fc.bigInt({ min: 1n, max: 10n ** 9n }),
    grams: fc.bigInt({ min: 1n, max: 10n ** 9n }),
    tolerance: fc.integer({ min: 0, max: 100 }),
    ratePermille: fc.constantFrom(0, 81, 190, 200, 255),
    delivery: fc.option(fc.bigInt({ min: 0n, max: 10n ** 7n })),
    currency: fc.constantFrom(
      'EUR' as const,
      'USD' as const,
      'GBP' as const,
      'CHF' as const,
      'USDC' as const,
    ),
    surcharge: fc.bigInt({ min: 1n, max: 10n ** 5n }),
  });

  it('adds up, and is captured to the minor unit at the mass that was ordered', () => {
    fc.assert(
      fc.property(lines, ({ priceMinor, grams, tolerance, ratePermille, delivery, currency, surcharge }) => {
        const goods = priceGoods(
          order('kg', grams),
          offer({
            priceMinor,
            priceBasis: 'tonne',
            overTolerancePermille: tolerance,
            extras: [{ code: 'alloy', basis: 'tonne', priceMinor: surcharge, isAlways: true }],
          }),
          terms({ currency }),
        );
        const line = closeLine(goods, {
          productId: null,
          deliveryMinor: delivery,
          deliverySentence: '',
          tax: { ratePermille, sentence: '' },
          gramsCo2ePerKg: 1_850n,
          deliveryEmissionsGrams: null,
        });
        const charges = line.charges.reduce((sum, { amountMinor }) => sum + amountMinor, 0n);
        expect(line.netMinor).to.equal(line.goodsMinor + charges + (delivery ?? 0n));
        expect(line.grossMinor).to.equal(line.netMinor + line.taxMinor);
        expect(line.maxGrossMinor >= line.grossMinor).to.equal(true);
        expect(capturedTotalDown(line.maxGrossMinor, line.massGrams, line.maxGrams)).to.equal(
          line.grossMinor,
        );
        expect(line.productEmissionsGrams).to.equal((1_850n * grams + 999n) / 1_000n);
      }),
    );
  });

  it('of a plain mass in USDC costs what an order of it costs', () => {
    fc.assert(
      fc.property(lines, ({ priceMinor, grams, tolerance, ratePermille }) => {
        const plain = { priceMinor, priceBasis: 'tonne' as const, currency: 'USDC' as const };
        const goods = priceGoods(
          order('kg', grams),
          offer({ ...plain, overTolerancePermille: tolerance }),
          terms({ currency: 'USDC' }),
        );
        expect(goods.goodsMinor).to.equal(goodsAmountUp(priceMinor, grams));
        const price = priceOrder({
          pricePerTonneMinor: priceMinor,
          orderedGrams: grams,
          overTolerancePermille: tolerance,
          vat: { ratePermille },
          feeBps: 0,
        });
        expect(goods.maxGrams).to.equal(price.maxGrams);
      }),
    );
  });
});

describe('A converted amount', () => {
  it('is rounded up, through the dollar in one step', () => {
    expect(convertUp(311_245n, 'EUR', 'USDC', rates)).to.equal(3_618_008_366n);
    expect(convertUp(100n, 'USD', 'USDC', rates)).to.equal(1_000_000n);
    expect(convertUp(10_000n, 'GBP', 'EUR', rates)).to.equal(11_270n);
    expect(convertUp(1n, 'EUR', 'GBP', {})).to.equal(null);
  });

  it('never loses to who converts, and there and back costs at most one minor unit of the coarser currency', () => {
    const currency = fc.constantFrom('EUR' as const, 'USD' as const, 'GBP' as const, 'CHF' as const);
    fc.assert(
      fc.property(currency, currency, fc.bigInt({ min: 0n, max: 10n ** 12n }), (from, to, amount) => {
        const there = convertUp(amount, from, to, rates) ?? 0n;
        const back = convertUp(there, to, from, rates) ?? 0n;
        expect(back >= amount).to.equal(true);
        expect(back - amount <= 2n).to.equal(true);
      }),
    );
  });
});
