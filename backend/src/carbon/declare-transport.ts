import { Injectable } from '@nestjs/common';
import type { TransportInput } from '@topsteel/domain/api';
import { transportEmissions } from '@topsteel/domain/carbon';
import { recordAudit } from '../audit/index.ts';
import { PrismaService } from '../platform/database/index.ts';
import { notFound, type OrganisationCaller } from '../platform/http/index.ts';
import { partiesOf, putTransport } from './infra/purchase-store.ts';

/** Buyer or seller says how an order travelled. The last word counts; every word is in the audit trail. */
@Injectable()
export class DeclareTransport {
  constructor(private readonly prisma: PrismaService) {}

  /** @throws AppError `not-found` for an order of others, `invalid-input` for a leg that cannot be. */
  async run(caller: OrganisationCaller, orderId: string, { legs }: TransportInput): Promise<TransportInput> {
    transportEmissions(
      0n,
      legs.map((leg) => ({
        mode: leg.mode,
        distanceMetres: BigInt(leg.distanceMetres),
        milligramsCo2ePerTonneKm: null,
      })),
    );
    await this.prisma.transact(async (tx) => {
      const order = await partiesOf(tx, orderId);
      const isParty = order?.buyerId === caller.organisationId || order?.sellerId === caller.organisationId;
      if (!order || !isParty) throw notFound('order');
      await putTransport(tx, orderId, caller.organisationId, legs);
      await recordAudit(tx, {
        actor: caller.userId,
        organisationId: caller.organisationId,
        action: 'transport.declare',
        subject: `order:${orderId}`,
        details: { number: order.number, legs },
      });
    });
    return { legs };
  }
}
