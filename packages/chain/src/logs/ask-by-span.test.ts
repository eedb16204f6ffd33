import { expect } from 'chai';
import { HttpRequestError } from 'viem';
import { askBySpan, type Span } from './ask-by-span.ts';

/** A node that answers for at most so many blocks, with their numbers. */
function nodeOf(limit: bigint) {
  const asked: string[] = [];
  const ask = ({ from, to }: Span): Promise<bigint[]> => {
    asked.push(`${from}-${to}`);
    return to - from >= limit
      ? Promise.reject(new Error('query exceeds max block range'))
      : Promise.resolve([from, to]);
  };
  return { asked, ask };
}

describe('askBySpan', () => {
  it('asks for ten thousand blocks at once, and for all of them', async () => {
    const { asked, ask } = nodeOf(10_000n);
    expect(await askBySpan({ from: 5n, to: 20_004n }, ask)).to.deep.equal([5n, 10_004n, 10_005n, 20_004n]);
    expect(asked).to.deep.equal(['5-10004', '10005-20004']);
  });

  it('asks a node that refuses for half, and stays there', async () => {
    const { asked, ask } = nodeOf(5_000n);
    expect(await askBySpan({ from: 0n, to: 9_999n }, ask)).to.deep.equal([0n, 4_999n, 5_000n, 9_999n]);
    expect(asked).to.deep.equal(['0-9999', '0-4999', '5000-9999']);
  });

  it('gives up when one block is refused, with what the node said', async () => {
    const { asked, ask } = nodeOf(0n);
    const said = await askBySpan({ from: 5n, to: 9n }, ask).catch((error: unknown) => error);
    expect((said as Error).message).to.equal('query exceeds max block range');
    expect(asked).to.deep.equal(['5-9', '5-6', '5-5']);
  });

  it('does not ask a node that is away again and again', async () => {
    let asked = 0;
    const away = (): Promise<never> => {
      asked += 1;
      return Promise.reject(new HttpRequestError({ url: 'http://127.0.0.1:9', details: 'fetch failed' }));
    };
    const said = await askBySpan({ from: 0n, to: 9n }, away).catch((error: unknown) => error);
    expect(said).to.be.instanceOf(HttpRequestError);
    expect(asked).to.equal(1);
  });

  it('asks nothing of a span that ends before it begins', async () => {
    const { asked, ask } = nodeOf(1n);
    expect(await askBySpan({ from: 8n, to: 7n }, ask)).to.deep.equal([]);
    expect(asked).to.deep.equal([]);
  });
});
