import { Injectable } from '@nestjs/common';
import type { PriceListEntryInput, PriceListInput, PriceListView } from '@topsteel/domain/api';
import { AppError } from '@topsteel/domain/errors';
import { recordAudit } from '../audit/index.ts';
import { PrismaService, type Tx } from '../platform/database/index.ts';
import { notFound, type OrganisationCaller } from '../platform/http/index.ts';
import { findGroup, unknownOrganisations } from './infra/group-store.ts';
import { findList, insertEntries, insertList, strangeOffers, unknownProducts } from './infra/list-store.ts';
import { presentList } from './present-prices.ts';
import { validityOf } from './validity-of.ts';

/** Agrees prices with a customer, or a group of them. What was quoted before is not changed. */
@Injectable()
export class AddPriceList {
  constructor(private readonly prisma: PrismaService) {}

  /**
   * @throws AppError `invalid-input` for a customer, product or offer that is not there or not the vendor's, or a beginning
   * in the past; `not-found` for another's group.
   */
  async run(caller: OrganisationCaller, input: PriceListInput, now = new Date()): Promise<PriceListView> {
    const { organisationId } = caller;
    const { customerId, customerGroupId, name, priority, entries } = input;
    const validity = validityOf(input, now);
    if (customerId === organisationId) throw wrong('customerId', 'A price list is for somebody else.');
    return this.prisma.transact(async (tx) => {
      if (customerGroupId !== null && !(await findGroup(tx, organisationId, customerGroupId))) {
        throw notFound('customer group');
      }
      if (customerId !== null && (await unknownOrganisations(tx, [customerId])).length > 0) {
        throw wrong('customerId', 'There is no such organisation. Choose from the list of organisations.');
      }
      await requireEntries(tx, organisationId, entries);
      const { id } = await insertList(tx, {
        organisationId,
        name,
        customerId,
        customerGroupId,
        priority,
        ...validity,
        createdBy: caller.name,
      });
      await insertEntries(tx, id, entries);
      await recordAudit(tx, {
        actor: caller.userId,
        organisationId,
        action: 'price-list.add',
        subject: `price-list:${id}`,
        details: { ...input, ...validity },
      });
      const row = await findList(tx, organisationId, id);
      if (!row) throw notFound('price list');
      return presentList(row, now);
    });
  }
}

/** That entries name the vendor's own offers and known products. */
export async function requireEntries(
  tx: Tx,
  organisationId: string,
  entries: readonly PriceListEntryInput[],
): Promise<void> {
  const offers = new Set(entries.flatMap(({ offerId }) => offerId ?? []));
  const products = new Set(entries.flatMap(({ productId }) => productId ?? []));
  const [offer] = offers.size === 0 ? [] : await strangeOffers(tx, organisationId, [...offers]);
  if (offer !== undefined)
    throw wrong('entries', `${offer} is no offer of yours. Choose one of your offers.`);
  const [product] = products.size === 0 ? [] : await unknownProducts(tx, [...products]);
  if (product !== undefined)
    throw wrong('entries', `There is no product ${product}. Choose one of the catalogue.`);
}

const wrong = (field: string, message: string) =>
  new AppError('invalid-input', {
    message,
    details: { reason: 'price-list-wrong', errors: [{ field, message }] },
  });
