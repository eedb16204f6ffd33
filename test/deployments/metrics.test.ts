import { expect } from 'chai';
import { describedFigures } from '../../backend/src/platform/telemetry/described-figures.ts';
import { described } from '../../oracles/src/metrics/metrics.ts';
import { readMetricList } from './read-metric-list.ts';

const listed = readMetricList();
const of = (process: string) => listed.filter(({ from }) => from.includes(process));

describe('the list of metrics', () => {
  it('is that of the oracles and signers', () => {
    const known = Object.entries(described).map(([name, [type, means]]) => ({ name, type, means }));
    const here = [...of('oracles'), ...of('signers')].map(({ name, type, means }) => ({ name, type, means }));
    expect(here).to.have.deep.members(known);
  });

  it('has every figure that the marketplace reads', () => {
    for (const [name, description] of Object.entries(describedFigures)) {
      const row = of('marketplace').find((one) => one.name === name);
      expect(row?.means, name).to.equal(description.help);
      expect(row?.labels, name).to.deep.equal('label' in description ? [description.label] : []);
    }
  });

  it('keeps the conventions of Prometheus', () => {
    const wrong = listed.filter(({ name, type, labels }) => {
      const isCounterNamed = name.endsWith('_total');
      const isTimeNamed = /_(ms|milliseconds|minutes|hours)(_|$)/.test(name);
      const isReserved = labels.some((label) => ['job', 'instance', 'le', 'quantile', 'component'].includes(label));
      return (type === 'counter') !== isCounterNamed || isTimeNamed || isReserved || !/^[a-z][a-z0-9_]*$/.test(name);
    });
    expect(wrong.map(({ name }) => name)).to.deep.equal([]);
    expect(new Set(listed.map(({ name }) => name)).size).to.equal(listed.length);
    expect(listed.length).to.be.greaterThan(45);
  });

  it('has no label whose values nobody bounds', () => {
    const bounded = new Set(
      'method route status chore outcome state part queue base currency book kind node signer loop'.split(' '),
    );
    expect(listed.flatMap(({ labels }) => labels.filter((label) => !bounded.has(label)))).to.deep.equal([]);
  });
});
