import { sha256Hex } from '@topsteel/domain/jcs';
import { expect } from 'chai';
import { blocksOver, readBlock } from './fetch-block.ts';
import { rpcOver, RpcRefusal } from './json-rpc.ts';
import { searchLogs } from './node-answers.ts';

type Answer = (url: string, init: RequestInit | undefined) => Response | Promise<Response>;
const fetchBy = (answer: Answer) => {
  const asked: string[] = [];
  const fetch = (input: string | URL | Request, init?: RequestInit): Promise<Response> => {
    const url = input instanceof Request ? input.url : input.toString();
    asked.push(url);
    return Promise.resolve(answer(url, init));
  };
  return { fetch: fetch, asked };
};
const away = () => Promise.reject(new TypeError('fetch failed'));
const failureOf = (act: Promise<unknown>): Promise<unknown> =>
  act.then(() => undefined).catch((error: unknown) => error);

describe('rpcOver', () => {
  const urls = ['http://a.example:8545', 'http://b.example'];

  it('goes on to the next node, keeps the one that answers, and names it', async () => {
    const { fetch, asked } = fetchBy((url) =>
      url.includes('a.example') ? away() : Response.json({ result: '0x7a69' }),
    );
    const node = rpcOver({ urls, fetch });
    expect(node.name()).to.equal('a.example:8545, b.example');
    expect(await node.request('eth_chainId', [])).to.equal('0x7a69');
    await node.request('eth_chainId', []);
    expect(node.name()).to.equal('b.example');
    expect(asked).to.deep.equal([urls[0], urls[1], urls[1]]);
  });

  it('tells a refusal with its revert data from an absence', async () => {
    const { fetch, asked } = fetchBy(() =>
      Response.json({ error: { code: 3, message: 'execution reverted', data: '0x1234' } }),
    );
    const refusal = await failureOf(rpcOver({ urls, fetch }).request('eth_call', []));
    expect(refusal).to.be.instanceOf(RpcRefusal).and.to.include({ data: '0x1234' });
    expect(asked).to.have.length(1);
  });

  for (const [what, body] of [
    ['a list', []],
    ['a word', 'hello'],
    ['an object without result', {}],
  ] as const) {
    it(`takes ${what} for no answer`, async () => {
      const { fetch } = fetchBy(() => Response.json(body));
      expect(await failureOf(rpcOver({ urls, fetch }).request('eth_call', []))).to.match(
        /A node does not answer eth_call like that/,
      );
    });
  }

  it('bounds every request in time', async () => {
    const { fetch } = fetchBy(
      (_, init) =>
        new Promise((_resolve, reject) =>
          init?.signal?.addEventListener('abort', () => reject(new Error('aborted'))),
        ),
    );
    expect(await failureOf(rpcOver({ urls, fetch, timeoutMs: 1 }).request('eth_call', []))).to.match(
      /aborted/,
    );
  });
});

describe('blocksOver', () => {
  const urls = ['http://a.example/', 'http://b.example'];
  const bytes = new TextEncoder().encode('the certificate');
  const hash = sha256Hex(bytes);

  it('asks for the raw block by the address that follows from the hash', async () => {
    const { fetch, asked } = fetchBy(() => new Response(bytes));
    expect(await readBlock(blocksOver({ urls, fetch }).fetchBlock, hash)).to.deep.equal({
      state: 'read',
      bytes,
    });
    expect(asked).to.deep.equal([
      'http://a.example/ipfs/bafkreiff4kx4rarpmu4b4zqbg2qxrwcajq2hqxzazsynyb5hrsr63jnkee?format=raw',
    ]);
  });

  it('passes over a gateway with other bytes', async () => {
    const { fetch } = fetchBy((url) => new Response(url.includes('a.example') ? 'something else' : bytes));
    const store = blocksOver({ urls, fetch });
    expect((await readBlock(store.fetchBlock, hash)).state).to.equal('read');
    expect(store.name()).to.equal('b.example');
  });

  it('says so when all gateways have other bytes', async () => {
    const { fetch } = fetchBy(() => new Response('something else'));
    expect(await readBlock(blocksOver({ urls, fetch }).fetchBlock, hash)).to.deep.equal({
      state: 'otherBytes',
    });
  });

  it('takes an error page and an endless file for no answer', async () => {
    const { fetch } = fetchBy((url) =>
      url.includes('a.example') ? new Response('', { status: 404 }) : new Response(new Uint8Array(2_000)),
    );
    expect(await readBlock(blocksOver({ urls, fetch, maxBytes: 1_000 }).fetchBlock, hash)).to.deep.equal({
      state: 'away',
    });
  });
});

describe('searchLogs', () => {
  it('walks the range in pieces when the node refuses the whole, and keeps the order', async () => {
    const pieces: string[] = [];
    const logs = await searchLogs(
      (_, params) => {
        const { fromBlock, toBlock } = params[0] as { fromBlock: string; toBlock: string };
        if (Number(toBlock) - Number(fromBlock) > 9_999)
          return Promise.reject(new RpcRefusal('range too large', undefined));
        pieces.push(`${Number(fromBlock)}-${Number(toBlock)}`);
        return Promise.resolve([{ topics: [], data: '0x', blockNumber: fromBlock }]);
      },
      { address: '0x', topics: [], from: 5n, to: 25_000n },
    );
    expect(pieces).to.deep.equal(['15001-25000', '5001-15000', '5-5000']);
    expect(logs.map((log) => Number(log.blockNumber))).to.deep.equal([5, 5_001, 15_001]);
  });

  it('gives up rather than claim that there is nothing', async () => {
    const search = { address: '0x', topics: [], from: 0n, to: 2_000_000n };
    const refuse = (_: string, params: readonly unknown[]) => {
      const { fromBlock, toBlock } = params[0] as { fromBlock: string; toBlock: string };
      return Number(toBlock) - Number(fromBlock) > 9_999
        ? Promise.reject(new RpcRefusal('no', undefined))
        : Promise.resolve([]);
    };
    expect(await failureOf(searchLogs(refuse, search))).to.match(/The register is too long/);
  });
});
