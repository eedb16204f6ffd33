import { Injectable } from '@nestjs/common';
import type { CustomerGroupInput, CustomerGroupView } from '@topsteel/domain/api';
import { AppError } from '@topsteel/domain/errors';
import { recordAudit } from '../audit/index.ts';
import { isUniqueViolation, PrismaService, type Tx } from '../platform/database/index.ts';
import { notFound, type OrganisationCaller } from '../platform/http/index.ts';
import { changeGroup, findGroup, insertGroup, unknownOrganisations } from './infra/group-store.ts';
import { presentGroup } from './present-prices.ts';
import { priceOwnerOf } from './price-owner.ts';

/** Groups customers that are treated alike, or says anew who belongs to a group. */
@Injectable()
export class KeepCustomerGroup {
  constructor(private readonly prisma: PrismaService) {}

  /**
   * @param id of the group to change; null for a new one
   * @throws AppError `conflict` for a name that is taken, `invalid-input` for an organisation that does not exist,
   * `not-found` for another's group.
   */
  async run(
    caller: OrganisationCaller,
    id: string | null,
    input: CustomerGroupInput,
  ): Promise<CustomerGroupView> {
    const organisationId = priceOwnerOf(caller);
    const customerIds = [...new Set(input.customerIds)];
    try {
      return await this.prisma.transact(async (tx) => {
        await this.requireCustomers(tx, customerIds);
        if (id !== null && !(await findGroup(tx, organisationId, id))) throw notFound('customer group');
        const group =
          id === null
            ? await insertGroup(tx, { organisationId, name: input.name, customerIds })
            : await changeGroup(tx, id, { name: input.name, customerIds });
        await recordAudit(tx, {
          actor: caller.userId,
          organisationId: caller.organisationId,
          action: id === null ? 'customer-group.add' : 'customer-group.change',
          subject: `customer-group:${group.id}`,
          details: { name: input.name, customerIds },
        });
        return presentGroup(group);
      });
    } catch (error) {
      if (!isUniqueViolation(error)) throw error;
      throw new AppError('conflict', {
        message: `There is a group named “${input.name}” already. Change that one, or choose another name.`,
        details: { reason: 'name-taken' },
      });
    }
  }

  private async requireCustomers(tx: Tx, ids: readonly string[]): Promise<void> {
    const [unknown] = await unknownOrganisations(tx, ids);
    if (unknown === undefined) return;
    const message = `There is no organisation ${unknown}. Choose from the list of organisations.`;
    throw new AppError('invalid-input', {
      message,
      details: { reason: 'organisation-unknown', errors: [{ field: 'customerIds', message }] },
    });
  }
}
