/**
 * Attack: tokens that do not behave.
 *
 * Kleros escrow-v2 @ff4de08 credits the amount without looking at the balance, so a fee on transfer makes it insolvent.
 * RequestNetwork tests with BadERC20 and UsdtFake. commerce-payments: ProtoSec review 3, I-02, a transfer to an address
 * without code counts as paid. Ours: the balance must grow by exactly the amount, an answer must be true or absent from
 * a token with code, and only tokens with a cap are asked at all.
 *
 * ├── fee on transfer: refused on the way in; on the way out the escrow pays what it owes and no more
 * ├── false instead of a revert: refused on the way in; on the way out it becomes credit
 * ├── no answer at all (USDT): works, by allowance and by Permit2
 * ├── no code: refused
 * └── rebasing: stated as a limit; a shortfall becomes credit and nobody is blocked
 */
import { expect } from 'chai';
import {
  ALLOWANCE,
  authorize,
  collectionOf,
  consentOf,
  ERC3009,
  holdings,
  MAX_AMOUNT,
  PERMIT2,
  permitOf,
  refuses,
  termsOf,
} from '../payment.ts';
import { deploy, ethers, worldIn, type Hex } from '../world.ts';

const NOBODY = ethers.ZeroAddress;

describe('Attack: tokens that do not behave', () => {
  it('INV-1: a fee on the way in is refused', async () => {
    const w = await worldIn('HostileToken');
    const terms = await termsOf(w);
    await w.token.keep(1);
    const sent = w.escrow.authorize(terms, ERC3009, await collectionOf(w, terms), NOBODY, '0x');
    await refuses(w, sent, 'CollectedWrongAmount', MAX_AMOUNT - 1n, MAX_AMOUNT);
  });

  it('a fee on the way out is the payee’s loss alone', async () => {
    const w = await worldIn('HostileToken');
    const terms = await termsOf(w, 0n, { feeBps: 0, feeShares: [] });
    const id = await authorize(w, terms);
    await w.token.keep(1);
    await w.escrow.connect(w.relayer).capture(terms, 1_000n, false);
    const escrow = { address: String(w.escrow.target) };
    const [mill, left] = await holdings(w, w.mill, escrow);
    expect(mill).to.equal(999n);
    expect(left).to.equal(MAX_AMOUNT - 999n);
    expect((await w.escrow.stateOf(id)).capturable).to.equal(MAX_AMOUNT - 1_000n);
  });

  it('a balance that shrinks during the deposit is refused, not wrapped around', async () => {
    const w = await worldIn('HostileToken');
    await w.token.mint(w.escrow.target, 10n);
    const terms = await termsOf(w, 0n, { maxAmount: 5n, feeBps: 0, feeShares: [] });
    const call = w.token.interface.encodeFunctionData('shrink', [w.escrow.target, 12n]);
    await w.token.callBack(w.token.target, call, true);
    const sent = w.escrow.authorize(terms, ERC3009, await collectionOf(w, terms), NOBODY, '0x');
    await refuses(w, sent, 'CollectedWrongAmount', 0n, 5n);
  });

  it('false on the way in is refused', async () => {
    const w = await worldIn('HostileToken');
    const terms = await termsOf(w);
    await w.token.connect(w.buyer).approve(w.escrow.target, MAX_AMOUNT);
    await w.token.refuse(true);
    const sent = w.escrow.authorize(terms, ALLOWANCE, await consentOf(w, terms), NOBODY, '0x');
    await expect(sent)
      .to.be.revertedWithCustomError(w.escrow, 'SafeERC20FailedOperation')
      .withArgs(w.token.target);
    const signed = w.escrow.authorize(terms, ERC3009, await collectionOf(w, terms), NOBODY, '0x');
    await refuses(w, signed, 'CollectedWrongAmount', 0n, MAX_AMOUNT);
  });

  it('false on the way out becomes credit', async () => {
    const w = await worldIn('HostileToken');
    const terms = await termsOf(w);
    await authorize(w, terms);
    await w.token.refuse(true);
    await w.escrow.connect(w.relayer).capture(terms, 1_000_000_000n, true);
    const credits = [w.mill, w.treasury, w.fund, w.buyer].map(
      ({ address }) => w.escrow.creditOf(w.token.target, address) as Promise<bigint>,
    );
    expect(await Promise.all(credits)).to.deep.equal([985_000_000n, 12_000_000n, 3_000_000n, 2_675_000_000n]);
    await expect(
      w.escrow.connect(w.mill).claimCredit(w.token.target, w.mill.address),
    ).to.be.revertedWithCustomError(w.escrow, 'SafeERC20FailedOperation');
    await w.token.refuse(false);
    await w.escrow.connect(w.mill).claimCredit(w.token.target, w.mill.address);
    expect(await holdings(w, w.mill)).to.deep.equal([985_000_000n]);
  });

  for (const method of [ALLOWANCE, PERMIT2]) {
    it(`a token without answers works by ${method === PERMIT2 ? 'Permit2' : 'allowance'}`, async () => {
      const w = await worldIn('QuietToken');
      const spender = method === PERMIT2 ? w.permit2.target : w.escrow.target;
      await w.token.connect(w.buyer).approve(spender, MAX_AMOUNT);
      const terms = await termsOf(w);
      const signature = method === PERMIT2 ? await permitOf(w, terms) : await consentOf(w, terms);
      const escrow = w.escrow.connect(w.relayer);
      await escrow.authorize(terms, method, signature, NOBODY, '0x');
      await w.token.setBlocked(w.fund.address, true);
      await escrow.capture(terms, 1_000_000_000n, true);
      expect(await holdings(w, w.mill, w.treasury, w.fund)).to.deep.equal([985_000_000n, 12_000_000n, 0n]);
      expect(await escrow.creditOf(w.token.target, w.fund.address)).to.equal(3_000_000n);
      await w.token.connect(w.mill).approve(w.escrow.target, 985_000_000n);
      await w.token.connect(w.treasury).approve(w.escrow.target, 12_000_000n);
      await w.escrow.connect(w.fund).claimCredit(w.token.target, w.stranger.address);
      expect(await holdings(w, w.stranger)).to.deep.equal([3_000_000n]);
    });
  }

  it('an address without code is refused, though it has a cap', async () => {
    const w = await worldIn('BenchToken');
    const token = w.stranger.address as Hex;
    const { directory, materialLedger, oracleReports } = w.deployment;
    const given = [directory, materialLedger, oracleReports, w.permit2.target, w.walletDeployer.target];
    const escrow = await deploy('SettlementEscrow', [...given, [{ token, cap: 1_000n }]]);
    const terms = await termsOf(w, 0n, { token, maxAmount: 1_000n });
    for (const method of [ERC3009, PERMIT2, ALLOWANCE]) {
      const sent = escrow.connect(w.buyer).authorize(terms, method, '0x', NOBODY, '0x');
      await expect(sent).to.be.revertedWithoutReason(ethers);
    }
  });

  it('a rebase that takes money away blocks nobody: what is missing becomes credit', async () => {
    const w = await worldIn('HostileToken');
    const terms = await termsOf(w, 0n, { feeBps: 0, feeShares: [] });
    await authorize(w, terms);
    await w.token.shrink(w.escrow.target, 1n);
    await w.escrow.connect(w.relayer).capture(terms, MAX_AMOUNT, false);
    expect(await w.escrow.creditOf(w.token.target, w.mill.address)).to.equal(MAX_AMOUNT);
  });
});
