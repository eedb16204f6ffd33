import { expect } from 'chai';
import fc from 'fast-check';
import { capturedTotalDown } from '../order/index.ts';
import { isAppError } from '../errors/index.ts';
import {
  closeLine,
  dollarsE8,
  currencyDecimals,
  priceGoods,
  type LineRequest,
  type OfferTerms,
  type PriceCurrency,
  type PricingTerms,
} from './index.ts';

/** Square hollow section 100 × 100 × 5: bars of 6 m at 14.41 kg/m, 950.00 EUR a tonne. */
const offer: OfferTerms = {
  priceMinor: 95_000n,
  currency: 'EUR',
  priceBasis: 'tonne',
  sellerId: 'seller',
  family: 'hollow-section',
  gradeKey: 'S355J2H',
  shape: {
    lengthUm: 6_000_000n,
    widthUm: 100_000n,
    thicknessUm: 5_000n,
    gramsPerMetre: 14_410n,
    gramsPerPiece: null,
    isSteel: true,
  },
  breaks: [],
  extras: [
    { code: 'cut', basis: 'cut', priceMinor: 350n, isAlways: false },
    { code: 'mark-transfer', basis: 'piece', priceMinor: 240n, isAlways: false },
    { code: 'remnant-return', basis: 'tonne', priceMinor: 48_000n, isAlways: false },
  ],
  minGrams: 1n,
  stepGrams: 0n,
  availableGrams: 10n ** 12n,
  overTolerancePermille: 25,
  sold: null,
};
const terms: PricingTerms = {
  entries: [],
  rules: [],
  customerGroups: new Set(),
  rates: { EUR: 116_243_100n },
  currency: 'EUR',
  at: new Date('2026-11-26'),
};
/** Four pieces of 2.4 m out of two of three bars; 2 × 1.194 m are left. */
const line = (extras: readonly string[]): LineRequest => ({
  offerId: 'offer',
  quantity: { unit: 'piece', amountMilli: 3_000n },
  cuts: [{ lengthUm: 2_400_000n, pieces: 4 }],
  extras,
});
const priced = (extras: readonly string[], of: Partial<OfferTerms> = {}) =>
  priceGoods(line(extras), { ...offer, ...of }, terms);
const reasonOf = (work: () => unknown): unknown => {
  try {
    work();
    return 'none';
  } catch (error) {
    return isAppError(error) ? error.details.reason : error;
  }
};

