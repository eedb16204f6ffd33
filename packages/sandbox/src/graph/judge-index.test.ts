import { expect } from 'chai';
import { judgeIndex } from './judge-index.ts';

describe('judgeIndex', () => {
  const facts = { hasIndexingErrors: false, indexedHash: '0xAA', chainHash: '0xaa' };
  it('trusts an index that stands on a block of the chain', () => {
    expect(judgeIndex(facts)).to.equal('sound');
  });
  it('gives up one that failed, or stands on a block that the chain lost', () => {
    expect(judgeIndex({ ...facts, hasIndexingErrors: true })).to.equal('lost');
    expect(judgeIndex({ ...facts, chainHash: '0xbb' })).to.equal('lost');
    expect(judgeIndex({ ...facts, chainHash: null })).to.equal('lost');
  });
});
