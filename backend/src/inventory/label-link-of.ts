import { buildLabelLink } from '@topsteel/domain/digital-link';
import type { Tx } from '../platform/database/index.ts';
import { findByLotId } from './infra/lot-store.ts';
import { digitalLinkOf } from './present-lot.ts';

/**
 * The address on the label of a lot, by which its events name it. It has the GTIN when the certificate gives one, so that
 * every event of a lot is found under the same identifier; lots that were made of others have none.
 */
export async function labelLinkOf(client: Tx, publicUrl: string, lotId: bigint): Promise<string> {
  const row = await findByLotId(client, lotId.toString());
  return row === null ? buildLabelLink(publicUrl, { lotId }) : digitalLinkOf(row, publicUrl);
}