describe('Remnants of an order', () => {
  it('that are kept are delivered and paid like the pieces', () => {
    const { goodsMinor, mass, maxGrams, cutting } = priced([]);
    // 259.380 kg × 950.00 EUR/t = 246.411, up.
    expect([goodsMinor, mass.massGrams, maxGrams]).to.deep.equal([24_642n, 259_380n, 265_864n]);
    expect([cutting?.remnant, cutting?.leftGrams, cutting?.creditMinor]).to.deep.equal(['keep', 0n, 0n]);
  });

  it('that are taken back lower the price of the steel, and are not delivered', () => {
    const { goodsMinor, mass, maxGrams, cutting, longestUm, charges, why } = priced(['remnant-return']);
    // 34.411 kg × 480.00 EUR/t = 16.517, down; 259.380 − 34.411 = 224.969 kg.
    expect(cutting?.creditMinor).to.equal(1_651n);
    expect([goodsMinor, mass.massGrams]).to.deep.equal([22_991n, 224_969n]);
    expect(maxGrams).to.equal(230_592n);
    // A bar stays whole.
    expect(longestUm).to.equal(6_000_000n);
    expect(charges.map(({ code }) => code)).to.deep.equal(['cut']);
    expect(why).to.include(
      '34.411 kg of remnants are taken back at 480.00 EUR per t, at most for what they cost.',
    );
  });

  it('that are left as scrap are paid, and not delivered', () => {
    const { goodsMinor, mass, cutting } = priced(['remnant-scrap']);
    expect([goodsMinor, mass.massGrams, cutting?.creditMinor]).to.deep.equal([24_642n, 224_969n, 0n]);
  });

  it('are never worth more than they cost', () => {
    const dear = offer.extras.map((extra) =>
      extra.code === 'remnant-return' ? { ...extra, priceMinor: 9_999_999n } : extra,
    );
    // 24,642 × 34,411 ÷ 259,380, down.
    expect(priced(['remnant-return'], { extras: dear }).cutting?.creditMinor).to.equal(3_269n);
  });

  describe('when the price stands in another currency than the offer', () => {
    const extrasOf = (priceMinor: bigint) => [
      { code: 'cut', basis: 'cut' as const, priceMinor: 0n, isAlways: false },
      { code: 'remnant-return', basis: 'tonne' as const, priceMinor, isAlways: false },
    ];
    const agreedOn = (
      priceMinor: bigint,
      currency: PriceCurrency,
      of: Partial<PricingTerms>,
    ): PricingTerms => ({
      ...terms,
      agreed: [
        {
          id: 'quotation',
          name: 'Q-7',
          massGrams: 259_380n,
          terms: { priceMinor, currency, priceBasis: 'tonne' },
          extrasMinor: 0n,
          freightMinor: 0n,
          country: 'FR',
          postcode: '57000',
        },
      ],
      ...of,
    });
    const back = (of: Partial<OfferTerms>, by: PricingTerms) => {
      const { goodsMinor, cutting } = priceGoods(line(['remnant-return']), { ...offer, ...of }, by);
      return [cutting?.creditMinor, goodsMinor];
    };

    it('are worth what they cost, where the seller gives more: 500 EUR for a tonne that costs 400 USDC', () => {
      const of = { extras: extrasOf(50_000n) };
      // The bars cost 259.380 kg × 400 = 103.752 USDC and 34.411 kg of them 13.7644; 17.20 EUR would be 19.993813.
      const inDollars = agreedOn(400_000_000n, 'USDC', { currency: 'USDC' });
      expect(back(of, inDollars)).to.deep.equal([13_764_400n, 89_987_600n]);
      // 103.752 ÷ 1.162431 = 89.2543, up: 89.26 EUR; × 34,411 ÷ 259,380 = 11.8418, down.
      const inEuro = agreedOn(400_000_000n, 'USDC', { currency: 'EUR' });
      expect(back(of, inEuro)).to.deep.equal([1_184n, 7_742n]);
    });

    it('are worth all that the seller gives, where that is less: 300 USDC for a tonne that costs 400 EUR', () => {
      const of = { currency: 'USDC' as const, priceMinor: 950_000_000n, extras: extrasOf(300_000_000n) };
      // 34.411 kg × 300 = 10.3233 USDC ÷ 1.162431 = 8.8807, down; the bars cost 103.752 EUR, up.
      const inEuro = agreedOn(40_000n, 'EUR', { currency: 'EUR' });
      expect(back(of, inEuro)).to.deep.equal([888n, 9_488n]);
      // 103.76 EUR × 1.162431 = 120.61384056, up.
      const inDollars = agreedOn(40_000n, 'EUR', { currency: 'USDC' });
      expect(back(of, inDollars)).to.deep.equal([10_323_300n, 110_290_541n]);
    });

    it('are held to the price of the customer’s list as well', () => {
      const listed: PricingTerms = {
        ...terms,
        currency: 'USDC',
        entries: [
          {
            listName: 'Alpen',
            priority: 0,
            closeness: 'offer',
            fromGrams: 0n,
            terms: { priceMinor: 400_000_000n, currency: 'USDC', priceBasis: 'tonne' },
          },
        ],
      };
      expect(back({ extras: extrasOf(50_000n) }, listed)).to.deep.equal([13_764_400n, 89_987_600n]);
    });

    it('are credited at the lesser of both to the minor unit, whatever the currencies (property)', () => {
      const currency = fc.constantFrom<PriceCurrency>('USDC', 'EUR', 'USD', 'GBP', 'CHF');
      const rate = fc.bigInt({ min: 50_000_000n, max: 200_000_000n });
      const price = fc.record({
        currency,
        units: fc.bigInt({ min: 1n, max: 3_000n }),
        rest: fc.bigInt({ min: 0n, max: 99n }),
      });
      const minorOf = ({
        currency: of,
        units,
        rest,
      }: {
        currency: PriceCurrency;
        units: bigint;
        rest: bigint;
      }) => (units * 100n + rest) * 10n ** BigInt(currencyDecimals[of] - 2);
      fc.assert(
        fc.property(
          price,
          price,
          currency,
          fc.record({ EUR: rate, GBP: rate, CHF: rate }),
          (steel, given, asked, rates) => {
            const by = agreedOn(minorOf(steel), steel.currency, { currency: asked, rates });
            const of = { ...offer, currency: given.currency, extras: extrasOf(minorOf(given)) };
            const kept = priceGoods(line([]), of, by).goodsMinor;
            const { cutting, goodsMinor } = priceGoods(line(['remnant-return']), of, by);
            const [credit, left, bars] = [cutting!.creditMinor, cutting!.leftGrams, cutting!.barsGrams];
            expect(goodsMinor).to.equal(kept - credit);
            const isWithinCost = (amount: bigint) => amount * bars <= kept * left;
            // In dollars, by cross-multiplication: nothing is rounded here but what the seller gives, to its own minor unit.
            const givenMinor = (minorOf(given) * left) / 1_000_000n;
            const isWithinGift = (amount: bigint) =>
              amount * dollarsE8(asked, rates)! * 10n ** BigInt(currencyDecimals[given.currency]) <=
              givenMinor * dollarsE8(given.currency, rates)! * 10n ** BigInt(currencyDecimals[asked]);
            expect([isWithinCost(credit), isWithinGift(credit)]).to.deep.equal([true, true]);
            expect(isWithinCost(credit + 1n) && isWithinGift(credit + 1n)).to.equal(false);
          },
        ),
      );
    }).timeout(30_000);
  });

  it('are paid to the cent by what is weighed: the capture at the ordered mass is the price (property)', () => {
    const pieces = fc.array(
      fc.record({
        lengthUm: fc.bigInt({ min: 300_000n, max: 6_000_000n }),
        pieces: fc.integer({ min: 1, max: 4 }),
      }),
      { minLength: 1, maxLength: 4 },
    );
    const fates = fc.constantFrom([], ['remnant-return'], ['remnant-scrap']);
    fc.assert(
      fc.property(pieces, fates, fc.bigInt({ min: 1n, max: 200_000n }), (cuts, extras, priceMinor) => {
        const bars = BigInt(cuts.reduce((sum, one) => sum + one.pieces, 0));
        const request = {
          ...line(extras),
          quantity: { unit: 'piece' as const, amountMilli: bars * 1_000n },
          cuts,
        };
        const goods = priceGoods(request, { ...offer, priceMinor }, terms);
        const closed = closeLine(goods, {
          productId: null,
          deliveryMinor: 0n,
          deliverySentence: '',
          tax: { ratePermille: 190, sentence: '' },
          gramsCo2ePerKg: null,
          deliveryEmissionsGrams: null,
        });
        const { massGrams, maxGrams, maxGrossMinor, grossMinor, cutting } = closed;
        expect(capturedTotalDown(maxGrossMinor, massGrams, maxGrams)).to.equal(grossMinor);
        expect(massGrams + (cutting?.leftGrams ?? 0n)).to.equal(cutting?.barsGrams);
        expect(goods.goodsMinor >= 0n).to.equal(true);
      }),
    );
  }).timeout(30_000);

  it('come of cutting alone, have one fate, and are taken back by those who price it', () => {
    const uncut = { ...line(['remnant-return']), cuts: [] };
    expect(reasonOf(() => priceGoods(uncut, offer, terms))).to.equal('cut-not-possible');
    expect(reasonOf(() => priced(['remnant-return', 'remnant-scrap']))).to.equal('cut-not-possible');
    expect(reasonOf(() => priced(['remnant-return'], { extras: offer.extras.slice(0, 1) }))).to.equal(
      'extra-not-offered',
    );
  });
});

describe('Mark transfer', () => {
  it('is counted by the pieces that are cut, and there is none without', () => {
    const { charges, cutting } = priced(['mark-transfer']);
    expect(charges.find(({ code }) => code === 'mark-transfer')).to.deep.include({
      quantityMilli: 4_000n,
      amountMinor: 960n,
    });
    expect(cutting?.isMarkTransferred).to.equal(true);
    const uncut = { ...line(['mark-transfer']), cuts: [] };
    expect(reasonOf(() => priceGoods(uncut, offer, terms))).to.equal('cut-not-possible');
  });
});
