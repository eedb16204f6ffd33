/**
 * Attack: a signature is used again, on another chain, another escrow, a fork, or for another purpose.
 *
 * EAS pull request 111 had to add the attester to what is signed; OriginTrail's node signatures cover a root without chain
 * or collection. commerce-payments hashes chain and contract, but not as EIP-712 (Spearbit, April 2025, Info). Ours: every
 * signature is EIP-712 under name, version, chain and contract; the payment's id is such a digest, and each names it.
 *
 * ├── another chain id: the id differs, and the signature funds nothing here
 * ├── another escrow on this chain: neither the money nor the consent, receipt, settlement and claim carry over
 * ├── a fork: a payment that exists cannot be authorized again; other terms need another signature
 * └── another purpose: a consent is no settlement, a receipt of one payment none of another
 */
import { paymentIdOf } from '@topsteel/chain';
import { expect } from 'chai';
import {
  ALLOWANCE,
  authorize,
  collectionOf,
  consentOf,
  ERC3009,
  MAX_AMOUNT,
  PERMIT2,
  permitOf,
  receiptOf,
  refuses,
  settlementOf,
  termsOf,
  weigh,
} from '../payment.ts';
import { commissionedLot } from '../steel.ts';
import { CAP, deploy, ethers, hash, send, world, type Hex, type World } from '../world.ts';

const NOBODY = ethers.ZeroAddress;

/** A second escrow beside the first, for the same token. */
async function beside(w: World): Promise<World> {
  const { directory, materialLedger, oracleReports, usdc } = w.deployment;
  const given = [directory, materialLedger, oracleReports, w.permit2.target, w.walletDeployer.target];
  const escrow = await deploy('SettlementEscrow', [...given, [{ token: usdc, cap: CAP }]]);
  return { ...w, escrow, deployment: { ...w.deployment, settlementEscrow: escrow.target as Hex } };
}

describe('Attack: a replayed signature', () => {
  it('INV-3: of another chain funds nothing here', async () => {
    const w = await world();
    const terms = await termsOf(w);
    const elsewhere = { ...w, deployment: { ...w.deployment, chainId: 8453 } };
    expect(paymentIdOf(elsewhere.deployment, terms)).not.to.equal(await w.escrow.paymentId(terms));
    const collection = await collectionOf(elsewhere, terms);
    await expect(w.escrow.authorize(terms, ERC3009, collection, NOBODY, '0x')).to.be.revertedWith(
      'FiatTokenV2: invalid signature',
    );
    await send(w.usdc.connect(w.buyer), 'approve', w.escrow.target, MAX_AMOUNT);
    const consent = await consentOf(elsewhere, terms);
    const sent = w.escrow.authorize(terms, ALLOWANCE, consent, NOBODY, '0x');
    await refuses(w, sent, 'SignatureInvalid', w.buyer.address);
  });

  it('INV-3: of another escrow funds nothing here, by any method', async () => {
    const w = await world();
    const other = await beside(w);
    const terms = await termsOf(w);
    for (const spender of [w.permit2.target, w.escrow.target, other.escrow.target]) {
      await send(w.usdc.connect(w.buyer), 'approve', spender, MAX_AMOUNT);
    }
    const collection = await collectionOf(w, terms);
    await expect(other.escrow.authorize(terms, ERC3009, collection, NOBODY, '0x')).to.be.revertedWith(
      'FiatTokenV2: invalid signature',
    );
    const permit = await permitOf(w, terms);
    await expect(other.escrow.authorize(terms, PERMIT2, permit, NOBODY, '0x')).to.be.revertedWithCustomError(
      w.permit2,
      'InvalidSigner',
    );
    const consent = other.escrow.authorize(terms, ALLOWANCE, await consentOf(w, terms), NOBODY, '0x');
    await refuses(other, consent, 'SignatureInvalid', w.buyer.address);
  });

  it('of another escrow settles nothing here', async () => {
    const w = await world();
    const other = await beside(w);
    const terms = await termsOf(w, 0n, { maxAmount: 1_000n });
    const paymentId = await authorize(w, terms);
    await authorize(other, terms);
    const division = { paymentId, capturable: 1_000n, toReceiver: 1n, grams: 0n };
    const payer = await settlementOf(w, division, w.buyer);
    const receiver = await settlementOf(w, division, w.mill);
    const sent = other.escrow.settle(terms, 1n, 0, payer, w.mill.address, receiver);
    await refuses(other, sent, 'SignatureInvalid', w.buyer.address);
  });

  it('INV-3: on a fork funds nothing twice', async () => {
    const w = await world();
    const terms = await termsOf(w);
    const collection = await collectionOf(w, terms);
    const fork = await ethers.provider.send('evm_snapshot', []);
    await w.escrow.authorize(terms, ERC3009, collection, NOBODY, '0x');
    const again = w.escrow.authorize(terms, ERC3009, collection, NOBODY, '0x');
    await refuses(w, again, 'AlreadyAuthorized', paymentIdOf(w.deployment, terms));
    await ethers.provider.send('evm_revert', [fork]);
    // On the other branch it can fund the same payment, for the same receiver, and no other.
    const redirected = { ...terms, receiver: w.stranger.address as Hex };
    await expect(w.escrow.authorize(redirected, ERC3009, collection, NOBODY, '0x')).to.be.revertedWith(
      'FiatTokenV2: invalid signature',
    );
    await w.escrow.authorize(terms, ERC3009, collection, NOBODY, '0x');
  });

  it('INV-6: of one delivery releases no other', async () => {
    const w = await world();
    const { lotId } = await commissionedLot(w);
    const [one, two] = [await termsOf(w, lotId), await termsOf(w, lotId, { salt: hash('two') })];
    await authorize(w, one);
    await weigh(w, await authorize(w, two), 1_000_000n);
    const receipt = await receiptOf(w, one, 1_000_000n);
    const sent = w.escrow.connect(w.relayer).captureOnDelivery(two, 1_000_000n, true, receipt, hash('event'));
    await refuses(w, sent, 'ReceiptInvalid', w.buyer.address, 1_000_000n);
  });

  it('a consent to pay is no consent to a settlement', async () => {
    const w = await world();
    const terms = await termsOf(w);
    await authorize(w, terms);
    const consent = await consentOf(w, terms);
    const sent = w.escrow.settle(terms, MAX_AMOUNT, 0, consent, w.mill.address, consent);
    await refuses(w, sent, 'SignatureInvalid', w.buyer.address);
  });
});
