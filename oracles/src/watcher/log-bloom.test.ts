import { expect } from 'chai';
import { bytesToHex, hexToBytes, keccak256 } from 'viem';
import type { Hex } from 'viem';
import { mayHold } from './log-bloom.ts';

const escrow = '0x00000000000000000000000000000000000e5c20';
const transfer = '0xddf252ad1be2c89b69c2b068fc378daa952ba7f163c4a11628f55a4df523b3ef';
const nothing = bytesToHex(new Uint8Array(256));

/** A bloom of these values, by the same rule read the other way: three 11-bit numbers from the hash's first six bytes. */
function bloomOf(...values: Hex[]): Hex {
  const bloom = new Uint8Array(256);
  for (const value of values) {
    const hash = Buffer.from(hexToBytes(keccak256(value)));
    for (const place of [0, 2, 4]) {
      const bit = hash.readUInt16BE(place) % 2_048;
      bloom[255 - Math.floor(bit / 8)]! |= 2 ** (bit % 8);
    }
  }
  return bytesToHex(bloom);
}

describe("a block's bloom", () => {
  it('may hold a log when address and topics are in it', () => {
    const bloom = bloomOf(escrow, transfer);
    expect(mayHold(bloom, { address: escrow, topics: [transfer] })).to.equal(true);
    expect(mayHold(bloom, { address: [escrow], topics: [null] })).to.equal(true);
  });

  it('holds none when one of them is missing', () => {
    expect(mayHold(nothing, { address: escrow })).to.equal(false);
    expect(mayHold(bloomOf(escrow), { address: escrow, topics: [transfer] })).to.equal(false);
    expect(mayHold(bloomOf(transfer), { address: escrow, topics: [transfer] })).to.equal(false);
  });
});
