import {
  EmissionsDeclared,
  EmissionsVerified,
  VerificationWithdrawn,
} from '../../generated/types/EmissionStatements/EmissionStatements';
import { saveStatement, saveVerification, withdrawVerification } from '../store/statement';
import { accountId } from '../store/id';
import { addSteelChange, SteelChange } from '../store/steel-period';

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
  const change = new SteelChange();
  change.statements = 1;
  change.statedGrams = statement.massGrams;
  change.statedEmissionsGrams = statement.emissionsGrams;
  addSteelChange(accountId(made.declarer), change, event);
}

export function handleEmissionsVerified(event: EmissionsVerified): void {
  const made = event.params;
  saveVerification(made.statementId, made.ordinal, made.verifier, made.signer, made.documentHash, event);
}

export function handleVerificationWithdrawn(event: VerificationWithdrawn): void {
  const made = event.params;
  withdrawVerification(made.statementId, made.ordinal, made.reason, event.block.timestamp);
}
