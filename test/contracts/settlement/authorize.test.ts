/**
 * SettlementEscrow.authorize
 * ├── given sound terms and the payer's signature
 * │   ├── it takes exactly the maximum and knows the payment
 * │   ├── it takes it from an ERC-1271 account too
 * │   └── it refuses the same id twice
 * ├── given a signature that does not fit
 * │   ├── when somebody else signed, or other terms were signed: it refuses
 * │   ├── when the payer has not enough: it refuses
 * │   └── when authorizeBefore has come: it refuses; the second before it accepts
 * ├── given goods
 * │   ├── it reserves the seller's title
 * │   ├── when the seller did not consent, or a stranger did: it refuses
 * │   ├── when the seller's key was removed: it refuses
 * │   ├── when the seller has not that much free: it refuses
 * │   └── when the lot was recalled: it refuses
 * ├── given unsound terms
 * │   └── it refuses each with what was found and what is expected
 * └── given a hostile token
 *     ├── when less arrives: it refuses
 *     └── when it calls back: it refuses
 */
import { accountMessageTypedData, paymentIdOf, receiveWithAuthorizationTypedData } from '@topsteel/chain';
import type { Terms } from '@topsteel/domain/bridge';
import { expect } from 'chai';
import { acceptanceOf, authorize, collectionOf, DAY, MAX_AMOUNT, MAX_GRAMS, termsOf } from '../payment.ts';
import { commissionedLot } from '../steel.ts';
import {
  deploy,
  balanceOf,
  ethers,
  FOREVER,
  hash,
  send,
  sign,
  time,
  world,
  type Hex,
  type World,
} from '../world.ts';

const ZERO = ethers.ZeroAddress as Hex;

async function submit(w: World, terms: Terms, collection?: Hex) {
  return w.escrow
    .connect(w.relayer)
    .authorize(terms, collection ?? (await collectionOf(w, terms)), ZERO, '0x');
}

