import { expect } from 'chai';
import { toFunctionSelector } from 'viem';
import { deploymentOf } from '../deployments.ts';
import { figuresOf, requestOf, wordOf } from './figures-of.ts';

const deployment = deploymentOf(31337);
const payment = `0x${'5a'.repeat(32)}` as const;
const account = '0x70997970C51812dc3A010C7d01b50e0d17dc79C8';

describe('figuresOf', () => {
  it('names each figure with the call that reads it', () => {
    const [open, refundable, released] = figuresOf(deployment, 'payment', payment);
    const state = toFunctionSelector('stateOf(bytes32)');
    expect(open).to.deep.equal({
      key: 'openMinor',
      contract: 'SettlementEscrow',
      call: 'stateOf',
      to: deployment.settlementEscrow,
      data: `${state}${payment.slice(2)}`,
      word: 1,
    });
    expect(refundable).to.deep.equal({ ...open, key: 'refundableMinor', word: 2 });
    expect(released).to.include({ key: 'releasedGrams', to: deployment.fiatSettlement, word: 1 });
  });

  it('knows the figures of every kind', () => {
    const keysOf = (kind: Parameters<typeof figuresOf>[1], id: string) =>
      figuresOf(deployment, kind, id).map(({ key }) => key);
    expect(keysOf('lot', '966454070541694482361496602113')).to.deep.equal([
      'leftGrams',
      'leftEmissionsGrams',
    ]);
    expect(keysOf('certificate', payment)).to.deep.equal(['usedGrams', 'lots']);
    expect(keysOf('organisation', account)).to.deep.equal(['registeredAt', 'capabilities']);
    expect(keysOf('account', account)).to.deep.equal(['usdcMinor', 'creditMinor']);
    expect(keysOf('unit', payment)).to.deep.equal([
      'issuedGrams',
      'activeGrams',
      'retiredGrams',
      'cancelledGrams',
    ]);
  });

  it('gives none for what is not an id of the kind', () => {
    expect(figuresOf(deployment, 'payment', account)).to.deep.equal([]);
    expect(figuresOf(deployment, 'lot', '0x12')).to.deep.equal([]);
    expect(figuresOf(deployment, 'lot', (2n ** 256n).toString())).to.deep.equal([]);
    expect(figuresOf(deployment, 'account', 'nobody')).to.deep.equal([]);
  });
});

describe('the call of a figure', () => {
  it('is what a node takes, with the block in hexadecimal', () => {
    expect(requestOf({ to: account, data: '0x1234' }, 266n)).to.equal(
      `{"jsonrpc":"2.0","id":1,"method":"eth_call","params":[{"to":"${account}","data":"0x1234"},"0x10a"]}`,
    );
  });

  it('is answered in words of 32 bytes', () => {
    const answer = `0x${'0'.repeat(63)}1${'0'.repeat(56)}17ff8a80`;
    expect([wordOf(answer, 0), wordOf(answer, 1), wordOf(answer, 2)]).to.deep.equal([1n, 402_623_104n, null]);
    expect(wordOf('0x', 0)).to.equal(null);
  });
});
