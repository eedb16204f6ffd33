import { Injectable } from '@nestjs/common';
import type {
  OfferImport,
  OfferImportLine,
  offerImportLineQuery,
  Page,
  PageQuery,
} from '@topsteel/domain/api';
import { AppError } from '@topsteel/domain/errors';
import { quoted } from '@topsteel/domain/import';
import { Readable } from 'node:stream';
import type { z } from 'zod';
import { PrismaService } from '../platform/database/index.ts';
import { notFound, pageFrom, pageWindow } from '../platform/http/index.ts';
import { findImport, listImports, listLines } from './infra/import-store.ts';
import { presentImport, presentLine } from './present-import.ts';

const DEFAULT_LIMIT = 50;
const LINES_AT_ONCE = 2_000;

/** How far imports of offers are, and what was found in their lines. */
@Injectable()
export class ReadOfferImports {
  constructor(private readonly prisma: PrismaService) {}

  async list(organisationId: string, query: PageQuery): Promise<Page<OfferImport>> {
    const { after, take, limit } = pageWindow(query);
    return pageFrom(await listImports(this.prisma.client, organisationId, after, take), limit, presentImport);
  }

  /** @throws AppError `not-found` */
  async one(organisationId: string, id: string): Promise<OfferImport> {
    const row = await findImport(this.prisma.client, organisationId, id);
    if (!row) throw notFound('import');
    return presentImport(row);
  }

  /** In the order of the file. The cursor is the number of the last row. */
  async lines(
    organisationId: string,
    id: string,
    query: z.output<typeof offerImportLineQuery>,
  ): Promise<Page<OfferImportLine>> {
    await this.one(organisationId, id);
    const limit = query.limit ?? DEFAULT_LIMIT;
    const afterRow = query.cursor === undefined ? 0 : rowOf(query.cursor);
    const filter = { outcome: query.outcome ?? null, afterRow, take: limit + 1 };
    const rows = await listLines(this.prisma.client, id, filter);
    const shown = rows.slice(0, limit);
    const last = shown.at(-1);
    return {
      items: shown.map(presentLine),
      nextCursor:
        rows.length > limit && last ? Buffer.from(last.rowNumber.toString()).toString('base64url') : null,
    };
  }

  /** Every wrong cell, as CSV: row, sku, column, message. */
  async errorsCsv(organisationId: string, id: string): Promise<Readable> {
    await this.one(organisationId, id);
    return Readable.from(this.errorLines(id));
  }

  private async *errorLines(id: string): AsyncGenerator<string> {
    yield 'row,sku,column,message\n';
    for (let afterRow = 0; ; ) {
      const rows = await listLines(this.prisma.client, id, {
        outcome: 'refused',
        afterRow,
        take: LINES_AT_ONCE,
      });
      const last = rows.at(-1);
      if (!last) return;
      afterRow = last.rowNumber;
      for (const { row, sku, errors } of rows.map(presentLine))
        for (const { column, message } of errors)
          yield `${[row.toString(), sku ?? '', column, message].map(quoted).join(',')}\n`;
    }
  }
}

function rowOf(cursor: string): number {
  const text = Buffer.from(cursor, 'base64url').toString('utf8');
  if (/^\d{1,7}$/.test(text)) return Number(text);
  throw new AppError('invalid-input', {
    message: 'This cursor was not made here. Start again from the first page.',
    details: {
      reason: 'cursor-invalid',
      errors: [{ field: 'cursor', message: 'Not a cursor of this list.' }],
    },
  });
}
