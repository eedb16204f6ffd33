import { Injectable } from '@nestjs/common';
import type { Certificate, certificateQuery, Countersignature, Page } from '@topsteel/domain/api';
import type { z } from 'zod';
import { PrismaService } from '../platform/database/index.ts';
import { ChainReader, typedDataJson } from '../platform/chain/index.ts';
import { notFound, pageFrom, pageWindow } from '../platform/http/index.ts';
import { Organisations } from '../organisation/index.ts';
import { presentCountersignature } from './countersign/present-countersignature.ts';
import { findCertificate, listCertificates, type CertificateRow } from './infra/certificate-store.ts';
import { countersignaturesOf } from './infra/countersignature-store.ts';
import { presentCertificate } from './present-certificate.ts';
import { revocationTypedData } from './revocation.ts';

/** The certificates of one organisation, newest first. */
@Injectable()
export class ListCertificates {
  constructor(
    private readonly prisma: PrismaService,
    private readonly chain: ChainReader,
    private readonly organisations: Organisations,
  ) {}

  async list(organisationId: string, query: z.output<typeof certificateQuery>): Promise<Page<Certificate>> {
    const { after, take, limit } = pageWindow(query);
    const rows = await listCertificates(this.prisma.client, organisationId, {
      state: query.state,
      after,
      take,
    });
    const countersignatures = await this.countersignatures(rows);
    return pageFrom(rows, limit, (row) =>
      presentCertificate(row, null, countersignatures.get(row.id) ?? null),
    );
  }

  /** @throws AppError `not-found` */
  async one(organisationId: string, id: string): Promise<Certificate> {
    const row = await findCertificate(this.prisma.client, organisationId, id);
    if (!row) throw notFound('certificate');
    const deadline = row.state === 'revoking' ? row.revocationDeadline : null;
    const toSign =
      deadline === null
        ? null
        : await revocationTypedData(this.prisma.client, row, this.chain.deployment, deadline);
    const countersignature = (await this.countersignatures([row])).get(id) ?? null;
    return presentCertificate(row, toSign && typedDataJson(toSign), countersignature);
  }

  private async countersignatures(rows: readonly CertificateRow[]): Promise<Map<string, Countersignature>> {
    const ids = rows.filter(({ kind }) => kind === 32).map(({ id }) => id);
    const found = ids.length === 0 ? [] : [...(await countersignaturesOf(this.prisma.client, ids))];
    const shown = found.map(async ([id, row]) => {
      const body = row.bodyId === null ? null : await this.organisations.byId(row.bodyId);
      return [id, presentCountersignature(row, body)] as const;
    });
    return new Map(await Promise.all(shown));
  }
}
