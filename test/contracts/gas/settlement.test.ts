/**
 * What each act of a payment costs on a plain token: Solady's ERC-20 with ERC-3009, as published figures are
 * measured. Receivers and escrow hold a balance already; the commission is shared by two, so captures pay three ways.
 * Of a capture's gas 21,000 are the transaction's, 5,900 calldata, 33,000 the token's, 6,400 word and event, and the rest
 * hashing the terms, the guard, the checks and three calls.
 */
import { paymentIdOf } from '@topsteel/chain';
import type { Terms } from '@topsteel/domain/bridge';
import {
  acceptanceOf,
  ALLOWANCE,
  authorize,
  collectionOf,
  consentOf,
  ERC3009,
  MAX_AMOUNT,
  milestoneTerms,
  PERMIT2,
  permitOf,
  receiptOf,
  settlementOf,
  termsOf,
  weigh,
  WEIGHED_GRAMS,
} from '../payment.ts';
import { commissionedLot } from '../steel.ts';
import { ethers, hash, time, world, worldIn, type Hex, type World } from '../world.ts';
import { measure } from './measure.ts';

const NONE = ethers.ZeroAddress;

async function warm(): Promise<World> {
  const w = await worldIn('BenchToken');
  const accounts = [w.mill, w.treasury, w.fund, w.relayer].map(({ address }) => address);
  for (const account of [...accounts, w.escrow.target as string]) await w.token.mint(account, MAX_AMOUNT);
  return w;
}

async function threeWay(w: World, lotId = 0n, changes: Partial<Terms> = {}): Promise<Terms> {
  const receivers = [w.treasury.address, w.fund.address] as Hex[];
  const feeShares = receivers.map((receiver) => ({ receiver, shareBps: 5_000 }));
  // Without goods nothing is inspected.
  const inspection = lotId === 0n ? { inspectionSeconds: 0 } : {};
  return termsOf(w, lotId, { feeShares, ...inspection, ...changes });
}

const arbitrated = (w: World, changes: Partial<Terms> = {}) =>
  threeWay(w, 0n, { arbiter: w.registrar.address as Hex, ...changes });

