import { Injectable } from '@nestjs/common';
import type { Lot, lotQuery, Page } from '@topsteel/domain/api';
import { lotCodeOf, lotIdOfCode } from '@topsteel/domain/digital-link';
import type { z } from 'zod';
import { ChainReader } from '../platform/chain/index.ts';
import { Config } from '../platform/config/index.ts';
import { PrismaService } from '../platform/database/index.ts';
import { notFound, pageFrom, pageWindow } from '../platform/http/index.ts';
import { findAnyLot, findLot, hasReceivedTitle, listLots, type LotRow } from './infra/lot-store.ts';
import { presentLot } from './present-lot.ts';

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

const keyOf = (idOrCode: string): { id: string } | { lotCode: string } | null => {
  if (UUID.test(idOrCode)) return { id: idOrCode.toLowerCase() };
  const lotId = lotIdOfCode(idOrCode);
  return lotId === undefined ? null : { lotCode: lotCodeOf(lotId) };
};

/** The lots of one organisation, newest first; one is found by its id or by the code on its label. */
@Injectable()
export class ReadLots {
  constructor(
    private readonly prisma: PrismaService,
    private readonly chain: ChainReader,
    private readonly config: Config,
  ) {}

  async list(organisationId: string, query: z.output<typeof lotQuery>): Promise<Page<Lot>> {
    const { after, take, limit } = pageWindow(query);
    const rows = await listLots(this.prisma.client, organisationId, { state: query.state, after, take });
    return pageFrom(rows, limit, (row) => this.present(row));
  }

  /** @throws AppError `not-found` */
  async one(organisationId: string, idOrCode: string): Promise<Lot> {
    return this.present(await this.row(organisationId, idOrCode));
  }

  /** @throws AppError `not-found` */
  async row(organisationId: string, idOrCode: string): Promise<LotRow> {
    const key = keyOf(idOrCode);
    const row = key && (await findLot(this.prisma.client, organisationId, key));
    if (!row) throw notFound('lot');
    return row;
  }

  /**
   * A lot that the organisation may label: one of its own, or one of which it received title.
   *
   * @throws AppError `not-found`
   */
  async labelled(organisationId: string, idOrCode: string): Promise<LotRow> {
    const key = keyOf(idOrCode);
    const row = key && (await findAnyLot(this.prisma.client, key));
    if (!row) throw notFound('lot');
    if (row.organisationId === organisationId) return row;
    if (!(await hasReceivedTitle(this.prisma.client, row.lotId, organisationId))) throw notFound('lot');
    return row;
  }

  /** Whose lot a code names; null when it names none of ours. */
  async organisationOf(lotCode: string): Promise<string | null> {
    return (await findAnyLot(this.prisma.client, { lotCode }))?.organisationId ?? null;
  }

  private present(row: LotRow): Lot {
    return presentLot(row, { publicUrl: this.config.settings.publicUrl, deployment: this.chain.deployment });
  }
}
