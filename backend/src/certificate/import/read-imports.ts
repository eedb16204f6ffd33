import { Readable } from 'node:stream';
import { Injectable } from '@nestjs/common';
import type { CertificateImport, importRowQuery, ImportRow, Page, PageQuery } from '@topsteel/domain/api';
import { quoted } from '@topsteel/domain/import';
import type { z } from 'zod';
import { PrismaService } from '../../platform/database/index.ts';
import { notFound, pageFrom, pageWindow } from '../../platform/http/index.ts';
import { batchesOf } from '../infra/batch-store.ts';
import { listRows } from '../infra/import-row-store.ts';
import { findImport, listImports, type ImportRecord } from '../infra/import-store.ts';
import { presentImport, presentRow } from './present-import.ts';

const DEFAULT_ROWS = 50;
const ROWS_OF_A_FILE = 500;

/** The imports of one organisation, and what was found in each. */
@Injectable()
export class ReadImports {
  constructor(private readonly prisma: PrismaService) {}

  async list(organisationId: string, query: PageQuery): Promise<Page<CertificateImport>> {
    const { after, take, limit } = pageWindow(query);
    const { client } = this.prisma;
    const records = await listImports(client, organisationId, after, take);
    const batches = await batchesOf(
      client,
      records.flatMap(({ batchId }) => batchId ?? []),
    );
    return pageFrom(records, limit, (record) =>
      presentImport(record, batches.get(record.batchId ?? '') ?? null),
    );
  }

  /** @throws AppError `not-found` */
  async one(organisationId: string, id: string): Promise<CertificateImport> {
    return this.present(await this.find(organisationId, id));
  }

  async present(record: ImportRecord): Promise<CertificateImport> {
    if (record.batchId === null) return presentImport(record, null);
    const batches = await batchesOf(this.prisma.client, [record.batchId]);
    return presentImport(record, batches.get(record.batchId) ?? null);
  }

  /** @throws AppError `not-found` */
  async rows(
    organisationId: string,
    id: string,
    query: z.output<typeof importRowQuery>,
  ): Promise<Page<ImportRow>> {
    const { state: importState } = await this.find(organisationId, id);
    const limit = query.limit ?? DEFAULT_ROWS;
    const after = query.cursor === undefined ? -1 : Number(query.cursor);
    const rows = await listRows(this.prisma.client, id, { state: query.state, after, take: limit + 1 });
    const shown = rows.slice(0, limit);
    const last = shown.at(-1);
    return {
      items: shown.map((row) => presentRow(row, importState === 'sealed')),
      nextCursor: rows.length > limit && last ? last.ordinal.toString() : null,
    };
  }

  /** One line a finding, a piece of the list at a time. @throws AppError `not-found` before the first. */
  async findingsCsv(organisationId: string, id: string): Promise<Readable> {
    const { client } = this.prisma;
    await this.find(organisationId, id);
    const lines = async function* (): AsyncGenerator<string> {
      yield 'row,file,certificate,heat,state,severity,code,field,message\n';
      for (let after = -1; ; ) {
        const rows = await listRows(client, id, { state: undefined, after, take: ROWS_OF_A_FILE });
        const last = rows.at(-1);
        if (!last) return;
        yield rows.flatMap((row) => linesOf(presentRow(row, false))).join('');
        after = last.ordinal;
      }
    };
    return Readable.from(lines());
  }

  private async find(organisationId: string, id: string): Promise<ImportRecord> {
    const record = await findImport(this.prisma.client, organisationId, id);
    if (!record) throw notFound('import');
    return record;
  }
}

function linesOf({ row, fileName, certificate, state, findings }: ImportRow): string[] {
  const head = [row.toString(), fileName, certificate?.number ?? '', certificate?.heatNumber ?? '', state];
  return findings.map(
    ({ severity, code, field = '', message }) =>
      `${[...head, severity, code, field, message].map(quoted).join(',')}\n`,
  );
}
