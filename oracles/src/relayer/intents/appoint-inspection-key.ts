import { addSigner, executeAsAccount, FOREVER, readOrganisation, readSigner } from '@topsteel/chain';
import { capabilityMask } from '@topsteel/domain/certificate';
import type { Address } from 'viem';
import { IntentFailure, type IntentContext, type Step } from './intent-handler.ts';

/**
 * The step by which a hosted account appoints the key of inspection bodies and verifiers; null once it has. An
 * appointment cannot be undone for the past, so it is made for nobody but those: a mill with this key as its signer could
 * never again be judged by a hosted body.
 *
 * @throws IntentFailure `NotAccredited`
 */
export async function appointInspectionKey(
  organisation: Address,
  capability: 'inspection-body' | 'verifier',
  { client, deployment, inspection }: IntentContext,
): Promise<Step | null> {
  const key = { organisation, signer: inspection.address };
  const { validUntil } = await readSigner(client, deployment, key);
  if (validUntil !== 0) return null;
  const record = await readOrganisation(client, deployment, organisation);
  if (record === undefined || (record.capabilities & capabilityMask([capability])) === 0n) {
    throw new IntentFailure(
      'NotAccredited',
      `${organisation} has no accreditation as ${capability} in the register. Have it accredited and ask again.`,
    );
  }
  const call = addSigner(deployment, { ...key, validFrom: 0, validUntil: FOREVER });
  return { do: 'send', as: 'hosted', call: executeAsAccount(organisation, call) };
}
