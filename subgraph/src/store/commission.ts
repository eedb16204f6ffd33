import { Address, BigInt } from '@graphprotocol/graph-ts';
import { FeeShare, Payment } from '../../generated/types/schema';
import { paymentPartId } from './id';

/** Basis points of a whole. */
const BPS = 10_000;

/**
 * The commission on what the receiver's side has: floor(refundable × feeBps / 10,000), as the escrow computes it.
 *
 * @example feeOn(BigInt.fromI32(1_999), 250) // 49
 */
export function feeOn(refundableMinor: BigInt, feeBps: i32): BigInt {
  return refundableMinor.times(BigInt.fromI32(feeBps)).div(BigInt.fromI32(BPS));
}

/** A receiver's share of the commission, with nothing paid yet. */
export function saveShare(payment: string, place: i32, receiver: Address, shareBps: i32): void {
  const share = new FeeShare(paymentPartId(payment, place));
  share.payment = payment;
  share.place = place;
  share.receiver = receiver;
  share.shareBps = shareBps;
  share.paidMinor = BigInt.zero();
  share.returnedMinor = BigInt.zero();
  share.save();
}

/**
 * Books the difference between two commissions with each share. Of a commission, share i has floor(rest × shareBps / bps
 * left), where rest is what the earlier shares left; the last one takes all that is left.
 *
 * @param low The smaller commission, @param high the larger one.
 * @param isReturned Whether the shares gave the difference back instead of receiving it.
 */
export function bookShares(payment: Payment, low: BigInt, high: BigInt, isReturned: boolean): void {
  let lowRest = low;
  let highRest = high;
  let bpsLeft = BPS;
  for (let place = 0; place < payment.shareCount; place++) {
    const share = FeeShare.load(paymentPartId(payment.id, place));
    if (share === null) return;
    const lowPart = partOf(lowRest, share.shareBps, bpsLeft);
    const highPart = partOf(highRest, share.shareBps, bpsLeft);
    const part = highPart.minus(lowPart);
    if (isReturned) share.returnedMinor = share.returnedMinor.plus(part);
    else share.paidMinor = share.paidMinor.plus(part);
    share.save();
    lowRest = lowRest.minus(lowPart);
    highRest = highRest.minus(highPart);
    bpsLeft -= share.shareBps;
  }
}

function partOf(rest: BigInt, shareBps: i32, bpsLeft: i32): BigInt {
  return rest.times(BigInt.fromI32(shareBps)).div(BigInt.fromI32(bpsLeft));
}
