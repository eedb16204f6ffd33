import { expect } from 'chai';
import fc from 'fast-check';
import { base32Decode, base32Encode, rawCidOf, sha256OfRawCid } from './index.ts';

const bytes = (text: string) => new TextEncoder().encode(text);

describe('address of a raw block', () => {
  it('encodes base32 as RFC 4648 does, in lower case without padding', () => {
    const rows: [string, string][] = [
      ['', ''],
      ['f', 'my'],
      ['fo', 'mzxq'],
      ['foo', 'mzxw6'],
      ['foob', 'mzxw6yq'],
      ['fooba', 'mzxw6ytb'],
      ['foobar', 'mzxw6ytboi'],
    ];
    for (const [text, encoded] of rows) expect(base32Encode(bytes(text)), text).to.equal(encoded);
  });

  it('is known for empty bytes and for "hello world"', () => {
    expect(rawCidOf('e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855')).to.equal(
      'bafkreihdwdcefgh4dqkjv67uzcmw7ojee6xedzdetojuzjevtenxquvyku',
    );
    expect(rawCidOf('0xb94d27b9934d3e08a52e52d7da7dabfac484efe37a5380ee9088f7ace2efcde9')).to.equal(
      'bafkreifzjut3te2nhyekklss27nh3k72ysco7y32koao5eei66wof36n5e',
    );
  });

  it('holds the hash and gives it back', () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 32, maxLength: 32 }), (digest) => {
        const hash = `0x${Buffer.from(digest).toString('hex')}`;
        expect(sha256OfRawCid(rawCidOf(hash))).to.equal(hash);
        expect([...base32Decode(base32Encode(digest))]).to.deep.equal([...digest]);
      }),
    );
  });

  it('is refused when it is of another kind', () => {
    const wrong = [
      'QmdfTbBqBPQ7VNxZEYEj14VmRuZBkqFbiwReogJgS1zR1n',
      'bafybeihdwdcefgh4dqkjv67uzcmw7ojee6xedzdetojuzjevtenxquvyku',
      'bafkreihdwdcefgh4dqkjv67uzcmw7ojee6xedzdetojuzjevtenxquvykv',
      'b',
      '',
    ];
    for (const cid of wrong)
      expect(() => sha256OfRawCid(cid), cid).to.throw('is not the address of a raw block');
    expect(() => rawCidOf('abc')).to.throw('is not a SHA-256');
  });
});
