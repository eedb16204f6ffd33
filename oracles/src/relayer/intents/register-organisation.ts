import { directoryAbi, organisationAccountFactoryAbi } from '@topsteel/chain';
import { intentPayloadSchemas } from '@topsteel/domain/bridge';
import type { IntentPayload } from '@topsteel/domain/bridge';
import { capabilityMask } from '@topsteel/domain/certificate';
import { encodeFunctionData, keccak256, toBytes } from 'viem';
import type { Address, Hex } from 'viem';
import type { EventMatch } from '../event-lookup.ts';
import type { Intent } from '../intent-store.ts';
import { defineIntent } from './intent-handler.ts';
import type { IntentContext } from './intent-handler.ts';

type Payload = IntentPayload<'register-organisation'>;

const NO_END = 2 ** 48 - 1;

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
    const { directory, organisationAccountFactory } = context.deployment;
    const organisation = await accountOf(payload, intent, context);
    if (payload.organisation === undefined && !(await hasCode(context, organisation))) {
      const data = encodeFunctionData({
        abi: organisationAccountFactoryAbi,
        functionName: 'create',
        args: [context.hosted.address, context.hosted.address, saltOf(payload, intent)],
      });
      return { do: 'send', as: 'relayer', call: { to: organisationAccountFactory, data } };
    }

    const [, , registeredAt, held] = await context.client.readContract({
      address: directory,
      abi: directoryAbi,
      functionName: 'organisationOf',
      args: [organisation],
    });
    const missing = capabilityMask(payload.capabilities) & ~held;
    const calls: Hex[] = [];
    if (registeredAt === 0) {
      calls.push(
        encodeFunctionData({
          abi: directoryAbi,
          functionName: 'register',
          args: [organisation, payload.profile],
        }),
      );
    }
    if (missing !== 0n) {
      calls.push(
        encodeFunctionData({
          abi: directoryAbi,
          functionName: 'grantCapability',
          args: [organisation, missing, 0, NO_END],
        }),
      );
    }
    if (calls.length === 0) return { do: 'wait' };
    const data = encodeFunctionData({ abi: directoryAbi, functionName: 'multicall', args: [calls] });
    return { do: 'send', as: 'accreditor', call: { to: directory, data } };
  },
});

async function accountOf(payload: Payload, intent: Intent, context: IntentContext): Promise<Address> {
  if (payload.organisation !== undefined) return payload.organisation;
  return context.client.readContract({
    address: context.deployment.organisationAccountFactory,
    abi: organisationAccountFactoryAbi,
    functionName: 'addressOf',
    args: [context.hosted.address, context.hosted.address, saltOf(payload, intent)],
  });
}

function saltOf(payload: Payload, intent: Intent): Hex {
  return payload.salt ?? keccak256(toBytes(intent.businessKey));
}

async function hasCode(context: IntentContext, address: Address): Promise<boolean> {
  const code = await context.client.getCode({ address });
  return code !== undefined && code !== '0x';
}
