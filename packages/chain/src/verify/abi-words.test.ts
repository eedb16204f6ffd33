import { expect } from 'chai';
import fc from 'fast-check';
import {
  encodeAbiParameters,
  encodeFunctionData,
  keccak256,
  parseAbi,
  toFunctionSelector,
  toHex,
} from 'viem';
import { encodeCall, encodeWord, keccak, readWords, selectorOf } from './abi-words.ts';

const address = fc.uint8Array({ minLength: 20, maxLength: 20 }).map((bytes) => toHex(bytes));
const bytes32 = fc.uint8Array({ minLength: 32, maxLength: 32 }).map((bytes) => toHex(bytes));
const uint256 = fc.bigInt({ min: 0n, max: 2n ** 256n - 1n });

describe('ABI words', () => {
  it('encode calls as viem does', () => {
    const abi = parseAbi([
      'function isRevoked(address issuer, uint64 batch, uint32 index) view returns (bool)',
    ]);
    fc.assert(
      fc.property(
        address,
        fc.bigInt({ min: 0n, max: 2n ** 64n - 1n }),
        fc.nat(2 ** 32 - 1),
        (issuer, batch, index) => {
          expect(encodeCall('isRevoked(address,uint64,uint32)', [issuer, batch, index])).to.equal(
            encodeFunctionData({ abi, functionName: 'isRevoked', args: [issuer, batch, index] }),
          );
        },
      ),
    );
  });

  it('read what viem encodes', () => {
    const types = [
      { type: 'bytes32' },
      { type: 'address' },
      { type: 'uint256' },
      { type: 'uint48' },
    ] as const;
    fc.assert(
      fc.property(bytes32, address, uint256, fc.nat(2 ** 31), (hash, account, amount, time) => {
        const words = readWords(encodeAbiParameters(types, [hash, account, amount, time]));
        expect([words.hex(0), words.address(1), words.uint(2), words.number(3)]).to.deep.equal([
          hash,
          account,
          amount,
          time,
        ]);
      }),
    );
  });

  it('read lists of integers among other words', () => {
    const types = [{ type: 'uint32[]' }, { type: 'address' }, { type: 'uint48' }] as const;
    fc.assert(
      fc.property(
        fc.array(fc.nat(2 ** 32 - 1), { maxLength: 20 }),
        address,
        fc.nat(2 ** 31),
        (indices, signer, time) => {
          const words = readWords(encodeAbiParameters(types, [indices, signer, time]));
          expect([words.uints(0), words.address(1), words.number(2)]).to.deep.equal([
            indices.map(BigInt),
            signer,
            time,
          ]);
        },
      ),
    );
  });

  it('hash and select as viem does', () => {
    fc.assert(
      fc.property(fc.string(), (text) => text.startsWith('0x') || keccak(text) === keccak256(toHex(text))),
    );
    expect(`0x${selectorOf('lotOf(uint256)')}`).to.equal(toFunctionSelector('lotOf(uint256)'));
  });

  it('refuse what does not fit and what is not there', () => {
    expect(() => encodeWord(2n ** 256n)).to.throw('does not fit a 32-byte word');
    expect(() => encodeWord(-1n)).to.throw('does not fit a 32-byte word');
    expect(() => readWords('0x').uint(0)).to.throw('The answer has no word 0.');
    const list = encodeAbiParameters([{ type: 'uint32[]' }], [[7, 8]]);
    expect(() => readWords(list.slice(0, -64)).uints(0)).to.throw('The answer has no word 3.');
  });
});
