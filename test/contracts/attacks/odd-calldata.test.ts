/**
 * Attack: the same terms in another calldata.
 *
 * The escrow hashes the words of the terms as they lie in calldata (`TermsWords`), and multiplies the number of shares by
 * 32 or 64 without a check: a number of n + 2^251 shares has the hash of n. So one payment can be addressed by other
 * bytes than its own; what it does must be the same.
 *
 * ├── given n + 2^251 shares: nothing is authorized, since the terms are emitted
 * ├── given a payment with n shares, addressed so: it has the same id, and a capture pays exactly what it pays
 * │   └── a refund by the receiver is refused, one by the operator pays back what it pays back
 * ├── given the shares elsewhere in calldata: the same
 * └── given a bit above an address: it is another payment, which does not exist
 */
import type { Terms } from '@topsteel/domain/bridge';
import { expect } from 'chai';
import { authorize, collectionOf, ERC3009, holdings, MAX_AMOUNT, stateOf, termsOf } from '../payment.ts';
import { ethers, send, world, type Signer, type World } from '../world.ts';

const WORD = 64;
/** Where the terms' own words end and their number of shares stands: 20 words behind the beginning of the terms. */
const SHARES = 20;
const RECEIVER = 2;

/** The call's data, with the word at `place` of the terms (the first argument) changed. */
function changed(w: World, method: string, args: readonly unknown[], place: number, add: bigint): string {
  const data = w.escrow.interface.encodeFunctionData(method, args) as string;
  const terms = 10 + Number(BigInt(`0x${data.slice(10, 10 + WORD)}`)) * 2;
  const at = terms + place * WORD;
  const word = BigInt(`0x${data.slice(at, at + WORD)}`) + add;
  return data.slice(0, at) + ethers.toBeHex(word, 32).slice(2) + data.slice(at + WORD);
}

function call(w: World, from: Signer, data: string) {
  return from.sendTransaction({ to: String(w.escrow.target), data, gasLimit: 2_000_000 });
}

async function paid() {
  const w = await world();
  const terms = await termsOf(w);
  const id = await authorize(w, terms);
  return { w, terms, id };
}

const more = (w: World, method: string, ...args: [Terms, ...unknown[]]) =>
  changed(w, method, args, SHARES, 2n ** 251n);

describe('Attack: odd calldata', () => {
  it('authorizes nothing', async () => {
    const w = await world();
    const terms = await termsOf(w);
    const given = [ERC3009, await collectionOf(w, terms), ethers.ZeroAddress, '0x'] as const;
    const sent = call(w, w.relayer, more(w, 'authorize', terms, ...given));
    await expect(sent).to.be.revertedWithoutReason(ethers);
    expect(await holdings(w, w.buyer)).to.deep.equal([10_000_000_000n]);
  });

  it('INV-7: pays what the plain calldata pays, under the same id', async () => {
    const { w, terms, id } = await paid();
    await expect(call(w, w.relayer, more(w, 'capture', terms, 3_487_400_000n, true)))
      .to.emit(w.escrow, 'PaymentCaptured')
      .withArgs(id, 3_487_400_000n, 3_487_400_000n);
    expect(await holdings(w, w.mill, w.treasury, w.fund, w.buyer)).to.deep.equal([
      ...[3_435_089_000n, 41_848_800n],
      ...[10_462_200n, 6_512_600_000n],
    ]);
  });

  it('refunds nothing by the receiver, and all of it by the operator', async () => {
    const { w, terms, id } = await paid();
    await w.escrow.connect(w.relayer).capture(terms, MAX_AMOUNT, true);
    for (const payee of [w.mill, w.treasury, w.fund]) {
      await send(w.usdc.connect(payee), 'approve', w.escrow.target, MAX_AMOUNT);
    }
    const byReceiver = call(w, w.mill, more(w, 'refund', terms, MAX_AMOUNT, MAX_AMOUNT));
    // The share behind the last one divides by the nothing that is left.
    await expect(byReceiver).to.be.revertedWithPanic(0x12);
    expect((await stateOf(w, id)).refundable).to.equal(MAX_AMOUNT);
    await send(w.usdc.connect(w.minter), 'mint', w.relayer.address, MAX_AMOUNT);
    await send(w.usdc.connect(w.relayer), 'approve', w.escrow.target, MAX_AMOUNT);
    await call(w, w.relayer, more(w, 'refund', terms, MAX_AMOUNT, MAX_AMOUNT));
    expect(await holdings(w, w.buyer, w.relayer)).to.deep.equal([10_000_000_000n, 0n]);
  });

  it('reads the shares where the calldata says they lie', async () => {
    const { w, terms, id } = await paid();
    const plain = w.escrow.interface.encodeFunctionData('capture', [terms, 1_000_000n, false]) as string;
    // The terms begin after three words. Their shares are written once more behind all, and pointed to.
    const shares = plain.slice(10 + (3 + SHARES) * WORD);
    const end = (plain.length - 10) / WORD - 3;
    const at = 10 + (3 + 13) * WORD;
    const moved =
      plain.slice(0, at) + ethers.toBeHex(end * 32, 32).slice(2) + plain.slice(at + WORD) + shares;
    await expect(call(w, w.relayer, moved))
      .to.emit(w.escrow, 'PaymentCaptured')
      .withArgs(id, 1_000_000n, 1_000_000n);
    expect(await holdings(w, w.mill, w.treasury, w.fund)).to.deep.equal([985_000n, 12_000n, 3_000n]);
  });

  it('knows no payment to an address with a bit above it', async () => {
    const { w, terms } = await paid();
    const sent = call(w, w.relayer, changed(w, 'capture', [terms, 1n, true], RECEIVER, 2n ** 160n));
    await expect(sent).to.be.revertedWithCustomError(w.escrow, 'SettlementEscrow_NotOpen');
  });
});
