import { executeAsAccount, revokeCertificates as encodeRevocations } from '@topsteel/chain';
import { intentPayloadSchemas } from '@topsteel/domain/bridge';
import { getAddress } from 'viem';
import { defineIntent } from './intent-handler.ts';

/** Revokes several certificates of a hosted issuer at once: `CertificateRegistry.revokeMany`. All or none, so one event tells. */
export const revokeCertificates = defineIntent(intentPayloadSchemas['revoke-certificates'], {
  effect: ({ issuer, batch, indices }) => ({
    contract: 'certificateRegistry',
    name: 'CertificateRevoked',
    args: { issuer: getAddress(issuer), batch, index: indices[0] ?? '0' },
    ordinal: 1,
  }),
  next: ({ issuer, batch, indices, reason }, _intent, { deployment }) => {
    const call = encodeRevocations(deployment, {
      batch: BigInt(batch),
      indices: indices.map(Number),
      reason: Number(reason),
    });
    return { do: 'send', as: 'hosted', call: executeAsAccount(issuer, call) };
  },
});
