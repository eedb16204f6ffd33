import {
  addSigner,
  countersign as encodeCountersign,
  executeAsAccount,
  FOREVER,
  readSigner,
} from '@topsteel/chain';
import { intentPayloadSchemas } from '@topsteel/domain/bridge';
import { getAddress } from 'viem';
import { deadlineOf, defineIntent } from './intent-handler.ts';

/**
 * Confirms certificates of type 3.2 for an inspection body: `CertificateRegistry.countersignFor`. A hosted body's
 * account first appoints the key that we keep for inspection bodies.
 */
export const countersign = defineIntent(intentPayloadSchemas.countersign, {
  effect: (payload) => ({
    contract: 'certificateRegistry',
    name: 'CertificatesCountersigned',
    args: {
      issuer: getAddress(payload.issuer),
      batch: payload.batch,
      body: getAddress(payload.body),
      indices: payload.indices,
    },
    ordinal: 1,
  }),
  result: (_payload, event) => ({ signer: String(event.args.signer), signedAt: String(event.args.signedAt) }),
  async next(payload, _intent, context) {
    const { client, deployment, inspection } = context;
    const { body } = payload;
    if (payload.signature === undefined) {
      const key = { organisation: body, signer: inspection.address };
      const { validUntil } = await readSigner(client, deployment, key);
      if (validUntil === 0) {
        const call = addSigner(deployment, { ...key, validFrom: 0, validUntil: FOREVER });
        return { do: 'send', as: 'hosted', call: executeAsAccount(body, call) };
      }
    }
    const message = {
      body,
      issuer: payload.issuer,
      batch: BigInt(payload.batch),
      commitment: payload.commitment,
      indices: payload.indices.map(Number),
      deadline: payload.deadline === undefined ? deadlineOf(context) : Number(payload.deadline),
    };
    const signer = payload.signer ?? inspection.address;
    const signature = payload.signature ?? (await inspection.signCountersign(message));
    const by = { signer, deadline: message.deadline, signature };
    return { do: 'send', as: 'relayer', call: encodeCountersign(deployment, message, by) };
  },
});
