import { expect } from 'chai';
import { encodeWords, keccak, type Hex } from '../verify/abi-words.ts';
import { Register } from '../verify/register.ts';
import { findActs } from './find-acts.ts';
import { matches } from './offline-node.ts';

const LEDGER = '0x00000000000000000000000000000000000000aa';
const word = (value: bigint | string): Hex => `0x${encodeWords([value])}`;
const [mill, stockist, processor, builder, rival] = [1n, 2n, 3n, 4n, 5n].map((n) => word(n + 0xabc0n)) as [
  Hex,
  Hex,
  Hex,
  Hex,
  Hex,
];
/** Hash of the event of the n-th act. */
const event = (n: number): Hex => word(0xe000n + BigInt(n));
const [heat, blanks] = [100n, 200n];
const cut = word(0xc07n);
const payment = (serial: bigint): Hex => word((serial << 156n) | 7n);

const commissioned = (lot: bigint, to: Hex, n: number) => [
  'LotCommissioned(uint256,bytes32,address,address,uint128,uint128,bytes32,bytes32,bytes32,bytes32,uint128)',
  [word(lot), word(9n), mill],
  [to, 1n, 1n, 1n, 1n, 1n, event(n), 1n],
];
const transferred = (lot: bigint, from: Hex, to: Hex, n: number) => [
  'TitleTransferred(uint256,address,address,uint128,bytes32)',
  [word(lot), from, to],
  [1n, event(n)],
];
const released = (lot: bigint, serial: bigint, from: Hex, to: Hex, n: number) => [
  'TitleReleased(bytes32,uint256,address,address,uint128,uint128,bytes32)',
  [payment(serial), word(lot), to],
  [from, 1n, 1n, n === 0 ? 0n : event(n)],
];

/**
 * A heat goes from the mill to a stockist, by an order to a processor, is cut into blanks, and one bundle of those is
 * delivered to a builder. A rival buys of both lots, too.
 */
const history = [
  commissioned(heat, mill, 1),
  transferred(heat, mill, stockist, 2),
  transferred(heat, mill, rival, 3),
  released(heat, 31n, stockist, processor, 4),
  released(heat, 32n, stockist, rival, 5),
  [
    'LotsTransformed(bytes32,address,uint256,uint128,uint128,bytes32,bytes32)',
    [cut, processor],
    [1n, 1n, 1n, 1n, event(6)],
  ],
  [
    'LotConsumed(uint256,bytes32,address,uint128,uint128,uint128,uint128)',
    [word(heat), cut, processor],
    [1n, 1n, 1n, 1n],
  ],
  ['LotProduced(uint256,bytes32,address,uint128,uint128)', [word(blanks), cut, processor], [1n, 1n]],
  released(blanks, 41n, processor, builder, 7),
  released(blanks, 42n, processor, rival, 8),
  released(blanks, 41n, processor, builder, 0),
  ['LotRecalled(uint256,address,uint8,bytes32)', [word(heat), mill], [4n, event(9)]],
].map(([signature, topics, data]) => ({
  topics: [keccak(signature as string), ...(topics as Hex[])],
  data: `0x${encodeWords(data as bigint[])}`,
  blockNumber: '0x1',
}));

const register = new Register(
  (_method, [filter]) => {
    const { topics } = filter as { topics: (string | string[] | null)[] };
    return Promise.resolve(history.filter((log) => matches(log.topics, topics)));
  },
  {
    ...{ chainId: 31_337, blockNumber: 0, directory: LEDGER },
    ...{ certificateRegistry: LEDGER, materialLedger: LEDGER },
  },
  { number: 1n, at: 0 },
);
const actsOf = async (lot: bigint, serial?: bigint, most?: number): Promise<string[]> =>
  (await findActs(register, LEDGER, lot, serial, most)).map(
    ({ act, lotId, hash }) => `${act} ${lotId} ${Number(BigInt(hash) - 0xe000n)}`,
  );

describe('the acts of a lot', () => {
  it('are those that lead to a bundle, back to the mill, and no delivery to others', async () => {
    expect((await actsOf(blanks, 41n)).sort()).to.deep.equal([
      'commissioned 100 1',
      'delivered 100 4',
      'delivered 200 7',
      'recalled 100 9',
      'transferred 100 2',
      'transformed 200 6',
    ]);
  });

  it('name no delivery of the lot itself when no bundle is asked about', async () => {
    expect(await actsOf(blanks)).to.not.include('delivered 200 7');
    expect(await actsOf(heat)).to.deep.equal(['commissioned 100 1', 'recalled 100 9']);
  });

  it('follow a bundle that a stockist sold', async () => {
    expect((await actsOf(heat, 32n)).sort()).to.deep.equal([
      'commissioned 100 1',
      'delivered 100 5',
      'recalled 100 9',
      'transferred 100 2',
    ]);
  });

  it('end where they are too many', async () => {
    expect(await actsOf(blanks, 41n, 3)).to.deep.equal([
      'delivered 200 7',
      'transformed 200 6',
      'commissioned 100 1',
    ]);
  });
});
