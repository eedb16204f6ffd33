import { Injectable } from '@nestjs/common';
import { AppError } from '@topsteel/domain/errors';
import { PrismaService } from '../platform/database/index.ts';
import { isSecret } from '../platform/secret/index.ts';
import { isAllowed } from './allowed-network.ts';
import { findKeyHolder, noteUse, type KeyHolder } from './infra/api-key-store.ts';
import { readKey } from './key-text.ts';

/** From the Authorization header to the key and the organisation that it acts for. */
@Injectable()
export class RecogniseKey {
  constructor(private readonly prisma: PrismaService) {}

  /**
   * One statement, and once a minute one more that notes the use. Whether the key is unknown, ended or wrong is not told.
   *
   * @returns null when the header carries no key of ours
   * @throws AppError `unauthenticated`; `forbidden` when it comes from an address that is not allowed
   */
  async run(authorization: string | undefined, address: string): Promise<KeyHolder | null> {
    const key = readKey(authorization);
    if (!key) return null;
    const holder = await findKeyHolder(this.prisma.client, key.publicId);
    const hashes = holder ? [holder.secretHash, holder.oldSecretHash] : [];
    if (!holder || !hashes.some((hash) => hash !== null && isSecret(key.secret, hash))) throw notInForce();
    if (!isAllowed(address, holder.allowedNetworks)) {
      throw new AppError('forbidden', {
        message: `This key may not be used from ${address}. Add the address to the key’s networks, or call from one of them.`,
        details: { reason: 'address-not-allowed' },
      });
    }
    if (!holder.isUseNoted) await noteUse(this.prisma.client, holder.id);
    return holder;
  }
}

const notInForce = () =>
  new AppError('unauthenticated', {
    message: 'This key is not in force: it is unknown, has ended, or was rotated. Make a new one.',
    details: { reason: 'key-not-in-force' },
  });
