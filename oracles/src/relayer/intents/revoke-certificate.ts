import { revokeCertificate as encodeRevocation } from '@topsteel/chain';
import { intentPayloadSchemas } from '@topsteel/domain/bridge';
import { getAddress } from 'viem';
import { deadlineOf, defineIntent } from './intent-handler.ts';

/** Withdraws a certificate for good: `CertificateRegistry.revokeFor`. The first reason stands. */
export const revokeCertificate = defineIntent(intentPayloadSchemas['revoke-certificate'], {
  effect: (payload) => ({
    contract: 'certificateRegistry',
    name: 'CertificateRevoked',
    args: { issuer: getAddress(payload.issuer), batch: payload.batch, index: payload.index },
    ordinal: 1,
  }),
  async next(payload, _intent, context) {
    const message = {
      issuer: payload.issuer,
      batch: BigInt(payload.batch),
      index: Number(payload.index),
      reason: Number(payload.reason),
      replacedByBatch: BigInt(payload.replacedByBatch),
      replacedByIndex: Number(payload.replacedByIndex),
      deadline: payload.deadline === undefined ? deadlineOf(context) : Number(payload.deadline),
    };
    const signer = payload.signer ?? context.hosted.address;
    const signature = payload.signature ?? (await context.hosted.signRevocation(message));
    const by = { signer, deadline: message.deadline, signature };
    const call = encodeRevocation(context.deployment, message, by);
    return { do: 'send', as: 'relayer', call };
  },
});
