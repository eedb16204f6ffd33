import { expect } from 'chai';
import { encodeErrorResult } from 'viem';
import { settlementEscrowAbi } from '../generated/index.ts';
import { decodeRevert, errorAbi } from './decode-revert.ts';
import { sentences } from './sentences.ts';

const text = [{ type: 'error', name: 'Error', inputs: [{ name: 'message', type: 'string' }] }] as const;

describe('decodeRevert', () => {
  it('names the error, its values and what it means', () => {
    const data = encodeErrorResult({
      abi: settlementEscrowAbi,
      errorName: 'SettlementEscrow_CaptureAboveWeighed',
      args: [4_982_001n, 4_982_000n],
    });
    expect(decodeRevert(data)).to.deep.equal({
      name: 'SettlementEscrow_CaptureAboveWeighed',
      args: { totalGrams: '4982001', weighedGrams: '4982000' },
      sentence: '4982001 g were to be delivered; the weigh ticket says 4982000 g.',
    });
  });

  it("explains Circle's texts", () => {
    const args = ['ERC20: transfer amount exceeds balance'] as const;
    const { name, sentence } = decodeRevert(encodeErrorResult({ abi: text, errorName: 'Error', args }));
    expect([name, sentence]).to.deep.equal(['Error', 'The wallet does not hold enough USDC.']);
  });

  it('passes an unknown text on, and says so when there is nothing to know', () => {
    const data = encodeErrorResult({ abi: text, errorName: 'Error', args: ['no'] });
    expect(decodeRevert(data).sentence).to.equal('The token refused: no.');
    for (const unknown of ['0x', '0x12345678'] as const) {
      expect(decodeRevert(unknown).name).to.equal('UnknownRevert');
    }
  });

  it('has a sentence for every error of our contracts, with every value it mentions', () => {
    const missing: string[] = [];
    for (const entry of errorAbi) {
      if (entry.type !== 'error' || !entry.name.includes('_')) continue;
      const names = entry.inputs.map((input) => input.name);
      const mentioned = [...(sentences[entry.name] ?? '{}').matchAll(/\{(\w*)\}/g)].map((match) => match[1]);
      if (mentioned.some((name) => !names.includes(name))) missing.push(entry.name);
    }
    expect(missing).to.deep.equal([]);
  });
});
