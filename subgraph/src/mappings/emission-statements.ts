import {
  EmissionsDeclared,
  EmissionsVerified,
  VerificationWithdrawn,
} from '../../generated/types/EmissionStatements/EmissionStatements';
import { saveStatement, saveVerification, withdrawVerification } from '../store/statement';

export function handleEmissionsDeclared(event: EmissionsDeclared): void {
  const made = event.params;
  const statement = made.statement;
  saveStatement(
    made.statementId,
    made.lotId,
    made.declarer,
    made.signer,
    statement.massGrams,
    statement.emissionsGrams,
    statement.method,
    statement.boundary,
    statement.documentHash,
    event,
  );
}

export function handleEmissionsVerified(event: EmissionsVerified): void {
  const made = event.params;
  saveVerification(made.statementId, made.ordinal, made.verifier, made.signer, made.documentHash, event);
}

export function handleVerificationWithdrawn(event: VerificationWithdrawn): void {
  const made = event.params;
  withdrawVerification(made.statementId, made.ordinal, made.reason, event.block.timestamp);
}
