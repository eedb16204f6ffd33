/** Orders paid through banks, for the contract tests: 5.25 t of the mill's lot for 3,675.00 EUR. */
import { DAY, signedReport } from '../payment.ts';
import { commissionedLot } from '../steel.ts';
import { ethers, hash, now, world, type Hex, type Signer, type World } from '../world.ts';

export const FIAT_RECEIPT = hash('TopSteel.FiatReceipt');
export const DELIVERY = hash('EPCIS event of the delivery');
export const MAX_GRAMS = 5_250_000n;
export const AMOUNT = 367_500n;

export interface FiatTerms {
  operator: string;
  receiver: string;
  titleTo: string;
  lotId: bigint;
  maxGrams: bigint;
  currency: string;
  amountMinor: bigint;
  releaseBefore: number;
  orderRef: string;
  salt: string;
}

const types = {
  FiatTerms: [
    { name: 'operator', type: 'address' },
    { name: 'receiver', type: 'address' },
    { name: 'titleTo', type: 'address' },
    { name: 'lotId', type: 'uint256' },
    { name: 'maxGrams', type: 'uint128' },
    { name: 'currency', type: 'bytes3' },
    { name: 'amountMinor', type: 'uint120' },
    { name: 'releaseBefore', type: 'uint48' },
    { name: 'orderRef', type: 'bytes32' },
    { name: 'salt', type: 'bytes32' },
  ],
};

export const EUR = ethers.hexlify(ethers.toUtf8Bytes('EUR'));

export async function fiatTermsOf(
  w: World,
  lotId: bigint,
  changes: Partial<FiatTerms> = {},
): Promise<FiatTerms> {
  return {
    operator: w.relayer.address,
    receiver: w.mill.address,
    titleTo: w.buyer.address,
    lotId,
    maxGrams: MAX_GRAMS,
    currency: EUR,
    amountMinor: AMOUNT,
    releaseBefore: (await now()) + 30 * DAY,
    orderRef: hash('order 2026-0417'),
    salt: hash('salt'),
    ...changes,
  };
}

function domainOf(w: World) {
  return {
    name: 'TopSteel FiatSettlement',
    version: '1',
    chainId: 31337,
    verifyingContract: String(w.fiat.target),
  };
}

/** The order's id, computed off chain. */
export function orderIdOf(w: World, terms: FiatTerms): Hex {
  return ethers.TypedDataEncoder.hash(domainOf(w), types, terms) as Hex;
}

export function acceptOrder(w: World, terms: FiatTerms, signer: Signer = w.mill): Promise<string> {
  const acceptance = { Acceptance: [{ name: 'orderId', type: 'bytes32' }] };
  return signer.signTypedData(domainOf(w), acceptance, { orderId: orderIdOf(w, terms) });
}

/** Opens as anyone may, with the mill's acceptance. */
export async function open(w: World, terms: FiatTerms, signer: Signer = w.mill) {
  const acceptance = await acceptOrder(w, terms, signer);
  return w.fiat.connect(w.stranger).open(terms, signer.address, acceptance);
}

/** A quorum's report of minor units received in total. */
export async function receive(w: World, orderId: Hex, value: bigint, round = 1): Promise<void> {
  const observedAt = await now();
  const { report, signatures } = await signedReport(w, {
    kind: FIAT_RECEIPT,
    subject: orderId,
    value,
    observedAt,
    round,
  });
  await w.reports.submit(report, signatures);
}

/** An open order; `isPaid` in full and weighed to the last gram, unless told otherwise. */
export async function opened(changes: Partial<FiatTerms> = {}, w?: World) {
  const at = w ?? (await world());
  const { lotId } = await commissionedLot(at);
  const terms = await fiatTermsOf(at, lotId, changes);
  const id = orderIdOf(at, terms);
  await open(at, terms);
  return { w: at, lotId, terms, id };
}
