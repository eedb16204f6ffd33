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

/** `0x7099…79c8-202611-3`: issuer, batch number and place in the batch. Of a revocation, and of a countersignature. */
export function certificatePlaceId(issuer: Address, batch: BigInt, index: BigInt): string {
  return batchId(issuer, batch) + '-' + index.toString();
}

/** `0x0a1b…c2d3`: a certificate's id is its token's number, 32 bytes in hexadecimal. */
export function tokenId(token: BigInt): string {
  return '0x' + token.toHexString().slice(2).padStart(64, '0');
}

/** `1029384756102938475610293847`: the lot's number. */
export function lotId(lot: BigInt): string {
  return lot.toString();
}

/** `0x5c5c…5c5c`: whatever is named by a hash: a payment, a bank order, a transformation, a statement, a carbon class. */
export function hashId(hash: Bytes): string {
  return hash.toHexString();
}

/** `10293847-0x7099…79c8`: lot and holder. */
export function holdingId(lot: string, holder: Address): string {
  return lot + '-' + holder.toHexString();
}

/** `0x5c5c…5c5c-10293847-0x7099…79c8`: payment, lot and holder. */
export function reservationId(payment: Bytes, lot: string, holder: Address): string {
  return payment.toHexString() + '-' + lot + '-' + holder.toHexString();
}

/** `0x7099…79c8-0x6f72…0001`: holder and order reference. */
export function orderRailId(holder: Address, orderRef: Bytes): string {
  return holder.toHexString() + '-' + orderRef.toHexString();
}

/** `0x5c5c…5c5c-2`: payment and place in its list: of a share of the commission, a milestone, a dispute. */
export function paymentPartId(payment: string, place: i32): string {
  return payment + '-' + place.toString();
}

/** `0x036c…cf7e-0x90f7…b906`: token and account. */
export function creditId(token: Address, account: Address): string {
  return token.toHexString() + '-' + account.toHexString();
}

/** `0x8d8d…8d8d-1`: statement and ordinal of its verification. */
export function verificationId(statement: Bytes, ordinal: BigInt): string {
  return statement.toHexString() + '-' + ordinal.toString();
}

/** `0x4e4e…4e4e-1000000`: class and first serial. */
export function carbonRangeId(carbonClass: Bytes, first: BigInt): string {
  return carbonClass.toHexString() + '-' + first.toString();
}

/** `0x9f2e…01ab-7`: transaction and log index. */
export function logId(event: ethereum.Event): string {
  return event.transaction.hash.toHexString() + '-' + event.logIndex.toI64().toString();
}

/** `42000007`: block 42, log 7. Logs in the order of the chain; no block holds a million of them. */
export function logPlace(event: ethereum.Event): BigInt {
  return BigInt.fromI64(event.block.number.toI64() * 1_000_000 + event.logIndex.toI64());
}

/** `0x9f2e…01ab-7-0`: transaction, log index and place in a log that tells of several. */
export function partId(event: ethereum.Event, part: i32): string {
  return logId(event) + '-' + part.toString();
}

/** `0x9f2e…01ab-8-0`: of log 7, the only part of the log just after it in the same transaction. */
export function partAfterId(event: ethereum.Event): string {
  const after = event.logIndex.toI64() + 1;
  return event.transaction.hash.toHexString() + '-' + after.toString() + '-0';
}

/** `0x9f2e…01ab-6-0`: of log 7, the only part of the log just before it in the same transaction. */
export function partBeforeId(event: ethereum.Event): string {
  const before = event.logIndex.toI64() - 1;
  return event.transaction.hash.toHexString() + '-' + before.toString() + '-0';
}

/** `0x8b3d…44aa-0x5c5c…5c5c`: kind and subject of a report. */
export function reportId(kind: Bytes, subject: Bytes): string {
  return kind.toHexString() + '-' + subject.toHexString();
}

/** `0x8b3d…44aa-0x5c5c…5c5c-2`: kind, subject and round. */
export function reportRoundId(kind: Bytes, subject: Bytes, round: BigInt): string {
  return reportId(kind, subject) + '-' + round.toString();
}

/** `3`: version of the signer set. */
export function signerSetId(version: BigInt): string {
  return version.toString();
}

/** `0x7099…79c8-0x1e1e…1e1e`: publisher and book. */
export function bookId(publisher: Address, book: Bytes): string {
  return publisher.toHexString() + '-' + book.toHexString();
}

/** `0x7099…79c8-0x1e1e…1e1e-41`: publisher, book and number of the closing. */
export function anchorId(publisher: Address, book: Bytes, sequence: BigInt): string {
  return bookId(publisher, book) + '-' + sequence.toString();
}

/** `0x7099…79c8-0x9965…a4dc`: holder of title and the account that may move it. */
export function titleOperatorId(holder: Address, operator: Address): string {
  return holder.toHexString() + '-' + operator.toHexString();
}

/** `2026-11-26`, or `2026-11-26-0x036c…cf7e`: a period, and what its row is about; a month is `2026-11`. */
export function periodId(period: string, subject: string): string {
  return subject.length == 0 ? period : period + '-' + subject;
}
