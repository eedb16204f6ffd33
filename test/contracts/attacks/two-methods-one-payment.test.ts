/**
 * Attack: a payer who signed by two methods, or for more than the terms, is charged twice or too much.
 *
 * commerce-payments, ProtoSec review 2, M-01: one collector signed `amount` instead of `maxAmount`, so a signature could not be
 * used as agreed; ProtoSec review 1, Low: preApprove counts twice. Ours: one state per id whatever the method, and every method
 * moves `maxAmount`, exactly.
 *
 * ├── a second method for the same payment: refused, by authorize and by charge
 * ├── a larger allowance, or a larger permit: only the maximum moves
 * └── a signature over another amount: refused
 */
import { receiveWithAuthorizationTypedData } from '@topsteel/chain';
import { expect } from 'chai';
import {
  ALLOWANCE,
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
import { ethers, sign, worldIn } from '../world.ts';

const NOBODY = ethers.ZeroAddress;

describe('Attack: two methods for one payment', () => {
  async function signed() {
    const w = await worldIn('BenchToken');
    const terms = await termsOf(w);
    for (const spender of [w.permit2.target, w.escrow.target]) {
      await w.token.connect(w.buyer).approve(spender, ethers.MaxUint256);
    }
    const signatures = [await collectionOf(w, terms), await permitOf(w, terms), await consentOf(w, terms)];
    return { w, terms, signatures, id: await w.escrow.paymentId(terms) };
  }

  for (const first of [ERC3009, PERMIT2, ALLOWANCE]) {
    it(`INV-3: method ${first} first, no other after it`, async () => {
      const { w, terms, signatures, id } = await signed();
      await w.escrow.authorize(terms, first, signatures[first], NOBODY, '0x');
      for (const second of [ERC3009, PERMIT2, ALLOWANCE]) {
        const again = w.escrow.authorize(terms, second, signatures[second], NOBODY, '0x');
        await refuses(w, again, 'AlreadyAuthorized', id);
        const charged = w.escrow.connect(w.relayer).charge(terms, second, signatures[second]);
        await refuses(w, charged, 'AlreadyAuthorized', id);
      }
      expect(await holdings(w, w.buyer)).to.deep.equal([100_000_000_000n - MAX_AMOUNT]);
    });
  }

  it('a signature over another amount is refused', async () => {
    const { w, terms } = await signed();
    const typedData = receiveWithAuthorizationTypedData(w.deployment, terms);
    const message = { ...typedData.message, value: 1n };
    const signature = await sign(w.buyer, { ...typedData, message });
    await expect(w.escrow.authorize(terms, ERC3009, signature, NOBODY, '0x')).to.be.revertedWithCustomError(
      w.token,
      'AuthorizationSignatureInvalid',
    );
  });
});
