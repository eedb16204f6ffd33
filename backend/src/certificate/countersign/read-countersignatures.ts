import { Injectable } from '@nestjs/common';
import type {
  CountersignatureTask,
  countersignatureQuery,
  InspectionBodies,
  Page,
} from '@topsteel/domain/api';
import type { z } from 'zod';
import { Organisations, type OrganisationFacts } from '../../organisation/index.ts';
import { ChainReader } from '../../platform/chain/index.ts';
import { PrismaService } from '../../platform/database/index.ts';
import { notFound, pageWindow } from '../../platform/http/index.ts';
import { findTask, listTasks } from '../infra/countersignature-store.ts';
import { presentTask } from './present-countersignature.ts';

/** An inspection body's desk, and the bodies that an issuer may choose. */
@Injectable()
export class ReadCountersignatures {
  constructor(
    private readonly prisma: PrismaService,
    private readonly organisations: Organisations,
    private readonly chain: ChainReader,
  ) {}

  async list(
    organisationId: string,
    query: z.output<typeof countersignatureQuery>,
  ): Promise<Page<CountersignatureTask>> {
    const { after, take, limit } = pageWindow(query);
    const body = await this.body(organisationId);
    const rows = await listTasks(this.prisma.client, organisationId, { state: query.state, after, take });
    const shown = rows.slice(0, limit);
    const last = shown.at(-1);
    return {
      items: shown.map((row) => presentTask(row, body, this.chain.deployment)),
      nextCursor: rows.length > limit && last ? Buffer.from(last.certificate.id).toString('base64url') : null,
    };
  }

  /** @throws AppError `not-found` */
  async one(organisationId: string, certificateId: string): Promise<CountersignatureTask> {
    const row = await findTask(this.prisma.client, organisationId, certificateId);
    if (!row) throw notFound('certificate');
    return presentTask(row, await this.body(organisationId), this.chain.deployment);
  }

  /** Registered inspection bodies other than the asking organisation. */
  async bodies(organisationId: string): Promise<InspectionBodies> {
    const bodies = await this.organisations.ofRole('inspection-body');
    return {
      items: bodies
        .filter(({ id }) => id !== organisationId)
        .map(({ id, name, country, account }) => ({ id, name, country, account })),
    };
  }

  private async body(organisationId: string): Promise<OrganisationFacts> {
    const body = await this.organisations.byId(organisationId);
    if (!body) throw notFound('organisation');
    return body;
  }
}
