/**
 * Attack: the factory that an ERC-6492 signature names is anything but a factory.
 *
 * commerce-payments, ProtoSec review 3, I-10: a collector must never make a low-level call of the payer's choice, or it lends
 * its allowances to everybody; they go through Multicall3. Ours: through a contract that has nothing and may do nothing, before
 * the balance is read, and inside the guard.
 *
 * ├── it cannot spend allowances that people gave the escrow
 * ├── it cannot pass a gift off as the payment
 * ├── it cannot enter the escrow
 * └── it is not called when the payer has code
 */
import { expect } from 'chai';
import { collectionOf, ERC3009, holdings, MAX_AMOUNT, refuses, termsOf } from '../payment.ts';
import { deploy, ethers, worldIn, type Hex } from '../world.ts';

const SUFFIX = '6492'.repeat(16);
const NOBODY = ethers.ZeroAddress;

function wrapped(factory: string, data: string, signature: string): Hex {
  const types = ['address', 'bytes', 'bytes'];
  return `${ethers.AbiCoder.defaultAbiCoder().encode(types, [factory, data, signature])}${SUFFIX}` as Hex;
}

describe('Attack: a hostile factory', () => {
  it('cannot spend allowances given to the escrow', async () => {
    const w = await worldIn('BenchToken');
    await w.token.mint(w.mill.address, MAX_AMOUNT);
    await w.token.connect(w.mill).approve(w.escrow.target, MAX_AMOUNT);
    const theft = w.token.interface.encodeFunctionData('transferFrom', [
      w.mill.address,
      w.stranger.address,
      MAX_AMOUNT,
    ]);
    const terms = await termsOf(w);
    const collection = wrapped(String(w.token.target), theft, await collectionOf(w, terms));
    await expect(w.escrow.authorize(terms, ERC3009, collection, NOBODY, '0x'))
      .to.be.revertedWithCustomError(w.walletDeployer, 'WalletDeployer_CallFailed')
      .withArgs(w.token.target);
  });

  it('INV-1: cannot pass a gift off as the payment', async () => {
    const w = await worldIn('HostileToken');
    const terms = await termsOf(w);
    await w.token.refuse(true);
    const gift = w.token.interface.encodeFunctionData('mint', [w.escrow.target, MAX_AMOUNT]);
    const sent = w.escrow.authorize(
      terms,
      ERC3009,
      wrapped(String(w.token.target), gift, '0x'),
      NOBODY,
      '0x',
    );
    await refuses(w, sent, 'CollectedWrongAmount', 0n, MAX_AMOUNT);
  });

  it('cannot enter the escrow', async () => {
    const w = await worldIn('BenchToken');
    const terms = await termsOf(w);
    const entry = w.escrow.interface.encodeFunctionData('reclaim', [terms, []]);
    const collection = wrapped(String(w.escrow.target), entry, await collectionOf(w, terms));
    await expect(w.escrow.authorize(terms, ERC3009, collection, NOBODY, '0x'))
      .to.be.revertedWithCustomError(w.walletDeployer, 'WalletDeployer_CallFailed')
      .withArgs(w.escrow.target);
  });

  it('is not called when the payer has code', async () => {
    const w = await worldIn('BenchToken');
    const wallet = await deploy('OwnedWallet', [w.buyer.address]);
    await w.token.mint(wallet.target, MAX_AMOUNT);
    const terms = await termsOf(w, 0n, { payer: wallet.target as Hex });
    const call = w.token.interface.encodeFunctionData('mint', [w.stranger.address, 1n]);
    const collection = wrapped(String(w.token.target), call, await collectionOf(w, terms));
    await w.escrow.authorize(terms, ERC3009, collection, NOBODY, '0x');
    expect(await holdings(w, w.stranger)).to.deep.equal([0n]);
  });
});
