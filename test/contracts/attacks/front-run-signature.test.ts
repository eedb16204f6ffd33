/**
 * Attack: somebody sees the payer's signature on its way and submits it first.
 *
 * Known of ERC-2612 permits (a permit that was submitted already makes the caller's own fail), of ERC-3009 transfers, and of
 * older Permit2 commits, which let anyone spend a signature (commerce-payments, ProtoSec review 3). Ours: the signature of an
 * ERC-3009 or Permit2 payment moves money to this escrow alone, and only together with the terms; authorize by
 * allowance needs no permit to succeed.
 *
 * ├── ERC-3009: the token refuses any caller but the escrow, and any other function
 * ├── Permit2: refuses any spender but the escrow
 * ├── an ERC-2612 permit: submitted by anyone, and the payment goes through
 * └── authorize itself, submitted by anyone: it is the payment that the payer signed
 */
import { paymentIdOf } from '@topsteel/chain';
import { expect } from 'chai';
import {
  ALLOWANCE,
  collectionOf,
  consentOf,
  ERC3009,
  holdings,
  MAX_AMOUNT,
  permitOf,
  refuses,
  stateOf,
  termsOf,
} from '../payment.ts';
import { ethers, now, sign, worldIn } from '../world.ts';

const NOBODY = ethers.ZeroAddress;

describe('Attack: a signature that is submitted first by somebody else', () => {
  it('ERC-3009 moves nothing outside the escrow', async () => {
    const w = await worldIn('BenchToken');
    const terms = await termsOf(w);
    const signature = await collectionOf(w, terms);
    const id = paymentIdOf(w.deployment, terms);
    const to = w.deployment.settlementEscrow;
    const given: unknown[] = [terms.payer, to, terms.maxAmount, 0, terms.authorizeBefore, id, signature];
    await expect(w.token.connect(w.stranger).receiveWithAuthorization(...given))
      .to.be.revertedWithCustomError(w.token, 'CallerNotPayee')
      .withArgs(w.stranger.address, to);
    given[1] = w.stranger.address;
    await expect(
      w.token.connect(w.stranger).receiveWithAuthorization(...given),
    ).to.be.revertedWithCustomError(w.token, 'AuthorizationSignatureInvalid');
    await w.escrow.authorize(terms, ERC3009, signature, NOBODY, '0x');
  });

  it('Permit2 moves nothing outside the escrow', async () => {
    const w = await worldIn('BenchToken');
    await w.token.connect(w.buyer).approve(w.permit2.target, MAX_AMOUNT);
    const terms = await termsOf(w);
    const signature = await permitOf(w, terms);
    const id = paymentIdOf(w.deployment, terms);
    const witness = ethers.keccak256(
      ethers.AbiCoder.defaultAbiCoder().encode(
        ['bytes32', 'bytes32', 'address'],
        [ethers.id('PaymentWitness(bytes32 paymentId,address payer)'), id, terms.payer],
      ),
    );
    const type =
      'PaymentWitness witness)PaymentWitness(bytes32 paymentId,address payer)TokenPermissions(address token,uint256 amount)';
    const permit = {
      permitted: { token: terms.token, amount: MAX_AMOUNT },
      nonce: BigInt(id),
      deadline: terms.authorizeBefore,
    };
    for (const to of [w.stranger.address, w.deployment.settlementEscrow]) {
      const details = { to, requestedAmount: MAX_AMOUNT };
      await expect(
        w.permit2
          .connect(w.stranger)
          .permitWitnessTransferFrom(permit, details, terms.payer, witness, type, signature),
      ).to.be.revertedWithCustomError(w.permit2, 'InvalidSigner');
    }
    await w.escrow.authorize(terms, 1, signature, NOBODY, '0x');
  });

  it('an ERC-2612 permit that anyone submitted first does no harm', async () => {
    const w = await worldIn('BenchToken');
    const terms = await termsOf(w);
    const message = {
      owner: terms.payer,
      spender: w.deployment.settlementEscrow,
      value: MAX_AMOUNT,
      nonce: 0,
      deadline: (await now()) + 1_000,
    };
    const permit = await sign(w.buyer, {
      domain: { name: 'USD Coin', version: '2', chainId: 31337, verifyingContract: terms.token },
      types: {
        Permit: [
          { name: 'owner', type: 'address' },
          { name: 'spender', type: 'address' },
          { name: 'value', type: 'uint256' },
          { name: 'nonce', type: 'uint256' },
          { name: 'deadline', type: 'uint256' },
        ],
      },
      primaryType: 'Permit',
      message,
    });
    const { v, r, s } = ethers.Signature.from(permit);
    const { owner, spender, value, deadline } = message;
    await w.token.connect(w.stranger).permit(owner, spender, value, deadline, v, r, s);
    await w.escrow.authorize(terms, ALLOWANCE, await consentOf(w, terms), NOBODY, '0x');
    expect(await holdings(w, { address: spender })).to.deep.equal([MAX_AMOUNT]);
  });

  it('authorize by anyone is the payment that the payer signed, once', async () => {
    const w = await worldIn('BenchToken');
    const terms = await termsOf(w);
    const signature = await collectionOf(w, terms);
    await w.escrow.connect(w.stranger).authorize(terms, ERC3009, signature, NOBODY, '0x');
    const id = paymentIdOf(w.deployment, terms);
    expect((await stateOf(w, id)).capturable).to.equal(MAX_AMOUNT);
    const late = w.escrow.connect(w.relayer).authorize(terms, ERC3009, signature, NOBODY, '0x');
    await refuses(w, late, 'AlreadyAuthorized', id);
    await w.escrow.connect(w.relayer).capture(terms, MAX_AMOUNT, true);
  });
});
