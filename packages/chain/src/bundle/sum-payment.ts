import { readWords, type Hex } from '../verify/abi-words.ts';
import type { ObjectAct } from './object-acts.ts';

/** What the acts of a payment add up to, in the token's minor units. */
export interface PaymentSums {
  /** Undefined when no act opened the payment in the escrow. */
  token: Hex | undefined;
  lotId: bigint;
  authorized: bigint;
  captured: bigint;
  /** To the payer before it was captured. */
  returned: bigint;
  /** To the payer after it was captured. */
  refunded: bigint;
  /** Bit i: milestone i is in dispute. */
  disputed: bigint;
}

/** What the acts of an order that is paid through a bank add up to. */
export interface OrderSums {
  isOpened: boolean;
  isCancelled: boolean;
  lotId: bigint;
  maxGrams: bigint;
  releasedGrams: bigint;
}

/** Words of `Terms` after the offset that leads to them. */
const TOKEN = 4;
const MAX_AMOUNT = 5;
const LOT = 15;
/** Words of `FiatTerms` in `OrderOpened`, behind the order's reference and the signer of the acceptance. */
const FIAT_LOT = 5;
const FIAT_MAX_GRAMS = 6;

/** In any order of the acts: money that moved is a sum. */
export function sumPayment(acts: readonly ObjectAct[]): PaymentSums {
  const sums: PaymentSums = {
    ...{ token: undefined, lotId: 0n, authorized: 0n, captured: 0n, returned: 0n, refunded: 0n },
    disputed: 0n,
  };
  const disputed = new Map<bigint, bigint>();
  const resolved = new Map<bigint, bigint>();
  for (const { name, data, topics } of acts) {
    const words = readWords(data);
    switch (name) {
      case 'PaymentAuthorized':
      case 'PaymentCharged':
        sums.token = words.address(TOKEN);
        sums.lotId = words.uint(LOT);
        sums.authorized += words.uint(MAX_AMOUNT);
        if (name === 'PaymentCharged') sums.captured += words.uint(MAX_AMOUNT);
        break;
      case 'PaymentCaptured':
      case 'MilestoneCaptured':
      case 'DeliveryCaptured':
        sums.captured += words.uint(0);
        break;
      case 'PaymentVoided':
      case 'PaymentReclaimed':
        sums.returned += words.uint(0);
        break;
      case 'PaymentRefunded':
        sums.refunded += words.uint(0);
        break;
      case 'PaymentSettled':
      case 'DisputesLapsed':
        sums.captured += words.uint(0);
        sums.returned += words.uint(1);
        break;
      case 'PaymentDisputed':
        disputed.set(indexIn(topics), words.uint(0));
        break;
      case 'DisputeResolved':
        resolved.set(indexIn(topics), words.uint(0));
        break;
    }
  }
  // What the arbiter does not give to the receiver goes to the payer: no event repeats it.
  for (const [index, toReceiver] of resolved) {
    sums.captured += toReceiver;
    sums.returned += (disputed.get(index) ?? 0n) - toReceiver;
    disputed.delete(index);
  }
  for (const index of disputed.keys()) sums.disputed |= 1n << index;
  return sums;
}

/** In any order of the acts. */
export function sumOrder(acts: readonly ObjectAct[]): OrderSums {
  const sums: OrderSums = {
    ...{ isOpened: false, isCancelled: false, lotId: 0n, maxGrams: 0n, releasedGrams: 0n },
  };
  for (const { name, data } of acts) {
    const words = readWords(data);
    if (name === 'OrderOpened') {
      sums.isOpened = true;
      sums.lotId = words.uint(FIAT_LOT);
      sums.maxGrams = words.uint(FIAT_MAX_GRAMS);
    }
    if (name === 'OrderReleased') sums.releasedGrams += words.uint(0);
    if (name === 'OrderCancelled') sums.isCancelled = true;
  }
  return sums;
}

/** The milestone is the second indexed value; a milestone's number fits 14. */
const indexIn = (topics: readonly Hex[]): bigint => BigInt(topics[2] ?? '0x0') & 0xffn;
