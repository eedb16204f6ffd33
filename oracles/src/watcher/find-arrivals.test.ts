import { expect } from 'chai';
import type { Hex, PublicClient } from 'viem';
import { NodeRefusal } from '../rpc/json-rpc.ts';
import { findArrivals, type ArrivalSearch } from './find-arrivals.ts';
import { receivedWei, type OwnMove } from './own-moves.ts';

const DEPOSIT = `0x${'a1'.repeat(20)}`;
const BUYER = `0x${'b1'.repeat(20)}`;
const STRANGER = `0x${'c1'.repeat(20)}`;
const SLOT_S = 12n;

interface Paid {
  block: bigint;
  wei: bigint;
  /** Null: by a contract, which no plain transfer shows. */
  from: string | null;
  hash?: Hex;
}

/** A chain on which these amounts were paid, and how often its node was asked. */
function chainOf(paid: readonly Paid[], change: Partial<ArrivalSearch> = {}) {
  const asked = { balances: 0, blocks: 0 };
  const getBlock = ({ blockNumber }: { blockNumber: bigint }) => {
    asked.blocks += 1;
    const transactions = paid
      .filter(({ block, from }) => block === blockNumber && from !== null)
      .map(({ wei, from, hash = '0x01' }) => ({ hash, from, to: DEPOSIT, value: wei }));
    return Promise.resolve({ timestamp: blockNumber * SLOT_S, transactions });
  };
  const search: ArrivalSearch = {
    client: { getBlock } as unknown as Pick<PublicClient, 'getBlock'>,
    address: DEPOSIT,
    receivedAt(block) {
      asked.balances += 1;
      return Promise.resolve(paid.reduce((sum, one) => (one.block <= block ? sum + one.wei : sum), 0n));
    },
    ownHashes: new Set(),
    knownHashes: new Set(),
    ...change,
  };
  return { search, asked };
}

const from = { block: 100n, wei: 0n };
const to = (wei: bigint) => ({ block: 132n, wei });
const forgotten = () => Promise.reject(new NodeRefusal(-32_000, 'missing trie node', undefined));

describe('when coin came to an account', () => {
  it('is found block by block, with the time of the block and its sender', async () => {
    const { search, asked } = chainOf([
      { block: 107n, wei: 500n, from: BUYER },
      { block: 131n, wei: 700n, from: BUYER },
    ]);
    expect(await findArrivals(search, from, to(1_200n))).to.deep.equal([
      { block: 107n, at: 1_284n, wei: 500n, payer: BUYER },
      { block: 131n, at: 1_572n, wei: 700n, payer: BUYER },
    ]);
    expect(asked).to.deep.equal({ balances: 9, blocks: 2 });
  });

  it('is found of a contract too, whose sender nobody knows', async () => {
    const { search } = chainOf([{ block: 110n, wei: 5n, from: null }]);
    expect(await findArrivals(search, from, to(5n))).to.deep.equal([
      { block: 110n, at: 1_320n, wei: 5n, payer: null },
    ]);
  });

  it('names who sent more than half of a block’s coin, never who added a little to it', async () => {
    const { search } = chainOf([
      { block: 110n, wei: 500n, from: BUYER },
      { block: 110n, wei: 1n, from: STRANGER },
    ]);
    expect((await findArrivals(search, from, to(501n)))[0]?.payer).to.equal(BUYER);
    const even = chainOf([
      { block: 110n, wei: 500n, from: BUYER },
      { block: 110n, wei: 500n, from: STRANGER },
    ]);
    expect((await findArrivals(even.search, from, to(1_000n)))[0]?.payer).to.equal(null);
  });

  it('is read from the blocks where the node has forgotten the balances', async () => {
    const paid = [
      { block: 107n, wei: 500n, from: BUYER },
      { block: 120n, wei: 40n, from: null },
    ];
    const { search } = chainOf(paid, { receivedAt: forgotten });
    expect(await findArrivals(search, from, to(540n))).to.deep.equal([
      { block: 107n, at: 1_284n, wei: 500n, payer: BUYER },
      { block: 132n, at: 1_584n, wei: 40n, payer: null },
    ]);
  });

  it('takes no top-up of ours for a deposit, also when a node does not know it yet', async () => {
    const hash = '0x0e' as const;
    const paid = [
      { block: 107n, wei: 3n, from: STRANGER, hash },
      { block: 109n, wei: 5n, from: BUYER },
    ];
    const unknown = chainOf(paid, { ownHashes: new Set([hash]) });
    const refusal = await findArrivals(unknown.search, from, to(8n)).catch((error: unknown) => String(error));
    expect(refusal).to.match(/The nodes do not agree on our transaction 0x0e/);
    const moves: OwnMove[] = [{ hash, block: 107n, wei: 3n, gasWei: 3n, isSent: false }];
    const own = new Set([hash]);
    const known = chainOf(paid, {
      ownHashes: own,
      knownHashes: own,
      receivedAt: (block) =>
        unknown.search.receivedAt(block).then((balance) => receivedWei(balance, block, moves)),
    });
    expect(await findArrivals(known.search, from, to(5n))).to.deep.equal([
      { block: 109n, at: 1_308n, wei: 5n, payer: BUYER },
    ]);
  });
});

describe('what came to an account', () => {
  it('is its balance without what we have put in and taken out', () => {
    const moves: OwnMove[] = [
      { hash: '0x01', block: 12n, wei: 3n, gasWei: 3n, isSent: false },
      { hash: '0x02', block: 15n, wei: -6n, gasWei: -1n, isSent: true },
    ];
    expect([11n, 12n, 14n, 15n, 20n].map((block) => receivedWei(10n, block, moves))).to.deep.equal([
      10n,
      7n,
      7n,
      13n,
      13n,
    ]);
  });
});
