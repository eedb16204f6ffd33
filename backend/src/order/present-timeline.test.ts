import { FIAT_RECEIPT_KIND, WEIGHT_KIND } from '@topsteel/chain';
import { expect } from 'chai';
import { pad } from 'viem';
import type { ChainFact } from '../payment/index.ts';
import { presentTimeline } from './present-timeline.ts';

const report = (kind: string, value: string): ChainFact => ({
  name: 'ReportAccepted',
  args: {
    kind: kind as `0x${string}`,
    subject: pad('0x01'),
    value,
    observedAt: '1792000000',
    acceptedAt: '1792000001',
    round: '1',
    signerSet: '1',
  },
  isFinal: true,
  txHash: pad('0x02'),
  at: new Date('2026-11-26T09:36:00Z'),
});
const told = (fact: ChainFact): string[] =>
  presentTimeline([], [fact], (account) => account).map(({ code, what }) => `${code}: ${what}`);

describe('what reports of the oracles are told as', () => {
  it('a weight in kilograms, and a receipt of money as no weight', () => {
    expect(told(report(WEIGHT_KIND, '996000'))).to.deep.equal([
      'weighed: The load weighs 996 kg by the weigh ticket.',
    ]);
    expect(told(report(FIAT_RECEIPT_KIND, '84751'))).to.deep.equal([
      'payment-received: The report signers confirm that the money has arrived.',
    ]);
    expect(told(report(pad('0x03'), '1'))).to.deep.equal([]);
  });
});
