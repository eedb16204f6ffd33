import { keccak_256 } from '@noble/hashes/sha3.js';
import { bytesToHex } from '@noble/hashes/utils.js';
import { expect } from 'chai';
import fc from 'fast-check';
import { keccak256 } from './keccak.ts';

describe('keccak256', () => {
  it('of nothing is the well-known value', () => {
    expect(bytesToHex(keccak256(new Uint8Array()))).to.equal(
      'c5d2460186f7233c927e7db2dcc703c0e500b653ca82273b7bfad8045d85a470',
    );
  });

  it('agrees with @noble/hashes at every length around the block size', () => {
    for (let length = 0; length <= 280; length += 1) {
      const bytes = Uint8Array.from({ length }, (_, i) => (i * 7 + length) % 256);
      expect(bytesToHex(keccak256(bytes)), String(length)).to.equal(bytesToHex(keccak_256(bytes)));
    }
  });

  it('agrees with @noble/hashes for any bytes', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 500 }), (bytes) => {
        expect(bytesToHex(keccak256(bytes))).to.equal(bytesToHex(keccak_256(bytes)));
      }),
    );
  });
});
