import { expect } from 'chai';
import { percentText, readLimits, readMargin } from './read-margin.ts';

describe('limits of a passport', () => {
  it('are read with norm, edition and table', () => {
    expect(readLimits('max 0.22 % (EN 10219-1:2006, table A.1)')).to.deep.equal({
      low: undefined,
      high: '0.22',
      source: 'EN 10219-1:2006, table A.1',
    });
    expect(readLimits('470 to 630 MPa')).to.deep.equal({ low: '470', high: '630', source: undefined });
    expect(readLimits('as agreed')).to.deep.equal({ low: undefined, high: undefined, source: undefined });
  });

  it('leave a margin to the nearest one, rounded down', () => {
    const marginOf = (value: string, text: string) => {
      const margin = readMargin(value, readLimits(text));
      return margin === undefined ? undefined : percentText(margin.permille);
    };
    // (428 − 355) / 355 = 20.56 %; (0.22 − 0.15) / 0.22 = 31.8 %; (541 − 470) / 160 = 44.4 %
    expect(marginOf('428', 'min 355 MPa')).to.equal('20.5');
    expect(marginOf('0.15', 'max 0.22 %')).to.equal('31.8');
    expect(marginOf('541', '470 to 630 MPa')).to.equal('44.3');
    expect(marginOf('340', 'min 355 MPa')).to.equal('-4.2');
    expect(marginOf('abc', 'min 355 MPa')).to.equal(undefined);
    expect(marginOf('1', 'as agreed')).to.equal(undefined);
  });

  it('stand in a picture with room on both sides', () => {
    // From 355 − 71 to 428 + 71: the limit at 71/215, the value at 144/215.
    expect(readMargin('428', readLimits('min 355 MPa'))?.picture).to.deep.equal({
      low: 330,
      high: 1_000,
      value: 669,
    });
  });
});
