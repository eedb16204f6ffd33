import { Injectable } from '@nestjs/common';
import type { Batch, Page, PageQuery } from '@topsteel/domain/api';
import { ChainReader } from '../platform/chain/index.ts';
import { PrismaService } from '../platform/database/index.ts';
import { notFound, pageFrom, pageWindow } from '../platform/http/index.ts';
import { findBatch, listBatches } from './infra/batch-store.ts';
import { presentBatch } from './present-batch.ts';

/** The batches of one organisation, newest first. */
@Injectable()
export class ReadBatches {
  constructor(
    private readonly prisma: PrismaService,
    private readonly chain: ChainReader,
  ) {}

  async list(organisationId: string, query: PageQuery): Promise<Page<Batch>> {
    const { after, take, limit } = pageWindow(query);
    const rows = await listBatches(this.prisma.client, organisationId, after, take);
    return pageFrom(rows, limit, (row) => presentBatch(row, this.chain.deployment));
  }

  /** @throws AppError `not-found` */
  async one(organisationId: string, id: string): Promise<Batch> {
    const row = await findBatch(this.prisma.client, organisationId, id);
    if (!row) throw notFound('batch');
    return presentBatch(row, this.chain.deployment);
  }
}
