/**
 * Attack: another form of a signature, or one that recovers nobody.
 *
 * Circle refund-protocol @b506b17 does not compare what `ecrecover` answers with 0, so a recipient 0 passes. High-s and
 * 64-byte (EIP-2098) forms made signatures look new to contracts that remember them. Ours: OpenZeppelin's check; nothing is
 * keyed by a signature's bytes; payer 0 is refused.
 *
 * └── high-s, EIP-2098, v of 0, zeros, empty, 66 bytes: refused as consent, receipt, acceptance, settlement and claim
 */
import { expect } from 'chai';
import {
  acceptanceOf,
  ALLOWANCE,
  authorize,
  collectionOf,
  consentOf,
  ERC3009,
  MAX_AMOUNT,
  receiptOf,
  refuses,
  settlementOf,
  termsOf,
  weigh,
  claimOf,
} from '../payment.ts';
import { commissionedLot } from '../steel.ts';
import { ethers, hash, now, send, world, type Hex } from '../world.ts';

const ORDER = 0xfffffffffffffffffffffffffffffffebaaedce6af48a03bbfd25e8cd0364141n;
const NOBODY = ethers.ZeroAddress;

const forms: [string, (signature: Hex) => string][] = [
  [
    'high-s',
    (signature) => {
      const { r, s, v } = ethers.Signature.from(signature);
      return ethers.concat([r, ethers.toBeHex(ORDER - BigInt(s), 32), ethers.toBeHex(v === 27 ? 28 : 27, 1)]);
    },
  ],
  ['EIP-2098', (signature) => ethers.Signature.from(signature).compactSerialized],
  ['v of 0', (signature) => ethers.concat([ethers.dataSlice(signature, 0, 64), '0x00'])],
  ['zeros', () => `0x${'00'.repeat(65)}`],
  ['66 bytes', (signature) => ethers.concat([signature, '0x00'])],
];

describe('Attack: another form of a signature', () => {
  for (const [form, of] of forms) {
    it(`${form} is refused everywhere`, async () => {
      const w = await world();
      const { lotId } = await commissionedLot(w);
      const plain = await termsOf(w);
      await send(w.usdc.connect(w.buyer), 'approve', w.escrow.target, MAX_AMOUNT);
      const consent = of(await consentOf(w, plain));
      const authorized = w.escrow.authorize(plain, ALLOWANCE, consent, NOBODY, '0x');
      await refuses(w, authorized, 'SignatureInvalid', w.buyer.address);

      const terms = await termsOf(w, lotId);
      const acceptance = of(await acceptanceOf(w, terms));
      const given = [terms, ERC3009, await collectionOf(w, terms), w.mill.address, acceptance];
      await refuses(w, w.escrow.authorize(...given), 'AcceptanceInvalid', w.mill.address);

      const paymentId = await authorize(w, terms);
      await weigh(w, paymentId, 1_000_000n);
      const receipt = of(await receiptOf(w, terms, 1_000_000n));
      const delivered = w.escrow
        .connect(w.relayer)
        .captureOnDelivery(terms, 1_000_000n, true, receipt, hash('event'));
      await refuses(w, delivered, 'ReceiptInvalid', w.buyer.address, 1_000_000n);

      const division = { paymentId, capturable: MAX_AMOUNT, toReceiver: 0n, grams: 0n };
      const payer = of(await settlementOf(w, division, w.buyer));
      const settled = w.escrow.settle(terms, 0n, 0n, payer, w.mill.address, payer);
      await refuses(w, settled, 'SignatureInvalid', w.buyer.address);

      await send(w.usdc.connect(w.blacklister), 'blacklist', w.buyer.address);
      await w.escrow.connect(w.relayer).void(terms);
      const deadline = (await now()) + 1_000;
      const [token, account, to] = [w.deployment.usdc, w.buyer.address, w.stranger.address];
      const claim = of(await claimOf(w, { token, account, to, nonce: 0n, deadline }, w.buyer));
      const claimed = w.escrow.claimCreditFor(token, account, to, deadline, claim);
      await refuses(w, claimed, 'SignatureInvalid', account);
    });
  }

  it('a signature that recovers nobody claims nothing for nobody', async () => {
    const w = await world();
    const until = (await now()) + 1_000;
    const zeros = `0x${'00'.repeat(65)}`;
    const sent = w.escrow.claimCreditFor(w.deployment.usdc, NOBODY, w.stranger.address, until, zeros);
    await refuses(w, sent, 'SignatureInvalid', NOBODY);
    const terms = await termsOf(w, 0n, { payer: NOBODY as Hex });
    const authorized = w.escrow.authorize(terms, ALLOWANCE, zeros, NOBODY, '0x');
    const { operator, receiver, token } = terms;
    await refuses(w, authorized, 'PartyMissing', operator, NOBODY, receiver, token);
    expect(await w.escrow.creditOf(w.deployment.usdc, NOBODY)).to.equal(0n);
  });
});
