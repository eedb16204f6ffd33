import { Injectable } from '@nestjs/common';
import type { DeliveryTariffTerms, DeliveryTariffView } from '@topsteel/domain/api';
import { defaultTariff } from '@topsteel/domain/delivery';
import { AppError } from '@topsteel/domain/errors';
import { recordAudit } from '../audit/index.ts';
import { PrismaService } from '../platform/database/index.ts';
import { notFound, type OrganisationCaller } from '../platform/http/index.ts';
import { findTariffs, removeTariff, saveTariff, type StoredTariff } from './infra/tariff-store.ts';
import { termsOfTariff } from './tariff-of-terms.ts';

/** How an organisation delivers: its own tariff, or what holds without one. Operators set the marketplace's. */
@Injectable()
export class KeepDeliveryTariff {
  constructor(private readonly prisma: PrismaService) {}

  /** The tariff that prices of the organisation's offers are made with. */
  async read(caller: OrganisationCaller): Promise<DeliveryTariffView> {
    const [tariff] = await findTariffs(this.prisma.client, ownerOf(caller));
    return present(tariff, ownerOf(caller));
  }

  /** @throws AppError `invalid-input` for two vehicles of one code, or two zones of one prefix. */
  async set(caller: OrganisationCaller, terms: DeliveryTariffTerms): Promise<DeliveryTariffView> {
    requireDistinct(
      terms.vehicles.map(({ code }) => code),
      'vehicles',
    );
    requireDistinct(
      terms.zones.map(({ country, postcodePrefix }) => `${country} ${postcodePrefix}`.trim()),
      'zones',
    );
    const owner = ownerOf(caller);
    return this.prisma.transact(async (tx) => {
      await saveTariff(tx, owner, terms, caller.name);
      await recordAudit(tx, {
        actor: caller.userId,
        organisationId: caller.organisationId,
        action: 'delivery-tariff.set',
        subject: `delivery-tariff:${owner ?? 'marketplace'}`,
        details: terms,
      });
      const [tariff] = await findTariffs(tx, owner);
      return present(tariff, owner);
    });
  }

  /** Back to what holds without one. @throws AppError `not-found` when there is none. */
  async remove(caller: OrganisationCaller): Promise<DeliveryTariffView> {
    const owner = ownerOf(caller);
    return this.prisma.transact(async (tx) => {
      if (!(await removeTariff(tx, owner))) throw notFound('delivery tariff');
      await recordAudit(tx, {
        actor: caller.userId,
        organisationId: caller.organisationId,
        action: 'delivery-tariff.remove',
        subject: `delivery-tariff:${owner ?? 'marketplace'}`,
      });
      const [tariff] = await findTariffs(tx, owner);
      return present(tariff, owner);
    });
  }
}

const ownerOf = (caller: OrganisationCaller): string | null =>
  caller.organisationRoles.includes('operator') && caller.access.includes('operator')
    ? null
    : caller.organisationId;

function present(tariff: StoredTariff | undefined, owner: string | null): DeliveryTariffView {
  if (tariff === undefined)
    return { terms: termsOfTariff(defaultTariff), whose: 'built-in', updatedAt: null };
  const isOwn = tariff.organisationId !== null && tariff.organisationId === owner;
  return {
    terms: tariff.terms,
    whose: isOwn ? 'own' : 'marketplace',
    updatedAt: tariff.updatedAt.toISOString(),
  };
}

function requireDistinct(names: readonly string[], field: string): void {
  const twice = names.find((name, at) => names.indexOf(name) !== at);
  if (twice === undefined) return;
  const message = `“${twice}” is there twice. Keep one of them.`;
  throw new AppError('invalid-input', {
    message,
    details: { reason: 'tariff-wrong', errors: [{ field, message }] },
  });
}