describe('SettlementEscrow.authorize', () => {
  describe("given sound terms and the payer's signature", () => {
    it('INV-1: takes exactly the maximum and knows the payment', async () => {
      const w = await world();
      const terms = await termsOf(w);
      const id = paymentIdOf(w.deployment, terms);
      await expect(submit(w, terms)).to.emit(w.escrow, 'PaymentAuthorized');
      expect(await w.escrow.paymentId(terms)).to.equal(id);
      expect(await w.escrow.stateOf(id)).to.deep.equal([1n, MAX_AMOUNT, 0n, 0n, 0n]);
      expect(await balanceOf(w.usdc, w.deployment.settlementEscrow)).to.equal(3_675_000_000n);
      expect(await balanceOf(w.usdc, w.buyer.address)).to.equal(6_325_000_000n);
    });

    it('takes it from an ERC-1271 account', async () => {
      const w = await world();
      await w.factory.create(w.hosted.address, w.hosted.address, hash('buyer'));
      const account = (await w.factory.addressOf(w.hosted.address, w.hosted.address, hash('buyer'))) as Hex;
      await send(w.usdc, 'mint', account, MAX_AMOUNT);
      const terms = await termsOf(w, 0n, { payer: account });
      const window = { validAfter: 0n, validBefore: BigInt(terms.authorizeBefore) };
      const typedData = receiveWithAuthorizationTypedData(w.deployment, terms, window);
      const digest = ethers.TypedDataEncoder.hash(
        typedData.domain,
        { ...mutable(typedData.types) },
        typedData.message,
      );
      const signature = await sign(w.hosted, accountMessageTypedData(31337, account, digest as Hex));
      const collection = ethers.AbiCoder.defaultAbiCoder().encode(
        ['uint256', 'uint256', 'bytes'],
        [0n, window.validBefore, signature],
      );
      await submit(w, terms, collection as Hex);
      expect(await balanceOf(w.usdc, account)).to.equal(0n);
    });

    it('INV-3: refuses the same id twice', async () => {
      const w = await world();
      const terms = await termsOf(w);
      const id = await authorize(w, terms);
      await expect(submit(w, terms))
        .to.be.revertedWithCustomError(w.escrow, 'SettlementEscrow_AlreadyAuthorized')
        .withArgs(id);
    });

    it('INV-3: refuses the same id after it was voided', async () => {
      const w = await world();
      const terms = await termsOf(w);
      const id = await authorize(w, terms);
      await w.escrow.connect(w.relayer).void(terms);
      await expect(submit(w, terms))
        .to.be.revertedWithCustomError(w.escrow, 'SettlementEscrow_AlreadyAuthorized')
        .withArgs(id);
    });
  });

  describe('given a signature that does not fit', () => {
    it("refuses somebody else's signature", async () => {
      const w = await world();
      const terms = await termsOf(w);
      const collection = await collectionOf(w, terms, w.stranger);
      await expect(submit(w, terms, collection)).to.be.revertedWith('FiatTokenV2: invalid signature');
    });

    it('INV-3: refuses a signature over other terms', async () => {
      const w = await world();
      const terms = await termsOf(w);
      const collection = await collectionOf(w, terms);
      const redirected = { ...terms, receiver: w.stranger.address as Hex };
      await expect(submit(w, redirected, collection)).to.be.revertedWith('FiatTokenV2: invalid signature');
    });

    it('refuses a payer who has not enough', async () => {
      const w = await world();
      const terms = await termsOf(w, 0n, { maxAmount: 10_000_000_001n });
      await expect(submit(w, terms)).to.be.revertedWith('ERC20: transfer amount exceeds balance');
    });

    it('accepts the second before authorizeBefore', async () => {
      const w = await world();
      const terms = await termsOf(w);
      const collection = await collectionOf(w, terms);
      await time.setNextBlockTimestamp(terms.authorizeBefore - 1);
      await expect(submit(w, terms, collection)).to.emit(w.escrow, 'PaymentAuthorized');
    });

    for (const late of [0, 1]) {
      it(`refuses ${late} s after authorizeBefore`, async () => {
        const w = await world();
        const terms = await termsOf(w);
        const collection = await collectionOf(w, terms);
        await time.setNextBlockTimestamp(terms.authorizeBefore + late);
        await expect(submit(w, terms, collection))
          .to.be.revertedWithCustomError(w.escrow, 'SettlementEscrow_WindowClosed')
          .withArgs(terms.authorizeBefore + late, terms.authorizeBefore);
      });
    }
  });

  describe('given goods', () => {
    it("reserves the seller's title", async () => {
      const w = await world();
      const { lotId } = await commissionedLot(w);
      const id = await authorize(w, await termsOf(w, lotId));
      expect(await w.ledger.availableOf(w.mill.address, lotId)).to.equal(19_550_000n);
      expect(await w.ledger.balanceOf(w.mill.address, lotId)).to.equal(24_800_000n);
      expect(await w.ledger.reservationOf(id, lotId, w.mill.address)).to.deep.equal([MAX_GRAMS, 0n]);
    });

    for (const [what, signer] of [
      ['without consent', 'none'],
      ["with a stranger's consent", 'stranger'],
      ["with the buyer's signature in the mill's name", 'forged'],
    ] as const) {
      it(`refuses ${what}`, async () => {
        const w = await world();
        const { lotId } = await commissionedLot(w);
        const terms = await termsOf(w, lotId);
        const named = signer === 'stranger' ? w.stranger : w.mill;
        const acceptance = signer === 'none' ? '0x' : await acceptanceOf(w, terms, w.stranger);
        const collection = await collectionOf(w, terms);
        await expect(w.escrow.authorize(terms, collection, named.address, acceptance))
          .to.be.revertedWithCustomError(w.escrow, 'SettlementEscrow_AcceptanceInvalid')
          .withArgs(named.address);
      });
    }

    it('refuses a key that the seller removed, and accepted before', async () => {
      const w = await world();
      const { lotId } = await commissionedLot(w);
      const directory = w.directory.connect(w.mill);
      await directory.addSigner(w.mill.address, w.stranger.address, 0, FOREVER);
      const terms = await termsOf(w, lotId);
      const acceptance = await acceptanceOf(w, terms, w.stranger);
      const collection = await collectionOf(w, terms);
      await w.escrow.authorize.staticCall(terms, collection, w.stranger.address, acceptance);
      await directory.removeSigner(w.mill.address, w.stranger.address);
      await expect(
        w.escrow.authorize(terms, collection, w.stranger.address, acceptance),
      ).to.be.revertedWithCustomError(w.escrow, 'SettlementEscrow_AcceptanceInvalid');
    });

    it('INV-9: refuses more than the seller has free', async () => {
      const w = await world();
      const { lotId } = await commissionedLot(w);
      await authorize(w, await termsOf(w, lotId));
      const goods = { lotId, maxGrams: 19_550_001n, titleTo: w.buyer.address as Hex };
      const terms = await termsOf(w, lotId, { goods, salt: hash('second') });
      await expect(authorize(w, terms))
        .to.be.revertedWithCustomError(w.ledger, 'MaterialLedger_AboveAvailable')
        .withArgs(lotId, 19_550_001n, 19_550_000n);
    });

    it('refuses a recalled lot', async () => {
      const w = await world();
      const { lotId } = await commissionedLot(w);
      await w.ledger.connect(w.mill).recall(lotId, 4);
      await expect(authorize(w, await termsOf(w, lotId))).to.be.revertedWithCustomError(
        w.ledger,
        'MaterialLedger_LotRecalled',
      );
    });
  });

  describe('given unsound terms', () => {
    const unsound: [string, (terms: Terms) => Partial<Terms>, string, (terms: Terms) => unknown[]][] = [
      ['no operator', () => ({ operator: ZERO }), 'PartyMissing', () => []],
      ['no payer', () => ({ payer: ZERO }), 'PartyMissing', () => []],
      ['no receiver', () => ({ receiver: ZERO }), 'PartyMissing', () => []],
      ['no token', () => ({ token: ZERO }), 'PartyMissing', () => []],
      ['no amount', () => ({ maxAmount: 0n }), 'AmountZero', () => []],
      [
        'capture before authorization',
        (terms) => ({ captureBefore: terms.authorizeBefore - 1 }),
        'WindowsOutOfOrder',
        (t) => [t.authorizeBefore, t.authorizeBefore - 1, t.refundBefore],
      ],
      [
        'refund before capture',
        (terms) => ({ refundBefore: terms.captureBefore - 1 }),
        'WindowsOutOfOrder',
        (t) => [t.authorizeBefore, t.captureBefore, t.captureBefore - 1],
      ],
      ['milestones', () => ({ milestones: hash('m') }), 'MilestonesNotSupported', () => [hash('m')]],
      ['10.01 % commission', () => ({ feeBps: 1_001 }), 'FeeAboveCap', () => [1_001, 1_000]],
      ['shares without commission', () => ({ feeBps: 0 }), 'SharesUnbalanced', () => [10_000, 0]],
      ['commission without shares', () => ({ feeShares: [] }), 'SharesUnbalanced', () => [0, 10_000]],
      [
        'shares of 10,001',
        ({ feeShares }) => ({ feeShares: [feeShares[0]!, { ...feeShares[1]!, shareBps: 2_001 }] }),
        'SharesUnbalanced',
        () => [10_001, 10_000],
      ],
      [
        'a share of zero',
        ({ feeShares }) => ({ feeShares: [feeShares[0]!, { ...feeShares[1]!, shareBps: 0 }] }),
        'ShareInvalid',
        (t) => [t.feeShares[1]!.receiver, 0],
      ],
      [
        'a share for nobody',
        ({ feeShares }) => ({ feeShares: [feeShares[0]!, { receiver: ZERO, shareBps: 2_000 }] }),
        'ShareInvalid',
        () => [ZERO, 2_000],
      ],
      [
        'nine shares',
        ({ feeShares }) => ({ feeShares: Array.from({ length: 9 }, () => feeShares[0]!) }),
        'TooManyShares',
        () => [9, 8],
      ],
      [
        'goods without mass',
        (terms) => ({ goods: { lotId: 1n, maxGrams: 0n, titleTo: terms.payer } }),
        'GoodsIncomplete',
        (t) => [1n, 0n, t.payer],
      ],
      [
        'mass without goods',
        () => ({ goods: { lotId: 0n, maxGrams: 1n, titleTo: ZERO } }),
        'GoodsIncomplete',
        () => [0n, 1n, ZERO],
      ],
      [
        'goods for nobody',
        () => ({ goods: { lotId: 1n, maxGrams: 1n, titleTo: ZERO } }),
        'GoodsIncomplete',
        () => [1n, 1n, ZERO],
      ],
    ];
    for (const [what, change, error, args] of unsound) {
      it(`refuses ${what}`, async () => {
        const w = await world();
        const terms = await termsOf(w);
        await expect(submit(w, { ...terms, ...change(terms) }))
          .to.be.revertedWithCustomError(w.escrow, `SettlementEscrow_${error}`)
          .withArgs(...args(terms));
      });
    }

    it('accepts the cap of 10 %', async () => {
      const w = await world();
      await expect(submit(w, await termsOf(w, 0n, { feeBps: 1_000 }))).to.emit(w.escrow, 'PaymentAuthorized');
    });
  });

  describe('given a hostile token', () => {
    async function hostile(w: World) {
      const token = await deploy('HostileToken');
      await token.mint(w.buyer.address, MAX_AMOUNT);
      const terms = await termsOf(w, 0n, { token: (await token.getAddress()) as Hex });
      return { token, terms };
    }

    it('refuses when less arrives', async () => {
      const w = await world();
      const { token, terms } = await hostile(w);
      await token.keep(1);
      await expect(submit(w, terms))
        .to.be.revertedWithCustomError(w.escrow, 'SettlementEscrow_CollectedWrongAmount')
        .withArgs(MAX_AMOUNT - 1n, MAX_AMOUNT);
    });

    it('refuses when the token calls back to authorize a second payment by the same deposit', async () => {
      const w = await world();
      const { token, terms } = await hostile(w);
      const second = { ...terms, salt: hash('second'), captureBefore: terms.captureBefore + DAY };
      const collection = await collectionOf(w, second);
      const call = w.escrow.interface.encodeFunctionData('authorize', [second, collection, ZERO, '0x']);
      await token.callBack(w.escrow.target, call);
      await expect(submit(w, terms)).to.be.revertedWithCustomError(w.escrow, 'ReentrancyGuardReentrantCall');
    });
  });
});

function mutable(types: object): Record<string, { name: string; type: string }[]> {
  return types as Record<string, { name: string; type: string }[]>;
}
