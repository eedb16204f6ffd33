import { readFileSync } from 'node:fs';
import type { Batch, Certificate, ReadAnswer } from '@topsteel/domain/api';
import type { Member, TestApp } from './open-app.ts';

const certificates = new URL('../../../scripts/seed/world/certificates/', import.meta.url);

/** Issues a certificate of the demo world for a mill; the chain confirms it. */
export async function registerCertificate(test: TestApp, mill: Member, name: string): Promise<Certificate> {
  const content = readFileSync(new URL(`${name}.json`, certificates), 'utf8');
  const upload = await mill.browser.upload<ReadAnswer>('/v2/certificates/read', [
    { name: `${name}.json`, content },
  ]);
  const id = upload.body.rows[0]?.draftId ?? '';
  const { body: batch } = await mill.browser.post<Batch>('/v2/certificates/batches', { draftIds: [id] });
  await test.emit('certificateRegistry', 'BatchIssued', {
    issuer: mill.account as `0x${string}`,
    batch: batch.number,
    root: batch.root as `0x${string}`,
    depth: '0',
    count: '1',
    issuedAt: '1795400000',
    signer: mill.account as `0x${string}`,
  });
  return (await mill.browser.get<Certificate>(`/v2/certificates/${id}`)).body;
}
