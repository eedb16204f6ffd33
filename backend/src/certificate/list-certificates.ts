import { Injectable } from '@nestjs/common';
import type { Certificate, certificateQuery, Page } from '@topsteel/domain/api';
import type { z } from 'zod';
import { PrismaService } from '../platform/database/index.ts';
import { ChainReader, typedDataJson } from '../platform/chain/index.ts';
import { notFound, pageFrom, pageWindow } from '../platform/http/index.ts';
import { findCertificate, listCertificates } from './infra/certificate-store.ts';
import { presentCertificate } from './present-certificate.ts';
import { revocationTypedData } from './revocation.ts';

/** The certificates of one organisation, newest first. */
@Injectable()
export class ListCertificates {
  constructor(
    private readonly prisma: PrismaService,
    private readonly chain: ChainReader,
  ) {}

  async list(organisationId: string, query: z.output<typeof certificateQuery>): Promise<Page<Certificate>> {
    const { after, take, limit } = pageWindow(query);
    const rows = await listCertificates(this.prisma.client, organisationId, {
      state: query.state,
      after,
      take,
    });
    return pageFrom(rows, limit, (row) => presentCertificate(row));
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
    return presentCertificate(row, toSign && typedDataJson(toSign));
  }
}
