import { expect } from 'chai';
import type { Address } from 'viem';
import { movesOf } from './moves-of-receipt.ts';
import type { OwnAccount, OwnReceipt } from './moves-of-receipt.ts';

const relayer = '0x70997970C51812dc3A010C7d01b50e0d17dc79C8';
const treasury = '0x976EA74026E726554dB657fA54763abd0C3a0aa9';
const deposit: Address = `0x${'de'.repeat(20)}`;
const buyer: Address = `0x${'b0'.repeat(20)}`;
const ours = new Map<string, OwnAccount>([
  [relayer.toLowerCase(), { part: 'gas', openedBlock: 10n }],
  [treasury.toLowerCase(), { part: 'treasury', openedBlock: 10n }],
  [deposit, { part: 'deposit', openedBlock: 10n }],
]);
const told = (more: Partial<OwnReceipt>): string[] =>
  movesOf(
    {
      ...{ hash: '0x01', signer: relayer, purpose: 'act', nonce: 3n, to: buyer, valueWei: 0n, block: 11n },
      ...{ blockHash: '0x0b', succeeded: true, feeWei: 42n, ...more },
    },
    (address) => ours.get(address) ?? null,
  ).map(({ address, kind, wei }) => {
    const who = [...ours].find(([one]) => one === address)?.[1].part;
    return `${who ?? address} ${kind} ${wei.toString()}`;
  });

describe('what a transaction of ours did to accounts of ours', () => {
  it('burns its gas, whether it succeeded or not', () => {
    expect(told({})).to.deep.equal(['gas gas -42']);
    expect(told({ succeeded: false, valueWei: 9n, to: deposit })).to.deep.equal(['gas gas -42']);
  });

  it('burns gas and nothing else when it replaces another by sending nothing to itself', () => {
    expect(told({ purpose: 'cancel', to: relayer })).to.deep.equal(['gas gas -42']);
    expect(told({ purpose: 'cancel', to: relayer, valueWei: 5n })).to.deep.equal(['gas gas -42']);
  });

  it('tops an account of ours up for its gas, or moves trade money', () => {
    expect(told({ to: deposit, valueWei: 9n })).to.deep.equal([
      'gas gas -42',
      'gas top-up -9',
      'deposit top-up 9',
    ]);
    expect(told({ signer: deposit, to: treasury, valueWei: 9n })).to.deep.equal([
      'deposit gas -42',
      'deposit transfer -9',
      'treasury transfer 9',
    ]);
    expect(told({ signer: treasury, to: buyer, valueWei: 9n })).to.deep.equal([
      'treasury gas -42',
      'treasury transfer -9',
    ]);
  });

  it('leaves to the opening of an account what happened before, and tells trade money all the same', () => {
    const before = { block: 10n };
    expect(told({ ...before, to: deposit, valueWei: 9n })).to.deep.equal(['deposit opening 9']);
    expect(told({ ...before, signer: deposit, to: treasury, valueWei: 9n })).to.deep.equal([
      'deposit opening -42',
      'deposit transfer -9',
      'treasury transfer 9',
    ]);
    expect(told({ ...before, signer: treasury, valueWei: 9n })).to.deep.equal(['treasury transfer -9']);
    expect(told({ ...before, signer: deposit, to: relayer, valueWei: 9n })).to.deep.equal([
      'deposit opening -42',
      'deposit transfer -9',
    ]);
  });

  it('knows nothing of a key that is not ours', () => {
    expect(told({ signer: buyer, to: deposit, valueWei: 9n })).to.deep.equal(['deposit top-up 9']);
  });
});
