import {
  addSigner as encodeAddition,
  executeAsAccount,
  markCompromised,
  removeSigner as encodeRemoval,
} from '@topsteel/chain';
import { intentPayloadSchemas } from '@topsteel/domain/bridge';
import { getAddress } from 'viem';
import { defineIntent } from './intent-handler.ts';

/** A hosted organisation appoints a further key: `Directory.addSigner`, by the controller of its account. */
export const addSigner = defineIntent(intentPayloadSchemas['add-signer'], {
  effect: (payload) => keyEvent('SignerAdded', payload),
  next: ({ organisation, key, validFrom, validUntil }, _intent, { deployment }) => {
    const window = { validFrom: Number(validFrom), validUntil: Number(validUntil) };
    const call = encodeAddition(deployment, { organisation, signer: key, ...window });
    return { do: 'send', as: 'hosted', call: executeAsAccount(organisation, call) };
  },
});

/** A hosted organisation ends a key's window: `Directory.removeSigner`. */
export const removeSigner = defineIntent(intentPayloadSchemas['remove-signer'], {
  effect: (payload) => keyEvent('SignerRemoved', payload),
  next: ({ organisation, key }, _intent, { deployment }) => {
    const call = encodeRemoval(deployment, { organisation, signer: key });
    return { do: 'send', as: 'hosted', call: executeAsAccount(organisation, call) };
  },
});

/** A hosted organisation reports a key as stolen since a time: `Directory.markCompromised`. */
export const reportSigner = defineIntent(intentPayloadSchemas['report-signer'], {
  effect: (payload) => {
    const event = keyEvent('SignerCompromised', payload);
    return { ...event, args: { ...event.args, since: payload.since } };
  },
  next: ({ organisation, key, since }, _intent, { deployment }) => {
    const call = markCompromised(deployment, { organisation, signer: key, since: Number(since) });
    return { do: 'send', as: 'hosted', call: executeAsAccount(organisation, call) };
  },
});

const keyEvent = (name: string, { organisation, key }: { organisation: string; key: string }) => ({
  contract: 'directory',
  name,
  args: { organisation: getAddress(organisation), signer: getAddress(key) },
  ordinal: 1,
});
