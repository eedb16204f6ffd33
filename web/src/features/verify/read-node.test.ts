import { expect } from 'chai';
import { readNode } from './read-node.ts';

const asking = (node: string) =>
  readNode(new Request(`https://steel.example/v/1?${new URLSearchParams({ node }).toString()}`));

describe('readNode', () => {
  it('takes HTTPS and the reader’s own machine', () => {
    expect(asking('https://rpc.example/key')).to.deep.equal({
      state: 'asked',
      url: 'https://rpc.example/key',
    });
    expect(asking('http://localhost:8545')).to.deep.equal({ state: 'asked', url: 'http://localhost:8545/' });
  });

  it('refuses what could not be put into a policy, or carries a password', () => {
    for (const node of [
      'http://rpc.example',
      'javascript:alert(1)',
      'https://a:b@rpc.example',
      'rpc',
      `https://${'a'.repeat(400)}.example`,
    ])
      expect(asking(node), node).to.deep.equal({ state: 'wrong' });
  });

  it('asks none when none is named', () => {
    expect(asking('')).to.deep.equal({ state: 'none' });
    expect(readNode(new Request('https://steel.example/v/1'))).to.deep.equal({ state: 'none' });
  });
});
