import { Injectable } from '@nestjs/common';
import { eventQuery, namedQueryInput, type NamedQuery } from '@topsteel/domain/api';
import { AppError } from '@topsteel/domain/errors';
import { recordAudit } from '../audit/index.ts';
import { PrismaService } from '../platform/database/index.ts';
import type { OrganisationCaller } from '../platform/http/index.ts';
import {
  countQueries,
  deleteQuery,
  findQuery,
  insertQuery,
  listQueries,
  type NamedQueryRow,
} from './infra/capture-store.ts';
import { readEventQuery } from './read-event-query.ts';

const MAX_QUERIES = 100;

/** Queries that an organisation keeps under a name, for itself. */
@Injectable()
export class KeepQuery {
  constructor(private readonly prisma: PrismaService) {}

  /** @throws AppError `invalid-input` for a query that cannot be asked; `conflict` when the name is taken. */
  async add(
    caller: OrganisationCaller,
    { name, query }: Pick<NamedQuery, 'name' | 'query'>,
  ): Promise<NamedQuery> {
    readEventQuery(query);
    const { organisationId } = caller;
    return this.prisma.transact(async (tx) => {
      if ((await countQueries(tx, organisationId)) >= MAX_QUERIES) throw tooMany();
      if (!(await insertQuery(tx, organisationId, name, query))) throw nameTaken(name);
      await this.note(tx, caller, 'epcis-query.add', name);
      return presentQuery(await findQuery(tx, organisationId, name), name);
    });
  }

  /** @throws AppError `not-found` when there is none of this name. */
  async remove(caller: OrganisationCaller, name: string): Promise<void> {
    await this.prisma.transact(async (tx) => {
      requireName(name);
      if (!(await deleteQuery(tx, caller.organisationId, name))) throw noSuchQuery(name);
      await this.note(tx, caller, 'epcis-query.remove', name);
    });
  }

  /** @throws AppError `not-found` when there is none of this name. */
  async one({ organisationId }: OrganisationCaller, name: string): Promise<NamedQuery> {
    requireName(name);
    return presentQuery(await findQuery(this.prisma.client, organisationId, name), name);
  }

  async list({ organisationId }: OrganisationCaller): Promise<NamedQuery[]> {
    const rows = await listQueries(this.prisma.client, organisationId);
    return rows.map((row) => presentQuery(row, row.name));
  }

  private note(
    tx: Parameters<typeof recordAudit>[0],
    caller: OrganisationCaller,
    action: string,
    name: string,
  ) {
    return recordAudit(tx, {
      actor: caller.userId,
      organisationId: caller.organisationId,
      action,
      subject: `epcis-query:${name}`,
    });
  }
}

function requireName(name: string): void {
  if (!namedQueryInput.shape.name.safeParse(name).success) throw noSuchQuery(name);
}

function presentQuery(row: NamedQueryRow | null, name: string): NamedQuery {
  if (!row) throw noSuchQuery(name);
  return { name: row.name, query: eventQuery.parse(row.query), createdAt: row.createdAt.toISOString() };
}

const noSuchQuery = (name: string): AppError =>
  new AppError('not-found', {
    message: `There is no query named "${name}". List /epcis/queries for those there are.`,
    details: { reason: 'no-such-query' },
  });

const nameTaken = (name: string): AppError =>
  new AppError('conflict', {
    message: `A query named "${name}" is there already. Remove it first, or choose another name.`,
    details: { reason: 'query-name-taken' },
  });

const tooMany = (): AppError =>
  new AppError('conflict', {
    message: `An organisation keeps at most ${MAX_QUERIES} queries. Remove one first.`,
    details: { reason: 'too-many-queries' },
  });
