import { expect } from 'chai';
import type { Hex } from 'viem';
import type { ChainReader, RawLog } from './chain-reader.ts';
import { fetchLogs } from './fetch-logs.ts';

const escrow = '0x00000000000000000000000000000000000000e5';

function log(blockNumber: bigint, logIndex: number): RawLog {
  const hash: Hex = `0x${blockNumber.toString(16).padStart(64, '0')}`;
  return {
    address: escrow,
    topics: [],
    data: '0x',
    blockNumber,
    blockHash: hash,
    transactionHash: hash,
    logIndex,
  };
}

/** A node that answers for at most `widest` blocks at once. */
function reader(logs: readonly RawLog[], widest: bigint): { reader: ChainReader; asked: [bigint, bigint][] } {
  const asked: [bigint, bigint][] = [];
  const absent = (): Promise<never> => Promise.reject(new Error('not asked for here'));
  return {
    asked,
    reader: {
      chainId: absent,
      latest: absent,
      finalized: absent,
      receiptLogs: () => Promise.reject(new Error('not asked for')),
      header: absent,
      logs: (_filter, from, to) => {
        asked.push([from, to]);
        return to - from + 1n > widest
          ? Promise.reject(new Error('query returned more than 10000 results'))
          : Promise.resolve(logs.filter((one) => one.blockNumber >= from && one.blockNumber <= to));
      },
    },
  };
}

describe('logs of a range', () => {
  it('halves a range that the node refuses, and keeps the order of the chain', async () => {
    const all = [log(1n, 0), log(3n, 1), log(3n, 4), log(8n, 0)];
    const node = reader([...all].reverse(), 2n);
    expect(await fetchLogs(node.reader, [{ address: escrow }], 1n, 8n)).to.deep.equal(all);
    expect(node.asked).to.deep.equal([
      [1n, 8n],
      [1n, 4n],
      [1n, 2n],
      [3n, 4n],
      [5n, 8n],
      [5n, 6n],
      [7n, 8n],
    ]);
  });

  it('counts a log once that two filters find', async () => {
    const node = reader([log(2n, 7)], 100n);
    const both = [{ address: escrow }, { address: escrow }] as const;
    expect(await fetchLogs(node.reader, both, 1n, 8n)).to.have.length(1);
  });

  it('gives up on a single block that the node refuses', async () => {
    const node = reader([], 0n);
    let message = '';
    await fetchLogs(node.reader, [{ address: escrow }], 5n, 5n).catch((error: unknown) => {
      message = error instanceof Error ? error.message : '';
    });
    expect(message).to.equal('query returned more than 10000 results');
  });
});
