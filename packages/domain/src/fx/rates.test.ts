import { expect } from 'chai';
import fc from 'fast-check';
import { decideRate, medianHalfUp, weighRates, type RatePolicy, type SourcedRate } from './decide-rate.ts';
import { crossRateE8HalfUp, parseRateE8HalfUp } from './parse-rate.ts';
import { readRates } from './read-rates.ts';

const now = new Date('2026-11-26T09:15:30Z');
const policy: RatePolicy = {
  minSources: 2,
  outlierBps: 100n,
  deviationBps: 25n,
  heartbeatSeconds: 1_800,
  validSeconds: 7_200,
  jumpBps: 300n,
};
const said = (source: string, rate: string, changes: Partial<SourcedRate> = {}): SourcedRate => ({
  source,
  rateE8: parseRateE8HalfUp(rate),
  asOf: new Date('2026-11-26T09:15:00Z'),
  maxAgeSeconds: 900,
  ...changes,
});
const codeOf = (work: () => unknown): string => {
  try {
    work();
  } catch (error) {
    return (error as { code: string }).code;
  }
  return 'nothing was thrown';
};

describe('A rate out of text', () => {
  it('is exact to eight decimals and rounded half up behind them', () => {
    expect(parseRateE8HalfUp('1.162431')).to.equal(116_243_100n);
    expect(parseRateE8HalfUp('0.000000005')).to.equal(1n);
    expect(parseRateE8HalfUp('97123.45')).to.equal(9_712_345_000_000n);
    // 1.1624 / 0.8802 = 1.32060895…
    expect(crossRateE8HalfUp(116_240_000n, 88_020_000n)).to.equal(132_060_895n);
  });

  it('is refused when it is none', () => {
    for (const text of ['', '0', '-1.2', '1e5', '1,16', 'NaN', '0.000000001', '10000001']) {
      expect(
        codeOf(() => parseRateE8HalfUp(text)),
        text,
      ).to.equal('invalid-input');
    }
  });
});

describe("A source's answer", () => {
  const ecb = `<?xml version="1.0" encoding="UTF-8"?>
<gesmes:Envelope xmlns:gesmes="http://www.gesmes.org/xml/2002-08-01" xmlns="http://www.ecb.int/vocabulary/2002-08-01/eurofxref">
 <gesmes:subject>Reference rates</gesmes:subject>
 <Cube><Cube time='2026-11-25'><Cube currency='USD' rate='1.1624'/><Cube currency='JPY' rate='181.21'/><Cube currency='GBP' rate='0.8802'/><Cube currency='CHF' rate='0.9301'/></Cube></Cube>
</gesmes:Envelope>`;

  it('is read in the form of the European Central Bank, with pound and franc through the euro', () => {
    const asOf = new Date('2026-11-25T13:00:00Z');
    expect(readRates('ecb', ecb, null)).to.deep.equal([
      { base: 'EUR', rateE8: 116_240_000n, asOf },
      { base: 'GBP', rateE8: 132_060_895n, asOf },
      // 1.1624 / 0.9301 = 1.249758090…
      { base: 'CHF', rateE8: 124_975_809n, asOf },
    ]);
  });

  it('is read as a ticker and as a table', () => {
    const asOf = new Date('2026-11-26T09:15:00Z');
    expect(
      readRates('ticker', '{"price":"2987.12","time":"2026-11-26T09:15:00Z","ask":"1"}', 'ETH'),
    ).to.deep.equal([{ base: 'ETH', rateE8: 298_712_000_000n, asOf }]);
    const csv =
      'Symbol,Date,Time,Open,High,Low,Close,Volume\r\nEURUSD,2026-11-26,09:15:00,1.1,1.2,1.1,1.16243,0\r\nUSDJPY,2026-11-26,09:15:00,1,1,1,150.2,0\r\nGBPUSD,2026-11-26,09:15:00,1,1,1,1.3206,0\r\n';
    expect(readRates('csv', csv, null)).to.deep.equal([
      { base: 'EUR', rateE8: 116_243_000n, asOf },
      { base: 'GBP', rateE8: 132_060_000n, asOf },
    ]);
  });

  const broken: [string, Parameters<typeof readRates>][] = [
    ['no XML', ['ecb', '{}', null]],
    ['XML of another kind', ['ecb', '<Envelope/>', null]],
    ['no dollar', ['ecb', ecb.replace('USD', 'USX'), null]],
    ['a rate that is no number', ['ecb', ecb.replace('1.1624', 'N/A'), null]],
    ['a ticker without time', ['ticker', '{"price":"1.1"}', 'EUR']],
    ['a price that is a number', ['ticker', '{"price":1.1,"time":"2026-11-26T09:15:00Z"}', 'EUR']],
    ['a table without heads', ['csv', 'EURUSD,2026-11-26,09:15:00,1.1', null]],
    ['a table without a day', ['csv', 'Symbol,Date,Time,Close\nEURUSD,N/D,N/D,1.16', null]],
    [
      'a pair that it says twice',
      [
        'csv',
        'Symbol,Date,Time,Close\nEURUSD,2026-11-26,09:15:00,1.16\nEURUSD,2026-11-26,09:15:00,1.2',
        null,
      ],
    ],
    ['an error page', ['csv', '<html>429</html>', null]],
  ];
  for (const [what, [shape, text, base]] of broken) {
    it(`is refused for ${what}`, () => {
      expect(codeOf(() => readRates(shape, text, base))).to.equal('invalid-input');
    });
  }
});

