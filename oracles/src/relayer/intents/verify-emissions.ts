import { readEmissionVerification, verifyEmissions as encodeVerification } from '@topsteel/chain';
import { intentPayloadSchemas } from '@topsteel/domain/bridge';
import { getAddress } from 'viem';
import { appointInspectionKey } from './appoint-inspection-key.ts';
import { deadlineOf, defineIntent, soon } from './intent-handler.ts';

/**
 * Confirms an emission statement for a hosted verifier: `EmissionStatements.verifyFor`. The verifier's account first
 * appoints the key that we keep for those who judge others.
 */
export const verifyEmissions = defineIntent(intentPayloadSchemas['verify-emissions'], {
  effect: ({ statementId, verifier }) => ({
    contract: 'emissionStatements',
    name: 'EmissionsVerified',
    args: { statementId: statementId.toLowerCase(), verifier: getAddress(verifier) },
    ordinal: 1,
  }),
  async next({ statementId, documentHash, verifier }, _intent, context) {
    const { client, deployment, inspection } = context;
    const appointment = await appointInspectionKey(verifier, 'verifier', context);
    if (appointment !== null) return appointment;
    const { ordinal } = await readEmissionVerification(client, deployment, statementId);
    const act = { statementId, documentHash, verifier };
    const deadline = deadlineOf(context);
    const signature = await inspection.signVerification({ ...act, ordinal: ordinal + 1, deadline });
    const by = { signer: inspection.address, deadline, signature };
    return { do: 'send', as: 'relayer', call: encodeVerification(deployment, act, by) };
  },
  // After a reorg the statement may be on its way again.
  retryAfterS: (revert, intent, context) =>
    revert.name === 'EmissionStatements_StatementUnknown' ? soon(intent, context, 2) : null,
});
