import { Injectable } from '@nestjs/common';
import type { CostCentre, costCentreInput } from '@topsteel/domain/api';
import { AppError } from '@topsteel/domain/errors';
import type { z } from 'zod';
import { recordAudit } from '../audit/index.ts';
import { isUniqueViolation, PrismaService, type Tx } from '../platform/database/index.ts';
import { notFound, type OrganisationCaller } from '../platform/http/index.ts';
import { requireAbility } from '../policy/index.ts';
import {
  closeCostCentre,
  countOpenBelow,
  findCostCentre,
  insertCostCentre,
  listCostCentres,
  rankOf,
  type CostCentreRow,
} from './infra/cost-centre-store.ts';

const MOST_RANKS = 10;

/** What an organisation books its purchases on. A centre keeps its place in the tree; one that is closed takes no more orders. */
@Injectable()
export class KeepCostCentres {
  constructor(private readonly prisma: PrismaService) {}

  async list(caller: OrganisationCaller): Promise<CostCentre[]> {
    return (await listCostCentres(this.prisma.client, caller.organisationId)).map(presentCostCentre);
  }

  /** @throws AppError `not-found` for an unknown parent; `conflict` when the code is taken, the parent closed or too deep. */
  async open(caller: OrganisationCaller, input: z.output<typeof costCentreInput>): Promise<CostCentre> {
    const { organisationId, userId } = caller;
    requireAbility(caller, 'change', 'CostCentre', { organisationId });
    try {
      return await this.prisma.transact(async (tx) => {
        if (input.parentId !== null) await requireParent(tx, organisationId, input.parentId);
        const row = await insertCostCentre(tx, { organisationId, ...input });
        await recordAudit(tx, {
          actor: userId,
          organisationId,
          action: 'cost-centre.open',
          subject: `cost-centre:${row.id}`,
          details: input,
        });
        return presentCostCentre(row);
      });
    } catch (error) {
      throw isUniqueViolation(error) ? codeTaken(input.code) : error;
    }
  }

  /** State: open → closed, for good. A repeat changes nothing. @throws AppError `not-found`; `conflict` with open ones under it. */
  async close(caller: OrganisationCaller, id: string): Promise<CostCentre> {
    return this.prisma.transact(async (tx) => {
      const centre = await findCostCentre(tx, caller.organisationId, id);
      if (!centre) throw notFound('cost centre');
      requireAbility(caller, 'change', 'CostCentre', centre);
      if (centre.closedAt !== null) return presentCostCentre(centre);
      if ((await countOpenBelow(tx, id)) > 0) {
        throw new AppError('conflict', {
          message: 'There are open cost centres under this one. Close them first.',
          details: { reason: 'has-open-children' },
        });
      }
      await recordAudit(tx, {
        actor: caller.userId,
        organisationId: caller.organisationId,
        action: 'cost-centre.close',
        subject: `cost-centre:${id}`,
      });
      return presentCostCentre(await closeCostCentre(tx, id, new Date()));
    });
  }
}

async function requireParent(tx: Tx, organisationId: string, parentId: string): Promise<void> {
  const parent = await findCostCentre(tx, organisationId, parentId);
  if (!parent) throw notFound('cost centre');
  if (parent.closedAt === null && (await rankOf(tx, parentId)) < MOST_RANKS) return;
  throw new AppError('conflict', {
    message: `The cost centre above has to be open, and the tree is ${MOST_RANKS} deep at most. Choose another one.`,
    details: { reason: 'parent-not-usable' },
  });
}

const codeTaken = (code: string) =>
  new AppError('conflict', {
    message: `Your organisation has a cost centre ${code} already. Choose another code.`,
    details: { reason: 'code-taken', errors: [{ field: 'code', message: 'This code is taken.' }] },
  });

const presentCostCentre = (row: CostCentreRow): CostCentre => ({
  id: row.id,
  code: row.code,
  name: row.name,
  parentId: row.parentId,
  isOpen: row.closedAt === null,
  createdAt: row.createdAt.toISOString(),
});
