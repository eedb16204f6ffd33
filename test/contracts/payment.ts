/** Payments for the contract tests. */
import {
  acceptanceTypedData,
  paymentIdOf,
  receiptTypedData,
  receiveWithAuthorizationTypedData,
  reportTypedData,
  settlementEscrowDomain,
  termsTypedData,
  WEIGHT_KIND,
} from '@topsteel/chain';
import type { Terms } from '@topsteel/domain/bridge';
import { expect } from 'chai';
import { ethers, hash, now, sign, type Hex, type Signer, type World } from './world.ts';

export const DAY = 86_400;
/** 5 t and 5 % more, at 700.00 USDC per tonne. */
export const MAX_GRAMS = 5_250_000n;
export const MAX_AMOUNT = 3_675_000_000n;
/** 4,982 kg on the weigh ticket, at that price. */
export const WEIGHED_GRAMS = 4_982_000n;
export const WEIGHED_AMOUNT = 3_487_400_000n;

/** The usual terms; goods when a lot is named. */
export async function termsOf(w: World, lotId = 0n, changes: Partial<Terms> = {}): Promise<Terms> {
  const start = await now();
  const titleTo = (lotId === 0n ? ethers.ZeroAddress : w.buyer.address) as Hex;
  return {
    operator: w.relayer.address as Hex,
    payer: w.buyer.address as Hex,
    receiver: w.mill.address as Hex,
    token: w.deployment.usdc,
    maxAmount: MAX_AMOUNT,
    authorizeBefore: start + DAY,
    captureBefore: start + 30 * DAY,
    resolveBefore: start + 60 * DAY,
    refundBefore: start + 90 * DAY,
    inspectionSeconds: 3 * DAY,
    feeBps: 150,
    silenceBps: 0,
    feeShares: [
      { receiver: w.treasury.address as Hex, shareBps: 8_000 },
      { receiver: w.fund.address as Hex, shareBps: 2_000 },
    ],
    arbiter: ethers.ZeroAddress as Hex,
    goods: { lotId, maxGrams: lotId === 0n ? 0n : MAX_GRAMS, titleTo },
    milestones: ethers.ZeroHash as Hex,
    orderRef: hash('order 2026-0417'),
    salt: ethers.ZeroHash as Hex,
    ...changes,
  };
}

/** How the money comes in, as the escrow counts the methods. */
export const [ERC3009, PERMIT2, ALLOWANCE] = [0, 1, 2];
export const [NONE, AUTHORIZED, CLOSED] = [0n, 1n, 2n];

/** The payer's ERC-3009 signature. */
export function collectionOf(w: World, terms: Terms, signer: Signer = w.buyer): Promise<Hex> {
  return sign(signer, receiveWithAuthorizationTypedData(w.deployment, terms));
}

/** The payer's Permit2 signature, with the payer in the witness. */
export function permitOf(
  w: World,
  terms: Terms,
  signer: Signer = w.buyer,
  changes: object = {},
): Promise<Hex> {
  const paymentId = paymentIdOf(w.deployment, terms);
  return sign(signer, {
    domain: { name: 'Permit2', chainId: 31337, verifyingContract: String(w.permit2.target) },
    types: {
      PermitWitnessTransferFrom: [
        { name: 'permitted', type: 'TokenPermissions' },
        { name: 'spender', type: 'address' },
        { name: 'nonce', type: 'uint256' },
        { name: 'deadline', type: 'uint256' },
        { name: 'witness', type: 'PaymentWitness' },
      ],
      PaymentWitness: [
        { name: 'paymentId', type: 'bytes32' },
        { name: 'payer', type: 'address' },
      ],
      TokenPermissions: [
        { name: 'token', type: 'address' },
        { name: 'amount', type: 'uint256' },
      ],
    },
    primaryType: 'PermitWitnessTransferFrom',
    message: {
      permitted: { token: terms.token, amount: terms.maxAmount },
      spender: w.deployment.settlementEscrow,
      nonce: BigInt(paymentId),
      deadline: terms.authorizeBefore,
      witness: { paymentId, payer: terms.payer },
      ...changes,
    },
  });
}

/** The payer's signature of the terms, for a payment out of an allowance. */
export function consentOf(w: World, terms: Terms, signer: Signer = w.buyer): Promise<Hex> {
  return sign(signer, termsTypedData(w.deployment, terms));
}

/** A party's signature of a division of what is left. */
export function settlementOf(
  w: World,
  message: { paymentId: Hex; capturable: bigint; toReceiver: bigint; grams: bigint },
  signer: Signer,
): Promise<Hex> {
  return sign(signer, {
    domain: settlementEscrowDomain(w.deployment),
    types: {
      Settlement: [
        { name: 'paymentId', type: 'bytes32' },
        { name: 'capturable', type: 'uint120' },
        { name: 'toReceiver', type: 'uint120' },
        { name: 'grams', type: 'uint128' },
      ],
    },
    primaryType: 'Settlement',
    message,
  });
}

