import { expect } from 'chai';
import { evaluate, secondsOf } from './evaluate.ts';
import { keepScrapes, readText } from './series.ts';

const at = (minute: number, text: string) => ({ at: minute * 60, text, target: {} });

describe('queries over scraped figures', () => {
  const series = keepScrapes([
    at(0, 'lag{node="1"} 3\nlag{node="2"} 5\nasked_total 10\nlimit 4\n'),
    at(1, 'lag{node="1"} 2\nlag{node="2"} 6\nasked_total 70\nlimit 4\n'),
    at(2, 'lag{node="1"} 1\nlag{node="2"} 7\nasked_total 20\nlimit 4\n'),
  ]);
  const ask = (query: string, minute = 2) => evaluate(query, series, minute * 60);

  it('select, combine and compare', () => {
    expect(ask('lag{node="1"}')).to.deep.equal([{ labels: { node: '1' }, value: 1 }]);
    expect(ask('lag{node!~"1|3"}')).to.deep.equal([{ labels: { node: '2' }, value: 7 }]);
    expect(ask('sum(lag)')).to.deep.equal([{ labels: {}, value: 8 }]);
    expect(ask('max by (node) (lag) > 6')).to.deep.equal([{ labels: { node: '2' }, value: 7 }]);
    expect(ask('lag < scalar(limit)')).to.deep.equal([{ labels: { node: '1' }, value: 1 }]);
    expect(ask('time() - lag * 2 >= 110')).to.deep.equal([{ labels: { node: '1' }, value: 118 }]);
  });

  it('join sets by equal labels', () => {
    expect(ask('lag and lag > 5')).to.deep.equal([{ labels: { node: '2' }, value: 7 }]);
    expect(ask('lag unless lag > 5')).to.deep.equal([{ labels: { node: '1' }, value: 1 }]);
    expect(ask('max(lag) > 9 or limit')).to.deep.equal([{ labels: {}, value: 4 }]);
    expect(ask('absent(nothing{node="1"})')).to.deep.equal([{ labels: { node: '1' }, value: 1 }]);
    expect(ask('absent(lag)')).to.deep.equal([]);
  });

  it('see a counter that began anew, and forget what is old', () => {
    // From 10 to 70 are 60, then it began anew and reached 20: 80 within two minutes.
    expect(ask('increase(asked_total[2m1s])')).to.deep.equal([{ labels: {}, value: (80 / 120) * 121 }]);
    expect(ask('delta(limit[3m])')).to.deep.equal([{ labels: {}, value: 0 }]);
    expect(ask('limit', 6)).to.have.length(1);
    expect(ask('limit', 8)).to.deep.equal([]);
  });

  it('find the quantile within its bucket', () => {
    const waits = keepScrapes([
      at(0, 'w_bucket{le="1"} 50\nw_bucket{le="2"} 100\nw_bucket{le="+Inf"} 100\n'),
    ]);
    expect(evaluate('histogram_quantile(0.75, w_bucket)', waits, 0)).to.deep.equal([
      { labels: {}, value: 1.5 },
    ]);
  });

  it('refuse what they do not speak', () => {
    expect(() => ask('lag * on (node) group_left () limit')).to.throw('Not spoken here');
    expect(() => ask('avg(lag)')).to.throw('Not spoken here: avg');
    expect(() => ask('deriv(lag[5m])')).to.throw('Not spoken here: deriv()');
    expect(() => ask('lag{')).to.throw('Not a query');
  });

  it('read labels with quotes, and durations', () => {
    expect(readText('x{a="say \\"hi\\"",b="c,d"} 1e3\n')).to.deep.equal([
      { name: 'x', labels: { a: 'say "hi"', b: 'c,d' }, value: 1_000 },
    ]);
    expect(() => readText('x{a=1} 2')).to.throw('Not labels');
    expect(secondsOf('1h30m')).to.equal(5_400);
  });
});
