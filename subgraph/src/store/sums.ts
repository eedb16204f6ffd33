import { BigInt, Entity } from '@graphprotocol/graph-ts';

/*
 * Sums of what fits 63 bits are worked out here; the node, which is called for every operation on a BigInt, is left the
 * others. Both give the same number.
 */

/** @example add(BigInt.fromI32(2), BigInt.fromI32(3)) // 5 */
export function add(a: BigInt, b: BigInt): BigInt {
  return isShort(a) && isShort(b) ? BigInt.fromI64(shortOf(a) + shortOf(b)) : a.plus(b);
}

/** @example subtract(BigInt.fromI32(2), BigInt.fromI32(3)) // -1 */
export function subtract(a: BigInt, b: BigInt): BigInt {
  return isShort(a) && isShort(b) ? BigInt.fromI64(shortOf(a) - shortOf(b)) : a.minus(b);
}

/**
 * floor(amount × part / whole), of an amount that is not negative.
 *
 * @param part At most 10,000.
 * @example partOf(BigInt.fromI32(1_999), 250, 10_000) // 49
 */
export function partOf(amount: BigInt, part: i32, whole: i32): BigInt {
  if (amount.length <= 6) return BigInt.fromI64((shortOf(amount) * part) / whole);
  return amount.times(BigInt.fromI32(part)).div(BigInt.fromI32(whole));
}

/** Adds to a field of a row; null says nothing, and then nothing is done. */
export function addTo(row: Entity, field: string, change: BigInt | null): void {
  if (change === null || isZero(change)) return;
  row.setBigInt(field, add(row.getBigInt(field), change));
}

function isZero(value: BigInt): boolean {
  for (let i = 0; i < value.length; i++) {
    if (value[i] != 0) return false;
  }
  return true;
}

/** Between -2^62 and 2^62: two of them never pass 64 bits together. */
function isShort(value: BigInt): boolean {
  if (value.length < 8) return true;
  const high = value[value.length - 1] as i8;
  return value.length == 8 && high >= -64 && high < 64;
}

/** A short one, from two's complement with the lowest byte first. */
function shortOf(value: BigInt): i64 {
  if (value.length == 0) return 0;
  let bits: u64 = 0;
  for (let i = 0; i < value.length; i++) bits |= (value[i] as u64) << ((8 * i) as u64);
  const unused = (64 - 8 * value.length) as u64;
  return ((bits << unused) as i64) >> (unused as i64);
}
