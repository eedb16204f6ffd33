/**
 * SettlementEscrow.authorize
 * ├── given sound terms and the payer's ERC-3009 signature
 * │   ├── it takes exactly the maximum and knows the payment
 * │   ├── it takes it from an ERC-1271 account too
 * │   └── it refuses the same id twice, also after it was closed
 * ├── given a Permit2 signature with the payer in the witness
 * │   ├── it takes exactly the maximum
 * │   └── when another payer, another amount or another spender was signed: it refuses
 * ├── given an allowance
 * │   ├── it takes it on the payer's signature of the terms, or on the payer's own call
 * │   └── when somebody else signed, or calls: it refuses
 * ├── given a wallet that is not deployed yet (ERC-6492)
 * │   ├── it deploys it and takes the money, by each method
 * │   ├── when it was deployed in the meantime: it takes the money all the same
 * │   └── when the factory fails: it refuses
 * ├── given a signature that does not fit, or too little money: it refuses
 * ├── given authorizeBefore has come: it refuses; the second before it accepts
 * ├── given a token without a cap, or more than its cap: it refuses
 * └── given goods
 *     ├── it reserves the seller's title
 *     ├── when the seller did not consent, or a stranger did, or its key was removed: it refuses
 *     ├── when the seller has not that much free: it refuses
 *     └── when the lot was recalled: it refuses
 */
import { accountMessageTypedData, paymentIdOf, receiveWithAuthorizationTypedData } from '@topsteel/chain';
import type { Terms } from '@topsteel/domain/bridge';
import { expect } from 'chai';
import {
  acceptanceOf,
  ALLOWANCE,
  authorize,
  AUTHORIZED,
  collectionOf,
  consentOf,
  ERC3009,
  holdings,
  MAX_AMOUNT,
  MAX_GRAMS,
  PERMIT2,
  permitOf,
  refuses,
  stateOf,
  termsOf,
} from '../payment.ts';
import { commissionedLot } from '../steel.ts';
import {
  CAP,
  deploy,
  ethers,
  FOREVER,
  hash,
  send,
  sign,
  time,
  world,
  worldIn,
  type Hex,
  type Signer,
  type World,
} from '../world.ts';

const NOBODY = ethers.ZeroAddress;

async function submit(w: World, terms: Terms, method = ERC3009, collection?: Hex, from: Signer = w.relayer) {
  const signature = collection ?? (await collectionOf(w, terms));
  return w.escrow.connect(from).authorize(terms, method, signature, NOBODY, '0x');
}

