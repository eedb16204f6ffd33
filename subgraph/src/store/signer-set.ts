import { Address, BigInt, Bytes, log } from '@graphprotocol/graph-ts';
import { SignerSet } from '../../generated/types/schema';
import { signerSetId } from './id';
import { loadProtocol } from './protocol';

/** A signer set that does not count yet. */
export function announceSigners(
  version: BigInt,
  signers: Bytes[],
  threshold: i32,
  activeFrom: BigInt,
  actor: Address,
  at: BigInt,
): void {
  const signerSet = new SignerSet(signerSetId(version));
  signerSet.version = version;
  signerSet.state = 'ANNOUNCED';
  signerSet.signers = signers;
  signerSet.barredSigners = [];
  signerSet.size = signers.length;
  signerSet.threshold = threshold;
  signerSet.actor = actor;
  signerSet.announcedAt = at;
  signerSet.activeFrom = activeFrom;
  signerSet.save();
}

/** It will never count. */
export function cancelSigners(version: BigInt, at: BigInt): void {
  const signerSet = requireSignerSet(signerSetId(version));
  signerSet.state = 'CANCELLED';
  signerSet.endedAt = at;
  signerSet.save();
}

/** It counts from now on, and the one before does not. */
export function activateSigners(version: BigInt, at: BigInt): void {
  const protocol = loadProtocol();
  const before = protocol.signerSet;
  if (before !== null) {
    const replaced = requireSignerSet(before);
    replaced.state = 'REPLACED';
    replaced.endedAt = at;
    replaced.save();
  }
  const signerSet = requireSignerSet(signerSetId(version));
  signerSet.state = 'ACTIVE';
  signerSet.activatedAt = at;
  signerSet.save();
  protocol.signerSet = signerSet.id;
  protocol.save();
}

/** One of its signers does not count any more; `size` are left. */
export function barSigner(version: BigInt, signer: Address, size: i32): void {
  const signerSet = requireSignerSet(signerSetId(version));
  const barred = signerSet.barredSigners;
  barred.push(signer);
  signerSet.barredSigners = barred;
  signerSet.size = size;
  signerSet.save();
}

/** The set of an event that presupposes one. Its absence is a defect and stops the index. */
function requireSignerSet(id: string): SignerSet {
  const signerSet = SignerSet.load(id);
  if (signerSet === null) log.critical('An event speaks of signer set {}, never announced.', [id]);
  return signerSet as SignerSet;
}
