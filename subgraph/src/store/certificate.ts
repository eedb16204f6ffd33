import { Address, BigInt, Bytes, ethereum, log } from '@graphprotocol/graph-ts';
import { Batch, CertificateToken, Countersignature, Revocation } from '../../generated/types/schema';
import { batchId, certificatePlaceId, tokenId } from './id';
import { loadOrganisation } from './organisation';
import { loadProtocol } from './protocol';

/** A batch as it was issued. */
export function saveBatch(
  issuer: Address,
  number: BigInt,
  root: Bytes,
  depth: i32,
  count: BigInt,
  issuedAt: BigInt,
  signer: Address,
  event: ethereum.Event,
): void {
  const batch = new Batch(batchId(issuer, number));
  batch.issuer = loadOrganisation(issuer).id;
  batch.number = number;
  batch.root = root;
  batch.depth = depth;
  batch.count = count;
  batch.issuedAt = issuedAt;
  batch.signer = signer;
  batch.transaction = event.transaction.hash;
  batch.save();
  const protocol = loadProtocol();
  protocol.batchCount += 1;
  protocol.certificateCount = protocol.certificateCount.plus(count);
  protocol.save();
}

/** A revocation; a replacement is later than what it replaces, so batch 0 and index 0 stand for none. */
export function saveRevocation(
  issuer: Address,
  batch: BigInt,
  index: BigInt,
  reason: i32,
  replacedByBatch: BigInt,
  replacedByIndex: BigInt,
  actor: Address,
  event: ethereum.Event,
): void {
  const revocation = new Revocation(certificatePlaceId(issuer, batch, index));
  revocation.issuer = loadOrganisation(issuer).id;
  revocation.batch = batchId(issuer, batch);
  revocation.batchNumber = batch;
  revocation.index = index;
  revocation.reason = reason;
  if (!replacedByBatch.isZero() || !replacedByIndex.isZero()) {
    revocation.replacedByBatch = batchId(issuer, replacedByBatch);
    revocation.replacedByIndex = replacedByIndex;
  }
  revocation.actor = actor;
  revocation.revokedAt = event.block.timestamp;
  revocation.transaction = event.transaction.hash;
  revocation.save();
  const protocol = loadProtocol();
  protocol.revocationCount += 1;
  protocol.save();
}

/** The second signature of some certificates of a batch. */
export function saveCountersignatures(
  issuer: Address,
  batch: BigInt,
  indices: BigInt[],
  body: Address,
  signer: Address,
  signedAt: BigInt,
  event: ethereum.Event,
): void {
  const organisation = loadOrganisation(body).id;
  for (let i = 0; i < indices.length; i++) {
    const countersignature = new Countersignature(certificatePlaceId(issuer, batch, indices[i]));
    countersignature.batch = batchId(issuer, batch);
    countersignature.index = indices[i];
    countersignature.body = organisation;
    countersignature.signer = signer;
    countersignature.signedAt = signedAt;
    countersignature.transaction = event.transaction.hash;
    countersignature.save();
  }
  const protocol = loadProtocol();
  protocol.countersignatureCount += indices.length;
  protocol.save();
}

/** The token of a certificate. */
export function saveToken(
  number: BigInt,
  issuer: Address,
  to: Address,
  batch: BigInt,
  index: BigInt,
  actor: Address,
  event: ethereum.Event,
): void {
  const token = new CertificateToken(tokenId(number));
  token.tokenId = number;
  token.batch = batchId(issuer, batch);
  token.index = index;
  token.issuer = loadOrganisation(issuer).id;
  token.holder = to;
  token.actor = actor;
  token.mintedAt = event.block.timestamp;
  token.transaction = event.transaction.hash;
  token.save();
  const protocol = loadProtocol();
  protocol.tokenCount += 1;
  protocol.save();
}

/** Its holder gave the token up. */
export function burnToken(number: BigInt, event: ethereum.Event): void {
  const token = CertificateToken.load(tokenId(number));
  if (token === null) {
    log.critical('An event speaks of token {}, which was never minted.', [number.toString()]);
    return;
  }
  token.holder = null;
  token.burnedAt = event.block.timestamp;
  token.save();
}
