import { PassThrough, Readable } from 'node:stream';
import { Injectable } from '@nestjs/common';
import { quoted } from '@topsteel/domain/import';
import { offerColumnNames, offerColumns, writeOfferLine } from '@topsteel/domain/offer-file';
import exceljs from 'exceljs';
import { PrismaService } from '../platform/database/index.ts';
import { exportRows } from './infra/export-rows.ts';

const ROWS_AT_ONCE = 500;

/** One's open offers as a file in the columns of the import, written while it is read. */
@Injectable()
export class ExportOffers {
  constructor(private readonly prisma: PrismaService) {}

  /** The file to fill in: the columns, and an example. */
  template(): string {
    return csvLine(offerColumnNames) + csvLine(offerColumns.map(({ example }) => example));
  }

  csv(organisationId: string): Readable {
    return Readable.from(this.csvLines(organisationId));
  }

  /** Cells are text: a spreadsheet shows and keeps them as they are. */
  xlsx(organisationId: string): Readable {
    const stream = new PassThrough();
    this.writeWorkbook(organisationId, stream).catch((error: unknown) => {
      stream.destroy(error instanceof Error ? error : new Error(String(error)));
    });
    return stream;
  }

  private async *csvLines(organisationId: string): AsyncGenerator<string> {
    yield csvLine(offerColumnNames);
    for await (const lines of this.pages(organisationId)) yield lines.map(csvLine).join('');
  }

  private async writeWorkbook(organisationId: string, stream: PassThrough): Promise<void> {
    const book = new exceljs.stream.xlsx.WorkbookWriter({
      stream,
      useSharedStrings: false,
      useStyles: false,
    });
    const sheet = book.addWorksheet('Offers');
    sheet.addRow([...offerColumnNames]).commit();
    for await (const lines of this.pages(organisationId)) {
      if (stream.destroyed) return;
      for (const line of lines) sheet.addRow(line).commit();
      if (stream.writableNeedDrain)
        await new Promise((resolve) => stream.once('drain', resolve).once('close', resolve));
    }
    sheet.commit();
    await book.commit();
  }

  private async *pages(organisationId: string): AsyncGenerator<string[][]> {
    for (let after: string | null = null; ; ) {
      const rows: Awaited<ReturnType<typeof exportRows>> = await exportRows(
        this.prisma.client,
        organisationId,
        after,
        ROWS_AT_ONCE,
      );
      const last = rows.at(-1);
      if (!last) return;
      after = last.id;
      yield rows.map(({ offer }) => writeOfferLine(offer));
    }
  }
}

const csvLine = (cells: readonly string[]): string => `${cells.map(quoted).join(',')}\n`;
