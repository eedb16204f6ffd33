import { expect } from 'chai';
import { signingError } from './signing-error.ts';

describe('signingError', () => {
  it('knows a refusal at any depth', () => {
    const refusal = Object.assign(new Error('User rejected'), { code: 4001 });
    const declined = 'You declined in the wallet. Nothing was signed and no money has left your account.';
    expect(signingError(refusal)).to.equal(declined);
    expect(signingError(new Error('wrapped', { cause: refusal }))).to.equal(declined);
  });
  it('gives the first line of anything else', () => {
    expect(signingError(new Error('Chain mismatch\nVersion: 2'))).to.equal(
      'The wallet could not sign: Chain mismatch. Nothing was sent and no money has left your account.',
    );
  });
});
