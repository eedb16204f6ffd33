import { expect } from 'chai';
import { serve } from '../fixtures/file-store.ts';
import { run } from '../run.ts';

const signer = `0x${'51'.repeat(20)}`;

describe('rotate-signers', function () {
  this.timeout(20_000);
  const before = process.env['CHAIN_ID'];
  afterEach(() => {
    if (before === undefined) delete process.env['CHAIN_ID'];
    else process.env['CHAIN_ID'] = before;
  });
  const refused = async (...words: string[]): Promise<string> => {
    const { code, stdout, stderr } = await run(['rotate-signers', ...words]);
    expect([code, stdout]).to.deep.equal([2, '']);
    return stderr;
  };

  it('says in one sentence that the chain is not ours, is no number, or is another one than the node’s', async () => {
    process.env['CHAIN_ID'] = '5';
    expect(await refused('show')).to.equal(
      'There is no deployment on chain 5. Known chains: 31337. Name a node of such a chain.\n',
    );
    process.env['CHAIN_ID'] = 'mainnet';
    expect(await refused('show')).to.equal('CHAIN_ID is a number, not "mainnet".\n');
    delete process.env['CHAIN_ID'];
    expect(await refused('show', '--rpc', 'http://127.0.0.1:9')).to.equal(
      'The node at 127.0.0.1:9 does not answer: HTTP request failed. Check --rpc or RPC_URL.\n',
    );
    const node = await serve((_path, body) => ({
      ...{ jsonrpc: '2.0', id: (JSON.parse(body) as { id: number }).id, result: '0x1' },
    }));
    expect(await refused('show', '--rpc', node.url)).to.equal(
      'There is no deployment on chain 1. Known chains: 31337. Name a node of such a chain.\n',
    );
    await node.close();
  });

  it('sends nothing with a key that is none, and repeats nothing of it', async () => {
    const kept = process.env['REGISTRAR_KEY'];
    try {
      for (const key of [`0x${'0'.repeat(64)}`, `0x${'zz'.repeat(32)}`, 'secret']) {
        process.env['REGISTRAR_KEY'] = key;
        expect(await refused('cancel', '--rpc', 'http://127.0.0.1:9')).to.equal(
          'REGISTRAR_KEY is not a private key.\n',
        );
      }
      process.env['REGISTRAR_KEY'] = `0x${'11'.repeat(32)}`;
      expect(await refused('cancel', '--rpc', 'http://127.0.0.1:9/key-of-a-provider')).to.equal(
        'The node at 127.0.0.1:9 does not answer: HTTP request failed. Check --rpc or RPC_URL.\n',
      );
    } finally {
      if (kept === undefined) delete process.env['REGISTRAR_KEY'];
      else process.env['REGISTRAR_KEY'] = kept;
    }
  });

  it('takes a whole number of the signers as threshold', async () => {
    for (const threshold of ['0', '2', '-1', '1.0', '0x1', '1e0', '99999999999999999999'])
      expect(await refused('announce', '--signers', signer, '--threshold', threshold)).to.equal(
        '--threshold must be a whole number from 1 to 1.\n',
      );
  });
});
