import { Injectable } from '@nestjs/common';
import { organisationRole, type OrganisationTree, type ParentInput } from '@topsteel/domain/api';
import { AppError } from '@topsteel/domain/errors';
import { z } from 'zod';
import { recordAudit } from '../audit/index.ts';
import { PrismaService } from '../platform/database/index.ts';
import { notFound } from '../platform/http/index.ts';
import { findOrganisation } from './infra/organisation-store.ts';
import { setParent, treeUnder } from './infra/tree-store.ts';

/** Companies as a tree: whose people may act for whom. */
@Injectable()
export class PlaceOrganisation {
  constructor(private readonly prisma: PrismaService) {}

  async read(organisationId: string): Promise<OrganisationTree> {
    const rows = await treeUnder(this.prisma.client, organisationId);
    return { items: rows.map((row) => ({ ...row, roles: z.array(organisationRole).parse(row.roles) })) };
  }

  /**
   * Puts an organisation under another one, or takes it out of its tree. From the next request on the people above may
   * act for it.
   *
   * @returns the tree from the organisation down
   * @throws AppError `not-found`; `conflict` when it would be above itself, or more than six deep.
   */
  async place(actor: string, id: string, { parentId }: ParentInput): Promise<OrganisationTree> {
    await this.prisma.transact(async (tx) => {
      const organisation = await findOrganisation(tx, id);
      if (!organisation || (parentId !== null && !(await findOrganisation(tx, parentId))))
        throw notFound('organisation');
      await setParent(tx, id, parentId).catch((error: unknown) => {
        throw /above itself or too deep|too deep/.test(String(error)) ? noTree(error) : error;
      });
      await recordAudit(tx, {
        actor,
        organisationId: id,
        action: 'organisation.place',
        subject: `organisation:${id}`,
        details: { before: organisation.parentId, after: parentId },
      });
    });
    return this.read(id);
  }
}

const noTree = (cause: unknown) =>
  new AppError('conflict', {
    message: 'An organisation can’t be above itself, and a tree is six deep at most. Choose another parent.',
    details: { reason: 'no-tree' },
    cause,
  });
