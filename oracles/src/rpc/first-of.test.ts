import { expect } from 'chai';
import { firstOf } from './first-of.ts';
import { NodeFailure, NodeRefusal } from './json-rpc.ts';
import type { JsonRpc } from './json-rpc.ts';

describe('several nodes', () => {
  const nodeThat = (answer: () => Promise<unknown>, asked: string[], name: string): JsonRpc => ({
    request: ({ method }) => {
      asked.push(`${name} ${method}`);
      return answer();
    },
  });
  const away = () => Promise.reject(new NodeFailure('away'));

  it('are asked in order; one that failed rests and is asked last for a while', async () => {
    const asked: string[] = [];
    let now = 0;
    const nodes = firstOf([nodeThat(away, asked, '1'), nodeThat(() => Promise.resolve('two'), asked, '2')], {
      now: () => now,
    });
    expect(await nodes.request({ method: 'a' })).to.equal('two');
    expect(await nodes.request({ method: 'b' })).to.equal('two');
    now = 1_000;
    expect(await nodes.request({ method: 'c' })).to.equal('two');
    expect(asked).to.deep.equal(['1 a', '2 a', '2 b', '1 c', '2 c']);
  });

  it('all get a signed transaction, and one that takes it is enough', async () => {
    const asked: string[] = [];
    const refuses = () => Promise.reject(new NodeRefusal(-32_000, 'nonce too low', undefined));
    const send = { method: 'eth_sendRawTransaction' };
    const mixed = [nodeThat(refuses, asked, '1'), nodeThat(() => Promise.resolve('0xhash'), asked, '2')];
    expect(await firstOf(mixed).request(send)).to.equal('0xhash');
    expect(asked).to.have.length(2);
    const none = [nodeThat(away, asked, '1'), nodeThat(refuses, asked, '2')];
    const error: unknown = await firstOf(none)
      .request(send)
      .catch((thrown: unknown) => thrown);
    expect(String(error)).to.contain('nonce too low');
  });

  it('do not pass a refusal on to the next one', async () => {
    const asked: string[] = [];
    const refuses = () => Promise.reject(new NodeRefusal(3, 'execution reverted', '0x'));
    const nodes = firstOf([nodeThat(refuses, asked, '1'), nodeThat(away, asked, '2')]);
    await nodes.request({ method: 'eth_call' }).catch(() => undefined);
    expect(asked).to.deep.equal(['1 eth_call']);
  });

  it('cost one short wait when one of them hangs, and none while it rests', async () => {
    const asked: string[] = [];
    let now = 0;
    const hangs = () => new Promise(() => undefined);
    const nodes = firstOf([nodeThat(hangs, asked, '1'), nodeThat(() => Promise.resolve('two'), asked, '2')], {
      now: () => now,
      hedgeMs: 5,
    });
    const send = { method: 'eth_sendRawTransaction' };
    expect(await nodes.request({ method: 'a' })).to.equal('two');
    expect(await nodes.request({ method: 'b' })).to.equal('two');
    expect(await nodes.request(send)).to.equal('two');
    expect(asked).to.deep.equal(['1 a', '2 a', '2 b', '2 eth_sendRawTransaction']);
    // One second; after that two.
    now = 1_000;
    await nodes.request({ method: 'c' });
    now = 2_999;
    await nodes.request({ method: 'd' });
    now = 3_000;
    await nodes.request({ method: 'e' });
    expect(asked.slice(4)).to.deep.equal(['1 c', '2 c', '2 d', '1 e', '2 e']);
  });

  it('do not keep a refused transaction waiting for one that hangs', async () => {
    const asked: string[] = [];
    const hangs = () => new Promise(() => undefined);
    const refuses = () => Promise.reject(new NodeRefusal(-32_000, 'nonce too low', undefined));
    const nodes = firstOf([nodeThat(hangs, asked, '1'), nodeThat(refuses, asked, '2')], { hedgeMs: 5 });
    const error: unknown = await nodes
      .request({ method: 'eth_sendRawTransaction' })
      .catch((thrown: unknown) => thrown);
    expect(String(error)).to.contain('nonce too low');
  });

  const chainNode = (state: { chain: string; head: string; receipt?: string | null }): JsonRpc => ({
    request({ method }) {
      const answers: Record<string, unknown> = {
        eth_chainId: state.chain,
        eth_blockNumber: state.head,
        eth_getTransactionReceipt: state.receipt ?? null,
      };
      return Promise.resolve(method in answers ? answers[method] : `from ${state.head}`);
    },
  });

  it('are asked for their chain first, and again when they come back', async () => {
    let now = 0;
    const first = { chain: '0x5', head: '0x10' };
    const nodes = firstOf([chainNode(first), chainNode({ chain: '0x1', head: '0x20' })], {
      chainId: 1,
      now: () => now,
    });
    expect(await nodes.request({ method: 'eth_call' })).to.equal('from 0x20');
    first.chain = '0x1';
    now = 1_000;
    expect(await nodes.request({ method: 'eth_call' })).to.equal('from 0x10');
    const alone = firstOf([chainNode({ chain: '0x5', head: '0x10' })], { chainId: 1 });
    const error: unknown = await alone.request({ method: 'eth_call' }).catch((thrown: unknown) => thrown);
    expect(String(error)).to.contain('The node answers for chain 5, not 1.');
  });

  it('are left by a node of another chain that comes back in the place of one of ours', async () => {
    let now = 0;
    let isAway = false;
    const first = { chain: '0x1', head: '0x10' };
    const goes: JsonRpc = {
      request: (call) => (isAway ? away() : chainNode(first).request(call)),
    };
    const nodes = firstOf([goes, chainNode({ chain: '0x1', head: '0x20' })], { chainId: 1, now: () => now });
    expect(await nodes.request({ method: 'eth_call' })).to.equal('from 0x10');
    isAway = true;
    expect(await nodes.request({ method: 'eth_call' })).to.equal('from 0x20');
    isAway = false;
    first.chain = '0x5';
    now = 1_000;
    expect(await nodes.request({ method: 'eth_call' })).to.equal('from 0x20');
  });

  it('are believed about what is now by the highest: one more than three blocks behind comes later', async () => {
    let now = 0;
    const first = { chain: '0x1', head: '0x10' };
    const second = { chain: '0x1', head: '0x14' };
    const options = { chainId: 1, followsHeads: true, now: () => now };
    const nodes = firstOf([chainNode(first), chainNode(second)], options);
    expect(await nodes.request({ method: 'eth_call' })).to.equal('from 0x14');
    first.head = '0x11';
    now = 1_000;
    await nodes.request({ method: 'eth_call' });
    await new Promise(setImmediate);
    expect(await nodes.request({ method: 'eth_call' })).to.equal('from 0x11');
  });

  it('are all asked for a transaction that the first does not know', async () => {
    const known = { chain: '0x1', head: '0x10', receipt: '0xreceipt' };
    const nodes = firstOf([chainNode({ ...known, receipt: null }), chainNode(known)]);
    expect(await nodes.request({ method: 'eth_getTransactionReceipt' })).to.equal('0xreceipt');
    const none = firstOf([chainNode({ ...known, receipt: null }), { request: away }]);
    expect(await none.request({ method: 'eth_getTransactionReceipt' })).to.equal(null);
  });
});
