import type { Statement } from '@topsteel/domain/api';
import { intentPayloadSchemas } from '@topsteel/domain/bridge';
import type { TestApp } from '../http/open-app.ts';

/** What the relayer was asked for; null when it was not. */
export async function payloadOf(test: TestApp, businessKey: string): Promise<unknown> {
  const { rows } = await test.database.sql.query<{ payload: unknown }>(
    'SELECT payload FROM bridge.intent WHERE business_key = $1',
    [businessKey],
  );
  return rows[0]?.payload ?? null;
}

/** The register takes a statement as it was asked to. @returns the id of the event */
export async function declareOnChain(test: TestApp, { registration }: Statement): Promise<string> {
  const statementId = registration.statementId as `0x${string}`;
  const asked = await payloadOf(test, `declare-emissions:${statementId}`);
  const { declarer, statement } = intentPayloadSchemas['declare-emissions'].parse(asked);
  return test.emit('emissionStatements', 'EmissionsDeclared', {
    statementId,
    lotId: statement.lotId,
    declarer,
    signer: declarer,
    statement,
  });
}

/** The register takes a verification as it was asked to. @returns the id of the event */
export async function verifyOnChain(test: TestApp, { registration }: Statement): Promise<string> {
  const asked = await payloadOf(test, `verify-emissions:${registration.statementId ?? ''}`);
  const { verifier, statementId, documentHash } = intentPayloadSchemas['verify-emissions'].parse(asked);
  return test.emit('emissionStatements', 'EmissionsVerified', {
    statementId,
    lotId: '1',
    verifier,
    signer: verifier,
    ordinal: '1',
    documentHash,
  });
}
