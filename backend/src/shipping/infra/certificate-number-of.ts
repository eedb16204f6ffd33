import type { Tx } from '../../platform/database/index.ts';

/** The number of the certificate that a lot was commissioned under; null when we know of none. */
export async function certificateNumberOf(tx: Tx, lotId: string): Promise<string | null> {
  const [row] = await tx.$queryRaw<{ number: string }[]>`
    SELECT c.number FROM lot l JOIN certificate c ON c.id = l.certificate_id WHERE l.lot_id = ${lotId} LIMIT 1`;
  return row?.number ?? null;
}
