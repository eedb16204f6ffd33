import { expect } from 'chai';
import { serve } from '../fixtures/file-store.ts';
import { run } from '../run.ts';

const LOT = '966454070541694482361496602113';
const word = (value: number): string => value.toString(16).padStart(64, '0');

/** A node at block 16 of a chain that answers every call in one way. */
async function nodeThat(call: object, chainId = '0x7a69') {
  const server = await serve((_path, body) => {
    const { id, method } = JSON.parse(body) as { id: number; method: string };
    const said =
      method === 'eth_chainId'
        ? { result: chainId }
        : method === 'eth_blockNumber'
          ? { result: '0x10' }
          : call;
    return { jsonrpc: '2.0', id, ...said };
  });
  return { ...server, host: new URL(server.url).host };
}

describe('inspect', function () {
  this.timeout(20_000);
  const inspected = async (node: { url: string; close: () => Promise<void> }, ...options: string[]) => {
    const answer = await run(['inspect', 'lot', LOT, '--rpc', node.url, ...options]);
    await node.close();
    return answer;
  };

  it('says the figures with the call that reads each', async () => {
    const node = await nodeThat({ result: `0x${word(24_300_000)}${word(12_150_000)}` });
    expect(await inspected(node)).to.deep.equal({
      code: 0,
      stdout: [
        'leftGrams: 24300000 (MaterialLedger.remainingOf)',
        'leftEmissionsGrams: 12150000 (MaterialLedger.remainingOf)',
        'At block 16 of chain 31337.\n',
      ].join('\n'),
      stderr: '',
    });
  });

  it('says that the contracts know no such thing only when they say so themselves', async () => {
    const node = await nodeThat({ error: { code: 3, message: 'execution reverted', data: '0x' } });
    const { code, stdout } = await inspected(node);
    expect([code, stdout.split('\n').at(-2)]).to.deep.equal([
      ...[1, 'The contracts know no lot of this id at block 16 of chain 31337.'],
    ]);
  });

  it('cannot tell when the node does not answer the call, or has lost the state', async () => {
    const throttled = await nodeThat({ error: { code: -32_005, message: 'limit exceeded' } });
    expect(await inspected(throttled)).to.deep.equal({
      ...{ code: 2, stdout: '' },
      stderr: `The node at ${throttled.host} does not answer: Request exceeds defined limit. Check --rpc or RPC_URL.\n`,
    });
    const pruned = await nodeThat({ error: { code: -32_000, message: 'missing trie node 5e8b44aa' } });
    expect(await inspected(pruned)).to.deep.equal({
      ...{ code: 2, stdout: '' },
      stderr: `The node at ${pruned.host} no longer keeps the state of that block. Ask an archive node, or about a newer block.\n`,
    });
  });

  it('cannot tell at a block where the contract is not, or that is not there', async () => {
    expect(await inspected(await nodeThat({ result: '0x' }), '--block', '3')).to.deep.equal({
      ...{ code: 2, stdout: '' },
      stderr: 'MaterialLedger is not there at block 3: ask about a later block.\n',
    });
    expect(await inspected(await nodeThat({ result: '0x' }), '--block', '17')).to.deep.equal({
      ...{ code: 2, stdout: '' },
      stderr: 'Block 17 is not there yet: the chain has 16.\n',
    });
    expect((await inspected(await nodeThat({ result: '0x' }), '--block', '-1')).stderr).to.equal(
      '--block is a block number in digits, not "-1".\n',
    );
  });

  it('cannot tell on a chain that we are not on, of an id that is none, or without a node', async () => {
    expect((await inspected(await nodeThat({ result: '0x' }, '0x1'))).stderr).to.equal(
      'There is no deployment on chain 1. Known chains: 31337. Name a node of such a chain.\n',
    );
    const node = await nodeThat({ result: '0x' });
    expect((await run(['inspect', 'lot', '9'.repeat(78), '--rpc', node.url])).stderr).to.equal(
      `"${'9'.repeat(78)}" is not the id of a lot.\n`,
    );
    await node.close();
    const away = await run(['inspect', 'lot', LOT, '--rpc', 'http://127.0.0.1:9']);
    expect([away.code, away.stderr]).to.deep.equal([
      ...[2, 'The node at 127.0.0.1:9 does not answer: HTTP request failed. Check --rpc or RPC_URL.\n'],
    ]);
    expect((await run(['inspect', 'lot', LOT, '--rpc', 'localhost:8545'])).stderr).to.equal(
      '--rpc needs a web address, not "localhost:8545".\n',
    );
  });
});
