import { expect } from 'chai';
import { createPublicClient, custom, HttpRequestError, TimeoutError } from 'viem';
import { usdcAbi } from '../generated/index.ts';
import { isExecutionRevert } from './is-execution-revert.ts';

const to = `0x${'11'.repeat(20)}` as const;
const url = 'http://node.example';

/** What viem makes of an answer of a node to a call, plain and by the name of a function. */
async function errorsOf(answer: () => Promise<unknown>): Promise<unknown[]> {
  const client = createPublicClient({ transport: custom({ request: answer }, { retryCount: 0 }) });
  const thrown = (error: unknown) => error;
  return Promise.all([
    client.call({ to, data: '0x18160ddd' }).catch(thrown),
    client.readContract({ address: to, abi: usdcAbi, functionName: 'totalSupply' }).catch(thrown),
  ]);
}
const refusing = (code: number, message: string, data?: string) => () =>
  Promise.reject(Object.assign(new Error(message), { code, data }));

describe('isExecutionRevert', () => {
  it('knows a contract that refuses, with words of its own and without', async () => {
    for (const answer of [
      refusing(3, 'execution reverted', '0x5ec8a4d5'),
      refusing(3, 'execution reverted: unknown lot'),
      refusing(-32_000, 'execution reverted'),
    ])
      for (const error of await errorsOf(answer)) expect(isExecutionRevert(error)).to.equal(true);
  });

  it('takes nothing else for it: a node that is away, slow, throttles, or has lost the state', async () => {
    for (const answer of [
      () => Promise.reject(new HttpRequestError({ url, details: 'fetch failed' })),
      () => Promise.reject(new HttpRequestError({ url, status: 429, details: 'Too Many Requests' })),
      () => Promise.reject(new TimeoutError({ url, body: {} })),
      refusing(-32_005, 'limit exceeded'),
      refusing(-32_000, 'missing trie node 5e8b44aa036ccf7e'),
    ])
      for (const error of await errorsOf(answer)) expect(isExecutionRevert(error)).to.equal(false);
    expect(isExecutionRevert(new Error('execution reverted'))).to.equal(false);
  });
});