describe('Gas of settlement', () => {
  it('authorize, by each of three methods', async () => {
    const w = await warm();
    const escrow = w.escrow.connect(w.relayer);
    const terms = await threeWay(w);
    const signature = await collectionOf(w, terms);
    await measure('authorize (ERC-3009)', escrow.authorize(terms, ERC3009, signature, NONE, '0x'), 120_000);
    await w.token.connect(w.buyer).approve(w.permit2.target, ethers.MaxUint256);
    const permitted = await threeWay(w, 0n, { salt: hash('by Permit2') });
    const permit = await permitOf(w, permitted);
    await measure('authorize (Permit2)', escrow.authorize(permitted, PERMIT2, permit, NONE, '0x'), 130_000);
    await w.token.connect(w.buyer).approve(w.escrow.target, ethers.MaxUint256);
    const allowed = await threeWay(w, 0n, { salt: hash('by allowance') });
    const consent = await consentOf(w, allowed);
    await measure(
      'authorize (allowance)',
      escrow.authorize(allowed, ALLOWANCE, consent, NONE, '0x'),
      100_000,
    );
  });

  it('capture, charge, void, reclaim, refund', async () => {
    const w = await warm();
    const escrow = w.escrow.connect(w.relayer);
    const terms = await threeWay(w);
    await authorize(w, terms);
    await measure('capture, three ways', escrow.capture(terms, 1_000_000_000n, false), 67_800);
    await w.token.connect(w.relayer).approve(w.escrow.target, ethers.MaxUint256);
    await measure('refund by the operator', escrow.refund(terms, 200_000_000n, 1_000_000_000n), 70_000);
    for (const account of [w.mill, w.treasury, w.fund]) {
      await w.token.connect(account).approve(w.escrow.target, ethers.MaxUint256);
    }
    const byReceiver = w.escrow.connect(w.mill).refund(terms, 200_000_000n, 800_000_000n);
    await measure('refund by the receiver, three ways', byReceiver, 90_000);
    const charged = await threeWay(w, 0n, { salt: hash('charged') });
    const signature = await collectionOf(w, charged);
    await measure('charge, three ways', escrow.charge(charged, ERC3009, signature), 143_000);
    const voided = await threeWay(w, 0n, { salt: hash('voided') });
    await authorize(w, voided);
    await measure('void', escrow.void(voided), 54_000);
    const reclaimed = await threeWay(w, 0n, { salt: hash('reclaimed') });
    await authorize(w, reclaimed);
    await time.increaseTo(reclaimed.captureBefore);
    await measure('reclaim', escrow.reclaim(reclaimed, []), 54_000);
  });

  it('dispute, resolve, settle', async () => {
    const w = await warm();
    const terms = await arbitrated(w);
    await authorize(w, terms);
    await measure('dispute', w.escrow.connect(w.buyer).dispute(terms, [], 0, hash('rust')), 55_000);
    const ruling = w.escrow.connect(w.registrar).resolve(terms, [], 0, 1_000_000_000n, 0);
    await measure('resolve, four ways', ruling, 78_500);
    const feeShares = [{ receiver: w.treasury.address as Hex, shareBps: 10_000 }];
    const third = await arbitrated(w, { salt: hash('three ways'), feeShares });
    await authorize(w, third);
    await w.escrow.connect(w.buyer).dispute(third, [], 0, hash('rust'));
    const shorter = w.escrow.connect(w.registrar).resolve(third, [], 0, 1_000_000_000n, 0);
    await measure('resolve, three ways', shorter, 75_000);
    const second = await arbitrated(w, { salt: hash('settled') });
    await authorize(w, second);
    const message = {
      paymentId: paymentIdOf(w.deployment, second),
      capturable: MAX_AMOUNT,
      toReceiver: 1_000_000_000n,
      grams: 0n,
    };
    const [payer, receiver] = [
      await settlementOf(w, message, w.buyer),
      await settlementOf(w, message, w.mill),
    ];
    const settled = w.escrow.settle(second, 1_000_000_000n, 0, payer, w.mill.address, receiver);
    await measure('settle, four ways', settled, 95_000);
  });

  it('captureMilestone: first and later of a milestone', async () => {
    const w = await warm();
    const amounts = [1_000_000_000n, 2_000_000_000n, 675_000_000n];
    const { feeShares } = await threeWay(w);
    const terms = await milestoneTerms(w, amounts, { feeShares });
    await authorize(w, terms);
    const escrow = w.escrow.connect(w.relayer);
    const first = escrow.captureMilestone(terms, amounts, 1, 500_000_000n);
    await measure('captureMilestone, first', first, 95_500);
    const later = escrow.captureMilestone(terms, amounts, 1, 900_000_000n);
    await measure('captureMilestone, later', later, 78_000);
  });

  it('captureOnDelivery, with receipt and after inspection', async () => {
    const w = await warm();
    const { lotId } = await commissionedLot(w);
    await w.ledger.connect(w.mill).safeTransferFrom(w.mill.address, w.buyer.address, lotId, 1n, '0x');
    const escrow = w.escrow.connect(w.relayer);
    const terms = await threeWay(w, lotId);
    const [signature, acceptance] = [await collectionOf(w, terms), await acceptanceOf(w, terms)];
    const authorized = escrow.authorize(terms, ERC3009, signature, w.mill.address, acceptance);
    await measure('authorize with goods', authorized, 210_000);
    await weigh(w, paymentIdOf(w.deployment, terms), WEIGHED_GRAMS);
    const event = hash('delivery');
    const receipt = await receiptOf(w, terms, 1_000_000n);
    const confirmed = escrow.captureOnDelivery(terms, 1_000_000n, false, receipt, event);
    await measure('captureOnDelivery with receipt', confirmed, 115_000);
    await time.increase(terms.inspectionSeconds);
    const inspected = escrow.captureOnDelivery(terms, WEIGHED_GRAMS, false, '0x', event);
    await measure('captureOnDelivery after inspection', inspected, 110_000);
  });

  it('claimCredit', async () => {
    const w = await world();
    const terms = await threeWay(w);
    await authorize(w, terms);
    await w.usdc.connect(w.blacklister).getFunction('blacklist').send(w.mill.address);
    await w.escrow.connect(w.relayer).capture(terms, MAX_AMOUNT, true);
    const claimed = w.escrow.connect(w.mill).claimCredit(w.deployment.usdc, w.hosted.address);
    await measure("claimCredit, Circle's USDC", claimed, 80_000);
  });
});
