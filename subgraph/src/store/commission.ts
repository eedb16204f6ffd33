import { Address, BigInt } from '@graphprotocol/graph-ts';
import { FeeShare, Payment } from '../../generated/types/schema';
import { paymentPartId } from './id';
import { add, partOf, subtract } from './sums';

/** Basis points of a whole. */
const BPS = 10_000;

/**
 * The commission on what the receiver's side has: floor(refundable × feeBps / 10,000), as the escrow computes it.
 *
 * @example feeOn(BigInt.fromI32(1_999), 250) // 49
 */
export function feeOn(refundableMinor: BigInt, feeBps: i32): BigInt {
  return partOf(refundableMinor, feeBps, BPS);
}

/** The receivers of the commission, in the order of the terms, with nothing paid yet or with their parts of `fee`. */
export function saveShares(payment: Payment, receivers: Address[], bps: i32[], fee: BigInt): void {
  let rest = fee;
  let bpsLeft = BPS;
  for (let place = 0; place < receivers.length; place++) {
    const share = new FeeShare(paymentPartId(payment.id, place));
    const part = shareOf(rest, bps[place], bpsLeft);
    share.payment = payment.id;
    share.place = place;
    share.receiver = receivers[place];
    share.shareBps = bps[place];
    share.paidMinor = part;
    share.returnedMinor = BigInt.zero();
    share.save();
    rest = subtract(rest, part);
    bpsLeft -= bps[place];
  }
}

/**
 * Books the difference between two commissions with each share. Of a commission, share i has floor(rest × shareBps / bps
 * left), where rest is what the earlier shares left; the last one takes all that is left.
 *
 * @param low The smaller commission, @param high the larger one.
 * @param isReturned Whether the shares gave the difference back instead of receiving it.
 */
export function bookShares(payment: Payment, low: BigInt, high: BigInt, isReturned: boolean): void {
  if (low == high) return;
  let lowRest = low;
  let highRest = high;
  let bpsLeft = BPS;
  for (let place = 0; place < payment.shareCount; place++) {
    const share = FeeShare.load(paymentPartId(payment.id, place));
    if (share === null) return;
    const shareBps = share.shareBps;
    const lowPart = shareOf(lowRest, shareBps, bpsLeft);
    const highPart = shareOf(highRest, shareBps, bpsLeft);
    const part = subtract(highPart, lowPart);
    lowRest = subtract(lowRest, lowPart);
    highRest = subtract(highRest, highPart);
    bpsLeft -= shareBps;
    if (part.isZero()) continue;
    if (isReturned) share.returnedMinor = add(share.returnedMinor, part);
    else share.paidMinor = add(share.paidMinor, part);
    share.save();
  }
}

/** Nobody is left when the shares before are the whole; what strangers write must not stop the index. */
function shareOf(rest: BigInt, shareBps: i32, bpsLeft: i32): BigInt {
  return bpsLeft <= 0 ? BigInt.zero() : partOf(rest, shareBps, bpsLeft);
}
