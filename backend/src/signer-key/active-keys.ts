import { Injectable } from '@nestjs/common';
import type { Tx } from '../platform/database/index.ts';
import { checksummed } from '../platform/chain/index.ts';
import { findKey } from './infra/signer-key-store.ts';

/** Whether a further key may sign for an organisation now, for the modules that take signatures. */
@Injectable()
export class ActiveKeys {
  async includes(client: Tx, organisationId: string, address: string): Promise<boolean> {
    const row = await findKey(client, organisationId, checksummed(address));
    const now = BigInt(Math.floor(Date.now() / 1_000));
    return row?.state === 'active' && (row.validFrom ?? 0n) <= now && (row.validUntil ?? 0n) > now;
  }
}
