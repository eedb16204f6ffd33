import { createHash } from 'node:crypto';
import { expect } from 'chai';
import {
  bookProofOf,
  bookRootOf,
  entryDigest,
  entryText,
  FIRST_HASH,
  isUnderBookRoot,
  sealHash,
  type EntryFacts,
} from './index.ts';

const capture: EntryFacts = {
  id: 'f89549b7-6d3c-8fb2-8ac8-c7d38cf6dba5',
  kind: 'post',
  pendingId: '01a20687-a5b4-86e1-804c-b0e0d5ee8742',
  debitAccountId: '11111111-6d3c-8fb2-8ac8-c7d38cf6dba5',
  creditAccountId: '22222222-6d3c-8fb2-8ac8-c7d38cf6dba5',
  amountMinor: 3_587_040_000n,
  code: 'capture',
  expiresAtUs: null,
  position: 0,
  groupId: '33333333-6d3c-8fb2-8ac8-c7d38cf6dba5',
  externalRef: '31337:0xab:4',
  orderId: null,
  chainId: 31_337n,
  blockNumber: 20n,
  effectiveAtUs: 1_795_424_400_000_000n,
  period: '2026-11',
};

describe('ledger: the hash chain', () => {
  it('hashes every field, nothing for what is absent', () => {
    expect(entryText(capture)).to.equal(
      'f89549b7-6d3c-8fb2-8ac8-c7d38cf6dba5|post|01a20687-a5b4-86e1-804c-b0e0d5ee8742|' +
        '11111111-6d3c-8fb2-8ac8-c7d38cf6dba5|22222222-6d3c-8fb2-8ac8-c7d38cf6dba5|3587040000|capture||0|' +
        '33333333-6d3c-8fb2-8ac8-c7d38cf6dba5|31337:0xab:4||31337|20|1795424400000000|2026-11',
    );
    expect(entryDigest('')).to.equal('0xe3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855');
  });

  it('links an entry to the one before, as SHA-256 of 72 bytes', () => {
    const digest = entryDigest(entryText(capture));
    const expected = createHash('sha256')
      .update(Buffer.alloc(32))
      .update(Buffer.from('0000000000000001', 'hex'))
      .update(Buffer.from(digest.slice(2), 'hex'))
      .digest('hex');
    expect(sealHash(FIRST_HASH, 1n, digest)).to.equal(`0x${expected}`);
  });

  it('is put under one root, and each entry leads to it', () => {
    const hashes = [1n, 2n, 3n, 4n, 5n].map((place) => sealHash(FIRST_HASH, place, entryDigest('')));
    const root = bookRootOf(hashes)!;
    for (const hash of hashes) {
      expect(isUnderBookRoot(root, hash, bookProofOf(hashes, hash)!)).to.equal(true);
    }
    const stranger = sealHash(FIRST_HASH, 6n, entryDigest(''));
    expect(bookProofOf(hashes, stranger)).to.equal(undefined);
    expect(isUnderBookRoot(root, stranger, bookProofOf(hashes, hashes[0]!)!)).to.equal(false);
    expect(bookRootOf([])).to.equal(undefined);
  });
});
