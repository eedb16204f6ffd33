import { Address, BigInt, Bytes, ethereum, log } from '@graphprotocol/graph-ts';
import { EmissionStatement, Verification } from '../../generated/types/schema';
import { hashId, verificationId } from './id';
import { requireLot } from './lot';
import { loadOrganisation } from './organisation';
import { loadProtocol } from './protocol';
import { textOf } from './text';

/** A statement that stands from now on; the one that stood before, if any, is superseded. */
export function saveStatement(
  hash: Bytes,
  lotNumber: BigInt,
  declarer: Address,
  signer: Address,
  massGrams: BigInt,
  emissionsGrams: BigInt,
  method: Bytes,
  boundary: Bytes,
  documentHash: Bytes,
  event: ethereum.Event,
): void {
  const lot = requireLot(lotNumber);
  const statement = new EmissionStatement(hashId(hash));
  statement.lot = lot.id;
  statement.declarer = loadOrganisation(declarer).id;
  statement.signer = signer;
  statement.massGrams = massGrams;
  statement.emissionsGrams = emissionsGrams;
  statement.method = textOf(method);
  statement.boundary = textOf(boundary);
  statement.documentHash = documentHash;
  statement.ordinal = 1;
  statement.isStanding = true;
  statement.state = 'SELF_DECLARED';
  statement.declaredAt = event.block.timestamp;
  statement.transaction = event.transaction.hash;
  const before = lot.statement;
  if (before !== null) {
    const superseded = requireStatement(before);
    superseded.isStanding = false;
    superseded.supersededBy = statement.id;
    superseded.save();
    statement.supersedes = superseded.id;
    statement.ordinal = superseded.ordinal + 1;
  }
  statement.save();
  lot.statement = statement.id;
  lot.save();
  const protocol = loadProtocol();
  protocol.statementCount += 1;
  protocol.save();
}

/** An independent verifier confirms the statement. */
export function saveVerification(
  hash: Bytes,
  ordinal: BigInt,
  verifier: Address,
  signer: Address,
  documentHash: Bytes,
  event: ethereum.Event,
): void {
  const statement = requireStatement(hashId(hash));
  const verification = new Verification(verificationId(hash, ordinal));
  verification.statement = statement.id;
  verification.ordinal = ordinal;
  verification.verifier = loadOrganisation(verifier).id;
  verification.signer = signer;
  verification.documentHash = documentHash;
  verification.verifiedAt = event.block.timestamp;
  verification.transaction = event.transaction.hash;
  verification.save();
  statement.state = 'VERIFIED';
  statement.verification = verification.id;
  statement.save();
}

/** The verifier takes back its last confirmation. */
export function withdrawVerification(hash: Bytes, ordinal: BigInt, reason: i32, at: BigInt): void {
  const verification = Verification.load(verificationId(hash, ordinal));
  if (verification === null) {
    log.critical('An event speaks of verification {} of statement {}, never made.', [
      ordinal.toString(),
      hash.toHexString(),
    ]);
    return;
  }
  verification.withdrawnAt = at;
  verification.withdrawalReason = reason;
  verification.save();
  const statement = requireStatement(verification.statement);
  statement.state = 'VERIFICATION_WITHDRAWN';
  statement.save();
}

/** The statement of an event that presupposes one. Its absence is a defect and stops the index. */
function requireStatement(id: string): EmissionStatement {
  const statement = EmissionStatement.load(id);
  if (statement === null) log.critical('An event speaks of statement {}, which was never made.', [id]);
  return statement as EmissionStatement;
}
