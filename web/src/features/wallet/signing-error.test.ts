import { expect } from 'chai';
import { signingFailure } from './signing-error.ts';

describe('signingFailure', () => {
  it('knows a refusal at any depth', () => {
    const refusal = Object.assign(new Error('User rejected'), { code: 4001 });
    expect(signingFailure(refusal)).to.deep.equal({ kind: 'declined' });
    expect(signingFailure(new Error('wrapped', { cause: refusal }))).to.deep.equal({ kind: 'declined' });
  });
  it('gives the first line of anything else, as a sentence', () => {
    expect(signingFailure(new Error('Chain mismatch\nVersion: 2'))).to.deep.equal({
      kind: 'failed',
      reason: 'Chain mismatch.',
    });
  });
});
