import { expect } from 'chai';
import { base32Of, codeOf, otpauthUri, stepAt, stepOf } from './totp.ts';

const SECRET = Buffer.from('12345678901234567890');

describe('TOTP', () => {
  it('has the values of RFC 6238, appendix B (SHA-1, their last six digits)', () => {
    const vectors: [seconds: number, code: string][] = [
      [59, '287082'],
      [1_111_111_109, '081804'],
      [1_111_111_111, '050471'],
      [1_234_567_890, '005924'],
      [2_000_000_000, '279037'],
      [20_000_000_000, '353130'],
    ];
    for (const [seconds, code] of vectors)
      expect(codeOf(SECRET, stepAt(new Date(seconds * 1_000))), seconds.toString()).to.equal(code);
  });

  it('takes the step before and after, and no further', () => {
    const now = new Date(59_000);
    expect([-2n, -1n, 0n, 1n, 2n].map((offset) => stepOf(SECRET, codeOf(SECRET, 10n + offset), new Date(300_000)))).to.deep.equal(
      [null, 9n, 10n, 11n, null],
    );
    for (const wrong of ['28708', '2870822', 'abcdef', '', ' 28708', '２８７０８２'])
      expect(stepOf(SECRET, wrong, now), wrong).to.equal(null);
  });

  it('writes base32 as RFC 4648, 10', () => {
    expect(['', 'f', 'fo', 'foo', 'foob', 'fooba', 'foobar'].map((text) => base32Of(Buffer.from(text)))).to.deep.equal(
      ['', 'MY', 'MZXQ', 'MZXW6', 'MZXW6YQ', 'MZXW6YTB', 'MZXW6YTBOI'],
    );
    expect(otpauthUri('a@b.example', Buffer.from('foobar'))).to.equal(
      'otpauth://totp/TopSteel%3Aa%40b.example?secret=MZXW6YTBOI&issuer=TopSteel&algorithm=SHA1&digits=6&period=30',
    );
  });
});
