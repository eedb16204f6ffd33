/** Payments for the contract tests. */
import {
  acceptanceTypedData,
  paymentIdOf,
  receiptTypedData,
  receiveWithAuthorizationTypedData,
  reportTypedData,
  WEIGHT_KIND,
} from '@topsteel/chain';
import type { Terms } from '@topsteel/domain/bridge';
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
    refundBefore: start + 90 * DAY,
    inspectionSeconds: 3 * DAY,
    feeBps: 150,
    feeShares: [
      { receiver: w.treasury.address as Hex, shareBps: 8_000 },
      { receiver: w.fund.address as Hex, shareBps: 2_000 },
    ],
    arbiter: ethers.ZeroAddress as Hex,
    goods: { lotId, maxGrams: lotId === 0n ? 0n : MAX_GRAMS, titleTo },
    milestones: ethers.ZeroHash as Hex,
    orderRef: hash('order 2026-0417'),
    salt: hash('salt'),
    ...changes,
  };
}

/** The payer's ERC-3009 signature, encoded as the escrow takes it. */
export async function collectionOf(w: World, terms: Terms, signer: Signer = w.buyer): Promise<Hex> {
  const window = { validAfter: 0n, validBefore: BigInt(terms.authorizeBefore) };
  const signature = await sign(signer, receiveWithAuthorizationTypedData(w.deployment, terms, window));
  return ethers.AbiCoder.defaultAbiCoder().encode(
    ['uint256', 'uint256', 'bytes'],
    [window.validAfter, window.validBefore, signature],
  ) as Hex;
}

export function acceptanceOf(w: World, terms: Terms, signer: Signer = w.mill): Promise<Hex> {
  return sign(signer, acceptanceTypedData(w.deployment, paymentIdOf(w.deployment, terms)));
}

/** Authorizes as the relayer does; with the mill's consent when there are goods. */
export async function authorize(w: World, terms: Terms) {
  const collection = await collectionOf(w, terms);
  const acceptance = terms.goods.lotId === 0n ? '0x' : await acceptanceOf(w, terms);
  await w.escrow.connect(w.relayer).authorize(terms, collection, w.mill.address, acceptance);
  return paymentIdOf(w.deployment, terms);
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
