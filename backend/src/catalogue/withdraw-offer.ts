import { Injectable } from '@nestjs/common';
import type { Offer } from '@topsteel/domain/api';
import { AppError } from '@topsteel/domain/errors';
import { recordAudit } from '../audit/index.ts';
import { PrismaService } from '../platform/database/index.ts';
import { notFound, type OrganisationCaller } from '../platform/http/index.ts';
import { lockOffer, withdraw } from './infra/offer-store.ts';
import { presentOffer } from './present-offer.ts';

/** Takes an offer off the market. Orders made before stand. State: `open` → `withdrawn`. */
@Injectable()
export class WithdrawOffer {
  constructor(private readonly prisma: PrismaService) {}

  /** @throws AppError `not-found` (another organisation's as well); `conflict` when it is withdrawn already. */
  async run(caller: OrganisationCaller, id: string): Promise<Offer> {
    return this.prisma.transact(async (tx) => {
      const offer = await lockOffer(tx, id);
      if (offer?.organisationId !== caller.organisationId) throw notFound('offer');
      if (offer.state === 'withdrawn') {
        throw new AppError('conflict', {
          message: 'This offer is withdrawn already.',
          details: { reason: 'already-withdrawn' },
        });
      }
      await recordAudit(tx, {
        actor: caller.userId,
        organisationId: caller.organisationId,
        action: 'offer.withdraw',
        subject: `offer:${id}`,
      });
      return presentOffer(await withdraw(tx, id));
    });
  }
}