describe('The decision on a rate', () => {
  it('is the median of three sources', () => {
    const decision = decideRate(
      [said('a', '1.1624'), said('b', '1.1626'), said('c', '1.1625')],
      null,
      policy,
      now,
    );
    expect(decision).to.deep.include({ do: 'report', rateE8: 116_250_000n });
  });

  it('is the mean of two, half up', () => {
    expect(medianHalfUp([116_240_000n, 116_250_001n])).to.equal(116_245_001n);
  });

  it('leaves a liar out, and one that is late or ahead', () => {
    const day = 86_400_000;
    const decision = decideRate(
      [
        said('liar', '1.2800'),
        said('late', '1.1000', { asOf: new Date(now.getTime() - day) }),
        said('ahead', '1.1000', { asOf: new Date(now.getTime() + 61_000) }),
        said('b', '1.1626'),
        said('c', '1.1624'),
      ],
      null,
      policy,
      now,
    );
    expect(decision).to.deep.include({ do: 'report', rateE8: 116_250_000n });
    expect(decision.sources.map(({ source, why }) => [source, why])).to.deep.equal([
      ['liar', 'outlier'],
      ['late', 'stale'],
      ['ahead', 'ahead'],
      ['b', null],
      ['c', null],
    ]);
  });

  it('refuses one source, and two that disagree', () => {
    const refused = (...rates: SourcedRate[]) => decideRate(rates, null, policy, now);
    expect(refused(said('a', '1.1624'))).to.have.property(
      'reason',
      '1 of 1 sources are fresh and agree; 2 must.',
    );
    expect(refused(said('a', '1.16'), said('b', '1.26'))).to.have.property(
      'reason',
      '0 of 2 sources are fresh and agree; 2 must.',
    );
    expect(refused()).to.have.property('do', 'refuse');
  });

  it('counts voices and not lines: one source that repeats itself is one', () => {
    const decision = decideRate([said('a', '1.1624'), said('a', '1.1625')], null, policy, now);
    expect(decision.do).to.equal('refuse');
  });

  it('keeps a rate that has not moved until its heartbeat', () => {
    const last = (secondsAgo: number) => ({
      rateE8: 116_250_000n,
      observedAt: new Date(now.getTime() - secondsAgo * 1000),
    });
    const at = (rate: string, secondsAgo: number) =>
      decideRate([said('a', rate), said('b', rate)], last(secondsAgo), policy, now).do;
    expect(at('1.1625', 1_799)).to.equal('keep');
    expect(at('1.1625', 1_800)).to.equal('report');
    // 0.25 % of 1.1625 is 0.00290625
    expect(at('1.1654', 60)).to.equal('report');
    expect(at('1.1650', 60)).to.equal('keep');
  });

  it('does not believe a jump while the last rate holds, and does when it has run out', () => {
    const last = (secondsAgo: number) => ({
      rateE8: 116_250_000n,
      observedAt: new Date(now.getTime() - secondsAgo * 1000),
    });
    const jump = [said('a', '1.2200'), said('b', '1.2200')];
    expect(decideRate(jump, last(7_199), policy, now)).to.have.property(
      'reason',
      'The rate would move by 495 hundredths of a percent at once; 300 is believed.',
    );
    expect(decideRate(jump, last(7_200), policy, now).do).to.equal('report');
  });

  it('never leaves the range of the honest sources, whatever one of three or more says', () => {
    fc.assert(
      fc.property(
        fc.array(fc.bigInt(100_000_000n, 100_400_000n), { minLength: 2, maxLength: 6 }),
        fc.bigInt(1n, 10n ** 13n),
        (honest, lie) => {
          const rates = [...honest, lie].map((rateE8, i) => said(String(i), '1', { rateE8 }));
          const { rateE8 } = weighRates(rates, policy, now);
          const low = honest.reduce((a, b) => (a < b ? a : b));
          const high = honest.reduce((a, b) => (a > b ? a : b));
          return rateE8 !== null && rateE8 >= low && rateE8 <= high;
        },
      ),
      { seed: 1, numRuns: 2_000 },
    );
  });
});
