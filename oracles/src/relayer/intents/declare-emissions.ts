import { declareOwnEmissions, executeAsAccount, statementIdOf } from '@topsteel/chain';
import { intentPayloadSchemas, type IntentPayload } from '@topsteel/domain/bridge';
import { defineIntent, soon } from './intent-handler.ts';

/**
 * States the emissions of a lot, by the hosted account that made it: `EmissionStatements.declare`. Not `declareFor`
 * with the hosted key's signature: that key is a signer of every hosted verifier as well, and the register lets nobody
 * confirm a statement whose signer may sign for him.
 */
export const declareEmissions = defineIntent(intentPayloadSchemas['declare-emissions'], {
  effect: (payload, _intent, { deployment }) => ({
    contract: 'emissionStatements',
    name: 'EmissionsDeclared',
    args: { statementId: statementIdOf(deployment, statementOf(payload)) },
    ordinal: 1,
  }),
  next: (payload, _intent, { deployment }) => {
    const call = declareOwnEmissions(deployment, statementOf(payload));
    return { do: 'send', as: 'hosted', call: executeAsAccount(payload.declarer, call) };
  },
  // After a reorg the statement before may be on its way again.
  retryAfterS: (revert, intent, context) =>
    revert.name === 'EmissionStatements_NotStanding' ? soon(intent, context, 2) : null,
});

const statementOf = ({ statement }: IntentPayload<'declare-emissions'>) => ({
  ...statement,
  lotId: BigInt(statement.lotId),
  massGrams: BigInt(statement.massGrams),
  emissionsGrams: BigInt(statement.emissionsGrams),
});
