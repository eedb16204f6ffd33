import { Address, BigInt, Bytes, ethereum } from '@graphprotocol/graph-ts';

/** The one row of totals. */
export const PROTOCOL_ID = 'topsteel';

/** `0x70997970c51812dc3a010c7d01b50e0d17dc79c8` */
export function accountId(account: Address): string {
  return account.toHexString();
}

/** `0x7099…79c8-0x3c44…93bc`: organisation and signer. */
export function signerId(organisation: Address, signer: Address): string {
  return organisation.toHexString() + '-' + signer.toHexString();
}

/** `0x7099…79c8-4`: organisation and capability bit. */
export function capabilityId(organisation: Address, capability: BigInt): string {
  return organisation.toHexString() + '-' + capability.toString();
}

/** `0x7099…79c8-202611`: issuer and batch number. */
export function batchId(issuer: Address, batch: BigInt): string {
  return issuer.toHexString() + '-' + batch.toString();
}

/** `0x7099…79c8-202611-3`: batch and place in it. */
export function revocationId(issuer: Address, batch: BigInt, index: BigInt): string {
  return batchId(issuer, batch) + '-' + index.toString();
}

/** `1029384756102938475610293847`: the lot's number. */
export function lotId(lot: BigInt): string {
  return lot.toString();
}

/** `0x5c5c…5c5c` */
export function hashId(hash: Bytes): string {
  return hash.toHexString();
}

/** `0x5c5c…5c5c-10293847-0x7099…79c8`: payment, lot and holder. */
export function reservationId(payment: Bytes, lot: BigInt, holder: Address): string {
  return payment.toHexString() + '-' + lot.toString() + '-' + holder.toHexString();
}

/** `0x9f2e…01ab-7`: transaction and log index. */
export function logId(event: ethereum.Event): string {
  return event.transaction.hash.toHexString() + '-' + event.logIndex.toString();
}

/** `0x9f2e…01ab-7-0`: transaction, log index and place in a log that tells of several. */
export function partId(event: ethereum.Event, part: i32): string {
  return logId(event) + '-' + part.toString();
}

/** `0x8b3d…44aa-0x5c5c…5c5c`: kind and subject of a report. */
export function reportId(kind: Bytes, subject: Bytes): string {
  return kind.toHexString() + '-' + subject.toHexString();
}
