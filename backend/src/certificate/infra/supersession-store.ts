import type { Tx } from '../../platform/database/index.ts';

export type SupersessionState = 'issuing' | 'revoking' | 'done' | 'failed';

/** Notes that one certificate is to take the place of another; a later successor replaces an earlier try. */
export const keepSupersession = (
  tx: Tx,
  supersession: { certificateId: string; successorId: string; organisationId: string; userId: string },
) =>
  tx.supersession.upsert({
    where: { certificateId: supersession.certificateId },
    create: { ...supersession, state: 'issuing' },
    update: { ...supersession, state: 'issuing' },
  });

/** Supersessions of a batch that wait for it to be in the register. */
export async function waitingInBatch(tx: Tx, batchId: string) {
  const successors = await tx.$queryRaw<{ certificate_id: string; leaf: string; user_id: string }[]>`
    SELECT s.certificate_id, c.leaf, s.user_id FROM supersession s
      JOIN certificate c ON c.id = s.successor_id
     WHERE c.batch_id = ${batchId}::uuid AND s.state = 'issuing'`;
  return successors.map((row) => ({
    certificateId: row.certificate_id,
    leaf: row.leaf,
    userId: row.user_id,
  }));
}

export const moveSupersession = (tx: Tx, certificateId: string, state: SupersessionState) =>
  tx.supersession.updateMany({ where: { certificateId }, data: { state } });

export const findSupersession = (client: Tx, certificateId: string) =>
  client.supersession.findUnique({ where: { certificateId } });
