import {
  createOrganisationAccount,
  FOREVER,
  grantCapability,
  readOrganisation,
  readOrganisationAccount,
  registerOrganisation as encodeRegistration,
} from '@topsteel/chain';
import type { OrganisationAccountArgs } from '@topsteel/chain';
import { intentPayloadSchemas } from '@topsteel/domain/bridge';
import type { IntentPayload } from '@topsteel/domain/bridge';
import { capabilityMask } from '@topsteel/domain/certificate';
import { getAddress, keccak256, toBytes } from 'viem';
import type { Address } from 'viem';
import type { EventMatch } from '../event-lookup.ts';
import type { Intent } from '../intent-store.ts';
import { defineIntent } from './intent-handler.ts';
import type { IntentContext } from './intent-handler.ts';

type Payload = IntentPayload<'register-organisation'>;

/**
 * Registers an organisation with its capabilities. Without an account of its own, a hosted one is created
 * first, whose controller and signer is the hosted key. Each step reads the chain and does what is missing.
 */
export const registerOrganisation = defineIntent(intentPayloadSchemas['register-organisation'], {
  async effect(payload, intent, context): Promise<EventMatch> {
    const organisation = await accountOf(payload, intent, context);
    const mask = capabilityMask(payload.capabilities);
    if (mask === 0n) {
      return { contract: 'directory', name: 'OrganisationRegistered', args: { organisation }, ordinal: 1 };
    }
    const highest = 1n << BigInt(mask.toString(2).length - 1);
    return {
      contract: 'directory',
      name: 'CapabilityGranted',
      args: { organisation, capability: highest.toString() },
      ordinal: 1,
    };
  },
  result: (_payload, event) => ({ organisation: String(event.args.organisation) }),
  async next(payload, intent, context) {
    const { client, deployment } = context;
    const organisation = await accountOf(payload, intent, context);
    if (payload.organisation === undefined && !(await hasCode(context, organisation))) {
      const call = createOrganisationAccount(deployment, hostedAccount(payload, intent, context));
      return { do: 'send', as: 'relayer', call };
    }
    const wanted = capabilityMask(payload.capabilities);
    const record = await readOrganisation(client, deployment, organisation);
    if (record === undefined) {
      const call = encodeRegistration(deployment, {
        organisation,
        profile: payload.profile,
        capabilities: wanted,
      });
      return { do: 'send', as: 'accreditor', call };
    }
    const missing = wanted & ~record.capabilities;
    if (missing === 0n) return { do: 'wait' };
    const grant = { organisation, capabilities: missing, validFrom: 0, validUntil: FOREVER };
    return { do: 'send', as: 'accreditor', call: grantCapability(deployment, grant) };
  },
});

async function accountOf(payload: Payload, intent: Intent, context: IntentContext): Promise<Address> {
  if (payload.organisation !== undefined) return getAddress(payload.organisation);
  return readOrganisationAccount(context.client, context.deployment, hostedAccount(payload, intent, context));
}

function hostedAccount(payload: Payload, intent: Intent, context: IntentContext): OrganisationAccountArgs {
  const hosted = context.hosted.address;
  const salt = payload.salt ?? keccak256(toBytes(intent.businessKey));
  return { controller: hosted, hostedSigner: hosted, salt };
}

async function hasCode(context: IntentContext, address: Address): Promise<boolean> {
  const code = await context.client.getCode({ address });
  return code !== undefined && code !== '0x';
}
