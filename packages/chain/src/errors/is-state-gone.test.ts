import { expect } from 'chai';
import { BlockNotFoundError, ContractFunctionExecutionError, RpcRequestError } from 'viem';
import { usdcAbi } from '../generated/index.ts';
import { isStateGone } from './is-state-gone.ts';

/** As viem hands on what a node answered to a call. */
const saidBy = (message: string): Error =>
  new ContractFunctionExecutionError(
    new RpcRequestError({ body: {}, url: 'http://node.example', error: { code: -32_000, message } }),
    { abi: usdcAbi, functionName: 'balanceOf', args: [`0x${'00'.repeat(20)}`] },
  );

describe('isStateGone', () => {
  for (const [client, words] of [
    [
      'geth',
      'missing trie node 5e8b44aa036ccf7e (path ) state 0x5e8b44aa036ccf7e is not available, not found',
    ],
    ['geth by path', 'historical state 5e8b44aa036ccf7e is not available'],
    ['anvil', 'BlockOutOfRangeError: block height is 64 but requested was 1'],
    ['reth', 'state at block #12 is pruned'],
    ['erigon', 'old data not available due to pruning'],
    ['nethermind', 'No state available for block 0x5e8b44aa036ccf7e'],
    ['besu', 'World state unavailable'],
    ['a provider', 'project ID does not have access to archive state'],
  ] as const)
    it(`knows the words of ${client}`, () => {
      expect(isStateGone(saidBy(words))).to.equal(true);
    });

  it('knows a node that has not even the block', () => {
    expect(isStateGone(new BlockNotFoundError({ blockNumber: 12n }))).to.equal(true);
  });

  it('takes nothing else for it: a revert, a node that is away, a defect of ours', () => {
    for (const words of [
      ...['execution reverted', 'header not found', 'method handler crashed', 'invalid argument 0'],
      'BlockOutOfRangeError: block height is 64 but requested was 65535',
    ])
      expect(isStateGone(saidBy(words)), words).to.equal(false);
    expect(isStateGone(new TypeError('state is undefined'))).to.equal(false);
    expect(isStateGone('missing trie node')).to.equal(false);
  });
});
