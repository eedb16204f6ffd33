import { expect } from 'chai';
import { Seal } from './seal.ts';

const secret = Buffer.from('{"kty":"EC","d":"jpsQnnGQmL-YBIffH1136cspYG6-0iY7X1fCE9-E9LI"}');
const seal = new Seal('k'.repeat(32));
const place = 'credential_key:7f3c:key-1';

describe('a sealed secret', () => {
  it('opens where it belongs', () => {
    expect(seal.open(seal.close(secret, place), place).equals(secret)).to.equal(true);
  });

  it('never looks the same twice, and shows nothing of what it holds', () => {
    const [first, second] = [seal.close(secret, place), seal.close(secret, place)];
    expect(first.equals(second)).to.equal(false);
    expect(first.includes('kty')).to.equal(false);
    expect(first.length).to.equal(secret.length + 28);
  });

  it('opens nowhere else, with no other key, and not with a flipped bit', () => {
    const closed = seal.close(secret, place);
    const flipped = Uint8Array.from(closed, (byte, index) => (index === closed.length - 1 ? byte ^ 1 : byte));
    for (const open of [
      () => seal.open(closed, 'credential_key:7f3c:key-2'),
      () => new Seal('j'.repeat(32)).open(closed, place),
      () => seal.open(flipped, place),
      () => seal.open(closed.subarray(0, 5), place),
    ]) {
      expect(open).to.throw('CREDENTIAL_KEY is not the one they were sealed with');
    }
  });
});
