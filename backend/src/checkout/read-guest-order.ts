import { Injectable } from '@nestjs/common';
import type { GuestOrder } from '@topsteel/domain/api';
import { PrismaService } from '../platform/database/index.ts';
import { notFound } from '../platform/http/index.ts';
import { hashSecret } from '../platform/secret/index.ts';
import { guestCaller } from './guest-caller.ts';
import { findGuest, type StoredGuest } from './infra/guest-store.ts';
import { PayGroup } from './pay-group.ts';

/** Shows a guest's order to whoever has a secret of it. */
@Injectable()
export class ReadGuestOrder {
  constructor(
    private readonly prisma: PrismaService,
    private readonly payments: PayGroup,
  ) {}

  /** @throws AppError `not-found`, also when the link has ended */
  async read(token: string): Promise<GuestOrder> {
    const guest = await findGuest(this.prisma.client, hashSecret(token), new Date());
    if (!guest) throw notFound('order');
    return this.show(guest);
  }

  private async show(guest: StoredGuest): Promise<GuestOrder> {
    const payment =
      guest.groupId === null ? null : await this.payments.read(guestCaller(guest), guest.groupId);
    return {
      state: guest.state,
      sentence: sentences[guest.state],
      problem: guest.problem,
      company: { name: guest.organisationName },
      email: guest.email,
      isVerified: guest.verifiedAt !== null,
      isClaimed: guest.claimedAt !== null,
      group: payment?.group ?? null,
      actions: payment?.actions ?? [],
      expiresAt: guest.expiresAt.toISOString(),
    };
  }
}

const sentences: Readonly<Record<StoredGuest['state'], string>> = {
  registering:
    'The company is being registered. The order is placed by itself; read this again in some seconds.',
  placed: 'The order is placed.',
  stopped: 'The order is not placed. Look at the problem, and accept the total of now to try again.',
  failed: 'The order can’t be placed.',
};
