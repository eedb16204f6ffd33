import { countersign as encodeCountersign } from '@topsteel/chain';
import { intentPayloadSchemas } from '@topsteel/domain/bridge';
import { getAddress } from 'viem';
import { appointInspectionKey } from './appoint-inspection-key.ts';
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
    const { deployment, inspection } = context;
    const { body } = payload;
    const appointment =
      payload.signature === undefined ? await appointInspectionKey(body, 'inspection-body', context) : null;
    if (appointment !== null) return appointment;
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