describe('SettlementEscrow.authorize', () => {
  describe("given sound terms and the payer's ERC-3009 signature", () => {
    it('INV-1: takes exactly the maximum and knows the payment', async () => {
      const w = await world();
      const terms = await termsOf(w);
      const id = paymentIdOf(w.deployment, terms);
      const sent = await submit(w, terms);
      const [event] = await w.escrow.queryFilter('PaymentAuthorized', sent.blockNumber);
      expect(event.args.toArray().slice(0, 3)).to.deep.equal([id, w.buyer.address, w.mill.address]);
      expect(event.args.terms.maxAmount).to.equal(MAX_AMOUNT);
      expect(event.args.terms.orderRef).to.equal(terms.orderRef);
      expect(await w.escrow.paymentId(terms)).to.equal(id);
      expect(await w.escrow.stateOf(id)).to.deep.equal([AUTHORIZED, MAX_AMOUNT, 0n, 0n]);
      const escrow = { address: w.deployment.settlementEscrow };
      expect(await holdings(w, escrow, w.buyer)).to.deep.equal([3_675_000_000n, 6_325_000_000n]);
    });

    it('takes it from an ERC-1271 account', async () => {
      const w = await world();
      await w.factory.create(w.hosted.address, w.hosted.address, hash('buyer'));
      const account = (await w.factory.addressOf(w.hosted.address, w.hosted.address, hash('buyer'))) as Hex;
      await send(w.usdc, 'mint', account, MAX_AMOUNT);
      const terms = await termsOf(w, 0n, { payer: account });
      const { domain, types, message } = receiveWithAuthorizationTypedData(w.deployment, terms);
      const digest = ethers.TypedDataEncoder.hash(domain, JSON.parse(JSON.stringify(types)), message) as Hex;
      const signature = await sign(w.hosted, accountMessageTypedData(31337, account, digest));
      await submit(w, terms, ERC3009, signature);
      expect(await holdings(w, { address: account })).to.deep.equal([0n]);
    });

    it('INV-3: refuses the same id twice, also after it was closed', async () => {
      const w = await world();
      const terms = await termsOf(w);
      const id = await authorize(w, terms);
      await refuses(w, submit(w, terms), 'AlreadyAuthorized', id);
      await w.escrow.connect(w.relayer).void(terms);
      await refuses(w, submit(w, terms), 'AlreadyAuthorized', id);
    });
  });

  describe('given a Permit2 signature with the payer in the witness', () => {
    async function permitted() {
      const w = await world();
      await send(w.usdc.connect(w.buyer), 'approve', w.permit2.target, ethers.MaxUint256);
      return { w, terms: await termsOf(w) };
    }

    it('takes exactly the maximum', async () => {
      const { w, terms } = await permitted();
      await submit(w, terms, PERMIT2, await permitOf(w, terms));
      expect(await holdings(w, w.buyer)).to.deep.equal([6_325_000_000n]);
      expect((await stateOf(w, paymentIdOf(w.deployment, terms))).capturable).to.equal(MAX_AMOUNT);
    });

    for (const [what, changes] of [
      ['another payer', (w: World, id: Hex) => ({ witness: { paymentId: id, payer: w.stranger.address } })],
      ['another payment', (w: World) => ({ witness: { paymentId: hash('other'), payer: w.buyer.address } })],
      [
        'another amount',
        (w: World) => ({ permitted: { token: w.deployment.usdc, amount: MAX_AMOUNT + 1n } }),
      ],
      ['another spender', (w: World) => ({ spender: w.stranger.address })],
    ] as const) {
      it(`INV-3: refuses when ${what} was signed`, async () => {
        const { w, terms } = await permitted();
        const change = changes(w, paymentIdOf(w.deployment, terms));
        const permit = await permitOf(w, terms, w.buyer, change);
        await expect(submit(w, terms, PERMIT2, permit)).to.be.revertedWithCustomError(
          w.permit2,
          'InvalidSigner',
        );
      });
    }
  });

  describe('given an allowance', () => {
    async function allowed() {
      const w = await world();
      await send(w.usdc.connect(w.buyer), 'approve', w.escrow.target, MAX_AMOUNT);
      return { w, terms: await termsOf(w) };
    }

    it("takes it on the payer's signature of the terms", async () => {
      const { w, terms } = await allowed();
      await submit(w, terms, ALLOWANCE, await consentOf(w, terms));
      expect(await holdings(w, w.buyer)).to.deep.equal([6_325_000_000n]);
    });

    it("takes it on the payer's own call", async () => {
      const { w, terms } = await allowed();
      await submit(w, terms, ALLOWANCE, '0x', w.buyer);
      expect(await holdings(w, w.buyer)).to.deep.equal([6_325_000_000n]);
    });

    it('refuses when somebody else calls without a signature, or signed', async () => {
      const { w, terms } = await allowed();
      await refuses(w, submit(w, terms, ALLOWANCE, '0x'), 'SignatureInvalid', w.buyer.address);
      const forged = await consentOf(w, terms, w.stranger);
      await refuses(w, submit(w, terms, ALLOWANCE, forged), 'SignatureInvalid', w.buyer.address);
    });

    it("refuses a wrong signature in the payer's own call", async () => {
      const { w, terms } = await allowed();
      const forged = await consentOf(w, terms, w.stranger);
      await refuses(w, submit(w, terms, ALLOWANCE, forged, w.buyer), 'SignatureInvalid', w.buyer.address);
    });

    it("passes on the token's refusal when the allowance is too small", async () => {
      const { w, terms } = await allowed();
      const more = { ...terms, maxAmount: MAX_AMOUNT + 1n };
      await expect(submit(w, more, ALLOWANCE, await consentOf(w, more))).to.be.revertedWith(
        'ERC20: transfer amount exceeds allowance',
      );
    });
  });

  describe('given a wallet that is not deployed yet (ERC-6492)', () => {
    const SUFFIX = '6492'.repeat(16);

    /** A buyer whose smart wallet exists in name only, with the money already at its address. */
    async function counterfactual() {
      const w = await worldIn('BenchToken');
      const factory = await deploy('OwnedWalletFactory');
      const payer = (await factory.walletOf(w.buyer.address)) as Hex;
      await w.token.mint(payer, MAX_AMOUNT);
      const terms = await termsOf(w, 0n, { payer });
      const call = factory.interface.encodeFunctionData('create', [w.buyer.address]);
      const wrap = (signature: Hex, data = call) =>
        `${ethers.AbiCoder.defaultAbiCoder().encode(
          ['address', 'bytes', 'bytes'],
          [factory.target, data, signature],
        )}${SUFFIX}` as Hex;
      return { w, factory, payer, terms, wrap };
    }

    it('deploys it and takes the money by ERC-3009', async () => {
      const { w, payer, terms, wrap } = await counterfactual();
      expect(await ethers.provider.getCode(payer)).to.equal('0x');
      await submit(w, terms, ERC3009, wrap(await collectionOf(w, terms)));
      expect(await ethers.provider.getCode(payer)).not.to.equal('0x');
      expect(await holdings(w, { address: payer })).to.deep.equal([0n]);
    });

    for (const method of [PERMIT2, ALLOWANCE]) {
      it(`takes the money by ${method === PERMIT2 ? 'Permit2' : 'allowance'} once it has one`, async () => {
        const { w, factory, payer, terms, wrap } = await counterfactual();
        await factory.create(w.buyer.address);
        const wallet = await ethers.getContractAt('OwnedWallet', payer);
        const spender = method === PERMIT2 ? w.permit2.target : w.escrow.target;
        const approval = w.token.interface.encodeFunctionData('approve', [spender, MAX_AMOUNT]);
        await wallet.connect(w.buyer).getFunction('execute').send(w.token.target, approval);
        const signature = method === PERMIT2 ? await permitOf(w, terms) : await consentOf(w, terms);
        await submit(w, terms, method, wrap(signature));
        expect(await holdings(w, { address: payer })).to.deep.equal([0n]);
      });
    }

    it('takes the money when it was deployed in the meantime', async () => {
      const { w, factory, payer, terms, wrap } = await counterfactual();
      const collection = wrap(await collectionOf(w, terms));
      await factory.create(w.buyer.address);
      await submit(w, terms, ERC3009, collection);
      expect(await holdings(w, { address: payer })).to.deep.equal([0n]);
    });

    it('refuses when the factory fails', async () => {
      const { w, factory, terms, wrap } = await counterfactual();
      const signature = await collectionOf(w, terms);
      await expect(submit(w, terms, ERC3009, wrap(signature, '0x12345678')))
        .to.be.revertedWithCustomError(w.walletDeployer, 'WalletDeployer_CallFailed')
        .withArgs(factory.target);
    });

    it('refuses a wrapper that is cut short', async () => {
      const { w, terms } = await counterfactual();
      await expect(submit(w, terms, ERC3009, `0x${SUFFIX}`)).to.be.revertedWithoutReason(ethers);
    });
  });

  describe('given a signature that does not fit, or too little money', () => {
    it("INV-3: refuses somebody else's signature, and one over other terms", async () => {
      const w = await world();
      const terms = await termsOf(w);
      const forged = await collectionOf(w, terms, w.stranger);
      await expect(submit(w, terms, ERC3009, forged)).to.be.revertedWith('FiatTokenV2: invalid signature');
      const redirected = { ...terms, receiver: w.stranger.address as Hex };
      const collection = await collectionOf(w, terms);
      await expect(submit(w, redirected, ERC3009, collection)).to.be.revertedWith(
        'FiatTokenV2: invalid signature',
      );
    });

    it('refuses a payer who has not enough', async () => {
      const w = await world();
      const terms = await termsOf(w, 0n, { maxAmount: 10_000_000_001n });
      await expect(submit(w, terms)).to.be.revertedWith('ERC20: transfer amount exceeds balance');
    });
  });

  for (const offset of [-1, 0, 1]) {
    it(`${offset < 0 ? 'accepts' : 'refuses'} ${offset} s from authorizeBefore`, async () => {
      const w = await world();
      const terms = await termsOf(w);
      const collection = await collectionOf(w, terms);
      const at = terms.authorizeBefore + offset;
      await time.setNextBlockTimestamp(at);
      const sent = submit(w, terms, ERC3009, collection);
      if (offset < 0) await expect(sent).to.emit(w.escrow, 'PaymentAuthorized');
      else await refuses(w, sent, 'WindowClosed', at, terms.authorizeBefore);
    });
  }

  describe('given a token without a cap, or more than its cap', () => {
    it('refuses the token', async () => {
      const w = await world();
      const token = await deploy('HostileToken');
      const terms = await termsOf(w, 0n, { token: token.target as Hex });
      await refuses(w, submit(w, terms), 'TokenNotAccepted', token.target);
    });

    it('accepts up to the cap and refuses one unit more', async () => {
      const w = await worldIn('BenchToken');
      await w.token.mint(w.buyer.address, CAP);
      expect(await w.escrow.capOf(w.token.target)).to.equal(CAP);
      await authorize(w, await termsOf(w, 0n, { maxAmount: CAP }));
      const more = await termsOf(w, 0n, { maxAmount: 1n, salt: hash('one more') });
      await refuses(w, submit(w, more), 'CapExceeded', w.token.target, CAP + 1n, CAP);
    });
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
      ["with a stranger's signature in the mill's name", 'forged'],
    ] as const) {
      it(`refuses ${what}`, async () => {
        const w = await world();
        const { lotId } = await commissionedLot(w);
        const terms = await termsOf(w, lotId);
        const named = signer === 'stranger' ? w.stranger : w.mill;
        const acceptance = signer === 'none' ? '0x' : await acceptanceOf(w, terms, w.stranger);
        const collection = await collectionOf(w, terms);
        const sent = w.escrow.authorize(terms, ERC3009, collection, named.address, acceptance);
        await refuses(w, sent, 'AcceptanceInvalid', named.address);
      });
    }

    it('refuses a key that the seller removed, and accepted before', async () => {
      const w = await world();
      const { lotId } = await commissionedLot(w);
      const directory = w.directory.connect(w.mill);
      await directory.addSigner(w.mill.address, w.stranger.address, 0, FOREVER);
      const terms = await termsOf(w, lotId);
      const acceptance = await acceptanceOf(w, terms, w.stranger);
      const given = [terms, ERC3009, await collectionOf(w, terms), w.stranger.address, acceptance];
      await w.escrow.authorize.staticCall(...given);
      await directory.removeSigner(w.mill.address, w.stranger.address);
      await refuses(w, w.escrow.authorize(...given), 'AcceptanceInvalid', w.stranger.address);
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
      await recall(w, lotId);
      await expect(authorize(w, await termsOf(w, lotId))).to.be.revertedWithCustomError(
        w.ledger,
        'MaterialLedger_LotRecalled',
      );
    });
  });

  it('answers what it was built with', async () => {
    const w = await world();
    const { escrow, deployment } = w;
    expect(await escrow.ledger()).to.equal(deployment.materialLedger);
    expect(await escrow.reports()).to.equal(deployment.oracleReports);
    expect(await escrow.directory()).to.equal(deployment.directory);
    expect(await escrow.permit2()).to.equal(w.permit2.target);
    expect(await escrow.walletDeployer()).to.equal(w.walletDeployer.target);
  });
});

/** The mill recalls the lot: the steel does not conform. */
async function recall(w: World, lotId: bigint): Promise<void> {
  await w.ledger.connect(w.mill).recall(lotId, 4, hash('the recall as an EPCIS event'));
}
