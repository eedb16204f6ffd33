import { issueBatch as encodeIssueBatch } from '@topsteel/chain';
import { intentPayloadSchemas } from '@topsteel/domain/bridge';
import { getAddress } from 'viem';
import { deadlineOf, defineIntent } from './intent-handler.ts';

/** Anchors a batch of certificates: `CertificateRegistry.issueFor`. */
export const issueBatch = defineIntent(intentPayloadSchemas['issue-batch'], {
  effect: (payload) => ({
    contract: 'certificateRegistry',
    name: 'BatchIssued',
    args: {
      issuer: getAddress(payload.issuer),
      batch: payload.batch,
      root: payload.root.toLowerCase(),
      depth: payload.depth,
      count: payload.count,
    },
    ordinal: 1,
  }),
  result: (_payload, event) => ({ issuedAt: String(event.args.issuedAt), signer: String(event.args.signer) }),
  async next(payload, _intent, context) {
    const message = {
      issuer: payload.issuer,
      batch: BigInt(payload.batch),
      root: payload.root,
      depth: Number(payload.depth),
      count: Number(payload.count),
      deadline: payload.deadline === undefined ? deadlineOf(context) : Number(payload.deadline),
    };
    const signer = payload.signer ?? context.hosted.address;
    const signature = payload.signature ?? (await context.hosted.signIssueBatch(message));
    const call = encodeIssueBatch(context.deployment, message, {
      signer,
      deadline: message.deadline,
      signature,
    });
    return { do: 'send', as: 'relayer', call };
  },
});
