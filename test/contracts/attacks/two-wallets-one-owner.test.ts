/**
 * Attack: one owner has two smart wallets, and a signature meant for one is accepted by the other.
 *
 * commerce-payments, Spearbit April 2025, Info: ERC-1271 replay across two wallets of one owner, because Permit2 does not
 * hash the owner of the money and the payment's hash leaves the payer out. Ours: the payer is in the terms, so in the id, and
 * named once more in Permit2's witness. The wallets of this test accept the owner's signature over any digest.
 *
 * └── by each method, the signature for the first wallet moves nothing out of the second
 */
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
  termsOf,
} from '../payment.ts';
import { deploy, ethers, worldIn, type Deployed, type Hex, type World } from '../world.ts';

const NOBODY = ethers.ZeroAddress;

async function walletOf(w: World): Promise<Deployed> {
  const wallet = await deploy('OwnedWallet', [w.buyer.address]);
  await w.token.mint(wallet.target, MAX_AMOUNT);
  for (const spender of [w.permit2.target, w.escrow.target]) {
    const approval = w.token.interface.encodeFunctionData('approve', [spender, MAX_AMOUNT]);
    await wallet.connect(w.buyer).execute(w.token.target, approval);
  }
  return wallet;
}

describe('Attack: one owner, two wallets', () => {
  for (const [name, method, signatureOf, refusal] of [
    ['ERC-3009', ERC3009, collectionOf, (w: World) => [w.token, 'AuthorizationSignatureInvalid']],
    ['Permit2', PERMIT2, permitOf, (w: World) => [w.permit2, 'InvalidSigner']],
    ['allowance', ALLOWANCE, consentOf, (w: World) => [w.escrow, 'SettlementEscrow_SignatureInvalid']],
  ] as [string, number, typeof consentOf, (w: World) => [Deployed, string]][]) {
    it(`INV-3: a signature by ${name} for one moves nothing out of the other`, async () => {
      const w = await worldIn('BenchToken');
      const [first, second] = [await walletOf(w), await walletOf(w)];
      const terms = await termsOf(w, 0n, { payer: first.target as Hex });
      const signature = await signatureOf(w, terms);
      const replayed = { ...terms, payer: second.target as Hex };
      const [contract, error] = refusal(w);
      await expect(
        w.escrow.authorize(replayed, method, signature, NOBODY, '0x'),
      ).to.be.revertedWithCustomError(contract, error);
      await w.escrow.authorize(terms, method, signature, NOBODY, '0x');
      expect(await holdings(w, { address: first.target }, { address: second.target })).to.deep.equal([
        0n,
        MAX_AMOUNT,
      ]);
    });
  }
});
