import type { Tx } from '../../platform/database/index.ts';

/** The canonical JSON of a certificate, for the organisation that it is of. */
export async function findCertificateJson(
  client: Tx,
  organisationId: string,
  id: string,
): Promise<Uint8Array | null> {
  const document = await client.certificateDocument.findFirst({
    where: { certificateId: id, role: 'certificate-json', certificate: { organisationId } },
    select: { content: true },
  });
  return document?.content ?? null;
}
