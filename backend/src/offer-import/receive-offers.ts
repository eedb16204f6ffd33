import { createHash, type Hash } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { Injectable } from '@nestjs/common';
import type { OfferImport } from '@topsteel/domain/api';
import { AppError } from '@topsteel/domain/errors';
import { recordAudit } from '../audit/index.ts';
import { Config } from '../platform/config/index.ts';
import { newId, PrismaService } from '../platform/database/index.ts';
import type { OrganisationCaller } from '../platform/http/index.ts';
import { readCsvRows } from './file/read-csv-rows.ts';
import { readLines } from './file/read-lines.ts';
import { readXlsxRows } from './file/read-xlsx-rows.ts';
import type { TableRow } from './file/table-row.ts';
import { copyLines } from './infra/copy-lines.ts';
import { countOpenImports, deleteImport, insertImport, moveImport } from './infra/import-store.ts';
import { presentImport } from './present-import.ts';

/** A file that is still coming in. */
export interface IncomingFile {
  name: string;
  content: AsyncIterable<Buffer>;
}

const MOST_BYTES = 200 * 1_048_576;
const MOST_OPEN = 5;
const UPLOAD_SECONDS = 3_600;

/** What came in, counted while it is read. */
interface Meter {
  hash: Hash;
  bytes: number;
}

/**
 * Takes a file of offers as it comes in and copies its lines into the database, never whole in memory. A broken upload
 * leaves nothing. State: none → `received`.
 */
@Injectable()
export class ReceiveOffers {
  constructor(
    private readonly config: Config,
    private readonly prisma: PrismaService,
  ) {}

  /**
   * @throws AppError `invalid-input` when the file can't be read or its header is another; `too-large` above 200 MB or
   * 200,000 lines; `conflict` with five imports open.
   */
  async run(caller: OrganisationCaller, file: IncomingFile): Promise<OfferImport> {
    const { client } = this.prisma;
    const { organisationId, userId } = caller;
    if ((await countOpenImports(client, organisationId)) >= MOST_OPEN) throw tooManyOpen();
    const name = file.name.slice(0, 200);
    const expiresAt = new Date(Date.now() + UPLOAD_SECONDS * 1_000);
    const row = await insertImport(client, {
      id: newId(),
      organisationId,
      userId,
      state: 'receiving',
      fileName: name,
      expiresAt,
    });
    const meter: Meter = { hash: createHash('sha256'), bytes: 0 };
    try {
      const lineCount = await this.copy(row.id, name, metered(file.content, meter));
      return await this.prisma.transact(async (tx) => {
        const sha256 = meter.hash.digest('hex');
        const received = await moveImport(tx, row, 'received', {
          lineCount,
          sha256,
          sizeBytes: BigInt(meter.bytes),
        });
        await recordAudit(tx, {
          actor: userId,
          organisationId,
          action: 'offer.import',
          subject: `offer-import:${row.id}`,
          details: { fileName: name, sha256, lines: lineCount },
        });
        return presentImport(received);
      });
    } catch (error) {
      await deleteImport(client, row.id);
      throw error;
    }
  }

  private async copy(id: string, name: string, content: AsyncIterable<Buffer>): Promise<number> {
    const { databaseUrl } = this.config.settings;
    const [first, all] = await peek(content);
    // Every ZIP begins with PK, and a workbook is one.
    if (first.subarray(0, 2).toString('latin1') !== 'PK')
      return requireLines(name, await copyLines(databaseUrl, id, readLines(name, readCsvRows(name, all))));
    const folder = await mkdtemp(join(tmpdir(), 'topsteel-offers-'));
    try {
      const path = join(folder, 'offers.xlsx');
      await pipeline(all, createWriteStream(path, { flags: 'wx', mode: 0o600 }));
      const rows: AsyncIterable<TableRow> = readXlsxRows(name, path);
      return requireLines(name, await copyLines(databaseUrl, id, readLines(name, rows)));
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  }
}

async function peek(content: AsyncIterable<Buffer>): Promise<[Buffer, AsyncIterable<Buffer>]> {
  const iterator = content[Symbol.asyncIterator]();
  const first = await iterator.next();
  const head = first.done === true ? Buffer.alloc(0) : first.value;
  async function* all(): AsyncGenerator<Buffer> {
    yield head;
    for (let next = await iterator.next(); next.done !== true; next = await iterator.next()) yield next.value;
  }
  return [head, all()];
}

async function* metered(content: AsyncIterable<Buffer>, meter: Meter): AsyncGenerator<Buffer> {
  for await (const part of content) {
    meter.bytes += part.length;
    if (meter.bytes > MOST_BYTES) throw tooLarge();
    meter.hash.update(part);
    yield part;
  }
}

function requireLines(name: string, lines: number): number {
  if (lines > 0) return lines;
  throw new AppError('invalid-input', {
    message: `${name} has a header and no line. Write an offer a line.`,
    details: { reason: 'no-lines' },
  });
}

const tooLarge = (): AppError =>
  new AppError('too-large', {
    message: 'The file is larger than 200 MB. Split it; nothing was kept.',
    details: { reason: 'upload-too-large', errors: [{ field: 'files', message: 'At most 200 MB.' }] },
  });

const tooManyOpen = (): AppError =>
  new AppError('conflict', {
    message:
      'Your organisation has five imports of offers that are not finished. Apply or cancel one, then upload again.',
    details: { reason: 'imports-open' },
  });
