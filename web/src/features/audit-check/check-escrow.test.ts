import { encodeCall, type Hex, type Rpc } from '@topsteel/chain/verify';
import { expect } from 'chai';
import { checkEscrow } from './check-escrow.ts';

const TOKEN: Hex = `0x${'11'.repeat(20)}`;
const ESCROW: Hex = `0x${'22'.repeat(20)}`;
const TOPIC: Hex = `0x${'33'.repeat(32)}`;
const OPEN: Hex = `0x${'44'.repeat(32)}`;
const CLOSED: Hex = `0x${'55'.repeat(32)}`;
const CREDITOR: Hex = `0x${'66'.repeat(20).padStart(64, '0')}`;
const words = (...values: bigint[]): string =>
  `0x${values.map((value) => value.toString(16).padStart(64, '0')).join('')}`;

/** A node that knows two payments, one of them closed, and one credit. */
const node: Rpc = async (method, [first, block]) => {
  await Promise.resolve();
  if (method === 'eth_getLogs') {
    const { topics, toBlock } = first as { topics: Hex[]; toBlock: string };
    expect(toBlock).to.equal('0x4b0');
    return topics[0] === TOPIC
      ? [OPEN, CLOSED, OPEN].map((id) => ({ topics: [TOPIC, id] }))
      : [{ topics: [topics[0], topics[1], CREDITOR] }];
  }
  expect(block).to.equal('0x4b0');
  const answers = new Map([
    [encodeCall('balanceOf(address)', [ESCROW]), words(31_415_497_500n)],
    [encodeCall('stateOf(bytes32)', [OPEN]), words(1n, 31_415_497_000n, 0n, 0n)],
    [encodeCall('stateOf(bytes32)', [CLOSED]), words(2n, 0n, 7n, 0n)],
    [encodeCall('creditOf(address,address)', [TOKEN, CREDITOR]), words(500n)],
  ]);
  return answers.get((first as { data: Hex }).data);
};

describe('checkEscrow', () => {
  it('adds up every open payment once and every credit, at the block that was asked for', async () => {
    const question = { token: TOKEN, escrow: ESCROW, block: 1_200n, authorizedTopic: TOPIC };
    expect(await checkEscrow(node, question)).to.deep.equal({
      balanceMinor: 31_415_497_500n,
      openMinor: 31_415_497_000n,
      creditsMinor: 500n,
      payments: 2,
    });
  });
});