/** A creditor's signature of where its credit shall go. */
export function claimOf(
  w: World,
  message: { token: string; account: string; to: string; nonce: bigint; deadline: number },
  signer: Signer,
): Promise<Hex> {
  return sign(signer, {
    domain: settlementEscrowDomain(w.deployment),
    types: {
      CreditClaim: [
        { name: 'token', type: 'address' },
        { name: 'account', type: 'address' },
        { name: 'to', type: 'address' },
        { name: 'nonce', type: 'uint256' },
        { name: 'deadline', type: 'uint48' },
      ],
    },
    primaryType: 'CreditClaim',
    message,
  });
}

/** Terms that commit to a list of milestones, with the registrar as arbiter. */
export async function milestoneTerms(
  w: World,
  amounts: readonly bigint[],
  changes: Partial<Terms> = {},
): Promise<Terms> {
  const maxAmount = amounts.reduce((sum, amount) => sum + amount, 0n);
  const milestones = milestonesHash(amounts);
  return termsOf(w, 0n, { maxAmount, milestones, arbiter: w.registrar.address as Hex, ...changes });
}

export function milestonesHash(amounts: readonly bigint[]): Hex {
  return ethers.keccak256(ethers.AbiCoder.defaultAbiCoder().encode(['uint120[]'], [amounts])) as Hex;
}

export function acceptanceOf(w: World, terms: Terms, signer: Signer = w.mill): Promise<Hex> {
  return sign(signer, acceptanceTypedData(w.deployment, paymentIdOf(w.deployment, terms)));
}

/** Authorizes as the relayer does; with the consent of the seller, the mill, when there are goods. */
export async function authorize(w: World, terms: Terms, { payer = w.buyer, seller = w.mill } = {}) {
  const collection = await collectionOf(w, terms, payer);
  const acceptance = terms.goods.lotId === 0n ? '0x' : await acceptanceOf(w, terms, seller);
  await w.escrow.connect(w.relayer).authorize(terms, ERC3009, collection, seller.address, acceptance);
  return paymentIdOf(w.deployment, terms);
}

/** What is left, refundable and disputed of a payment. */
export async function stateOf(w: World, paymentId: Hex) {
  const [phase, capturable, refundable, disputed] = (await w.escrow.stateOf(paymentId)) as bigint[];
  return { phase, capturable, refundable, disputed };
}

/** What each of the accounts holds of the payments' token. */
export async function holdings(w: World, ...accounts: { address: string }[]): Promise<bigint[]> {
  return Promise.all(accounts.map(({ address }) => w.token.balanceOf(address) as Promise<bigint>));
}

/** Asserts that the escrow refuses, with what was found and what is expected. */
export async function refuses(w: World, sent: Promise<unknown>, error: string, ...args: unknown[]) {
  await expect(sent)
    .to.be.revertedWithCustomError(w.escrow, `SettlementEscrow_${error}`)
    .withArgs(...args);
}

/** A report of a weight, signed by two of three. */
export async function weigh(w: World, paymentId: Hex, grams: bigint, round = 1): Promise<void> {
  const at = await now();
  const { report, signatures } = await signedReport(w, {
    subject: paymentId,
    value: grams,
    observedAt: at,
    round,
  });
  await w.reports.submit(report, signatures);
}

export interface ReportChanges {
  kind?: Hex;
  subject?: Hex;
  value?: bigint;
  observedAt?: number;
  validUntil?: number;
  round?: number;
  signerSet?: number;
}

/** A report and its signatures, in ascending order of signers unless others are named. */
export async function signedReport(
  w: World,
  changes: ReportChanges,
  signers: Signer[] = w.reporters.slice(0, 2),
) {
  const at = await now();
  const report = {
    kind: WEIGHT_KIND,
    subject: hash('a payment'),
    value: WEIGHED_GRAMS,
    observedAt: at,
    validUntil: at + DAY,
    round: 1,
    signerSet: 1,
    ...changes,
  };
  const typedData = reportTypedData(w.deployment, report);
  const signatures = await Promise.all(signers.map((signer) => sign(signer, typedData)));
  return { report, signatures };
}

/** The buyer's confirmation of the total delivered. */
export function receiptOf(w: World, terms: Terms, grams: bigint, signer: Signer = w.buyer): Promise<Hex> {
  return sign(signer, receiptTypedData(w.deployment, { paymentId: paymentIdOf(w.deployment, terms), grams }));
}
