import { expect } from 'chai';
import { closingLine, countCommand, countHardhat, countMocha, skippedLine } from './count-tests.ts';

const report = (passes: number, failures: number, pending = 0): string =>
  JSON.stringify({
    stats: { passes, failures, pending },
    failures: Array.from({ length: failures }, () => ({
      fullTitle: 'escrow captures',
      err: { message: 'no' },
    })),
  });

describe('counting tests', () => {
  it('reads a mocha report', () => {
    expect(countMocha(report(12, 1, 2), 1)).to.deep.equal({
      passed: 12,
      failed: 1,
      skipped: 2,
      failures: ['escrow captures\n    no'],
    });
  });

  it('counts a crash, an absent report and a run without tests as a failure', () => {
    expect(countMocha(report(12, 0), 1).failed).to.equal(1);
    expect(countMocha('', 1).failed).to.equal(1);
    expect(countMocha(report(0, 0), 0).failed).to.equal(1);
    expect(countHardhat('Compiled 12 files', 1).failed).to.equal(1);
    expect(countHardhat('  3 passing (1s)', 1).failed).to.equal(1);
  });

  it("adds up Hardhat's runners", () => {
    const output = '\u001b[32m  12 passing\u001b[0m (3s)\n  1 failing\n\n  8 passing (1s)\n  2 pending\n';
    const { passed, failed, skipped } = countHardhat(output, 1);
    expect([passed, failed, skipped]).to.deep.equal([20, 1, 2]);
  });

  it('ends with a line that is true to what ran', () => {
    const counts = [countMocha(report(12, 1), 1), countCommand('', 0), countCommand('bad', 1)];
    expect(closingLine(counts)).to.equal('13 passed, 2 failed');
    expect(closingLine([countMocha(report(1, 0, 3), 0)])).to.equal('1 passed, 0 failed');
    expect(skippedLine([countMocha(report(1, 0, 3), 0)])).to.equal('3 skipped');
    expect(skippedLine(counts)).to.equal(null);
  });
});
