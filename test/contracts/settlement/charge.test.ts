/**
 * SettlementEscrow.charge
 * ├── given sound terms and the payer's signature
 * │   ├── it takes the maximum and pays it out at once, by each method; the payment is closed and refundable
 * │   └── it refuses the same id twice, after authorize or after charge
 * ├── given anyone but the operator, or authorizeBefore has come: it refuses
 * └── given terms with goods or milestones: it refuses
 */
import { expect } from 'chai';
import type { Terms } from '@topsteel/domain/bridge';
import {
  ALLOWANCE,
  authorize,
  CLOSED,
  collectionOf,
  consentOf,
  ERC3009,
  holdings,
  MAX_AMOUNT,
  milestonesHash,
  PERMIT2,
  permitOf,
  refuses,
  termsOf,
} from '../payment.ts';
import { send, time, world, type World } from '../world.ts';

async function charge(w: World, terms: Terms) {
  return w.escrow.connect(w.relayer).charge(terms, ERC3009, await collectionOf(w, terms));
}

describe('SettlementEscrow.charge', () => {
  for (const [name, method, signatureOf] of [
    ['ERC-3009', ERC3009, collectionOf],
    ['Permit2', PERMIT2, permitOf],
    ['allowance', ALLOWANCE, consentOf],
  ] as const) {
    it(`takes the maximum by ${name} and pays it out at once`, async () => {
      const w = await world();
      const buyer = w.usdc.connect(w.buyer) as never;
      await send(buyer, 'approve', w.permit2.target, MAX_AMOUNT);
      await send(buyer, 'approve', w.escrow.target, MAX_AMOUNT);
      const terms = await termsOf(w);
      const signature = await signatureOf(w, terms);
      const sent = await w.escrow.connect(w.relayer).charge(terms, method, signature);
      const id = await w.escrow.paymentId(terms);
      const [event] = await w.escrow.queryFilter('PaymentCharged', sent.blockNumber);
      expect(event.args.toArray().slice(0, 3)).to.deep.equal([id, w.buyer.address, w.mill.address]);
      const escrow = { address: w.deployment.settlementEscrow };
      expect(await holdings(w, w.buyer, w.mill, w.treasury, w.fund, escrow)).to.deep.equal([
        6_325_000_000n,
        3_619_875_000n,
        44_100_000n,
        11_025_000n,
        0n,
      ]);
      expect(await w.escrow.stateOf(id)).to.deep.equal([CLOSED, 0n, MAX_AMOUNT, 0n]);
    });
  }

  it('INV-3: refuses what was authorized, and what was charged', async () => {
    const w = await world();
    const terms = await termsOf(w);
    const id = await authorize(w, terms);
    await refuses(w, charge(w, terms), 'AlreadyAuthorized', id);
    const other = { ...terms, inspectionSeconds: 1 };
    await charge(w, other);
    await refuses(w, charge(w, other), 'AlreadyAuthorized', await w.escrow.paymentId(other));
  });

  it('refuses anyone but the operator', async () => {
    const w = await world();
    const terms = await termsOf(w);
    const sent = w.escrow.connect(w.mill).charge(terms, ERC3009, await collectionOf(w, terms));
    await refuses(w, sent, 'NotAllowed', w.mill.address, w.relayer.address);
  });

  for (const offset of [-1, 0, 1]) {
    it(`${offset < 0 ? 'accepts' : 'refuses'} ${offset} s from authorizeBefore`, async () => {
      const w = await world();
      const terms = await termsOf(w);
      const collection = await collectionOf(w, terms);
      const at = terms.authorizeBefore + offset;
      await time.setNextBlockTimestamp(at);
      const sent = w.escrow.connect(w.relayer).charge(terms, ERC3009, collection);
      if (offset < 0) await expect(sent).to.emit(w.escrow, 'PaymentCharged');
      else await refuses(w, sent, 'WindowClosed', at, terms.authorizeBefore);
    });
  }

  it('refuses terms with goods, and with milestones', async () => {
    const w = await world();
    const goods = await termsOf(w, 1n);
    await refuses(w, charge(w, goods), 'WrongTerms', 1n, goods.milestones);
    const list = await termsOf(w, 0n, { milestones: milestonesHash([MAX_AMOUNT]) });
    await refuses(w, charge(w, list), 'WrongTerms', 0n, list.milestones);
  });
});
