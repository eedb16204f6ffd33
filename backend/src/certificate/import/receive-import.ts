import { Injectable } from '@nestjs/common';
import type { CertificateImport } from '@topsteel/domain/api';
import { AppError } from '@topsteel/domain/errors';
import { recordAudit } from '../../audit/index.ts';
import { Organisations } from '../../organisation/index.ts';
import { newId, PrismaService } from '../../platform/database/index.ts';
import type { OrganisationCaller } from '../../platform/http/index.ts';
import { keepFile } from '../infra/import-file-store.ts';
import { countOpenImports, insertImport, moveImport, readImport } from '../infra/import-store.ts';
import { requireAccount } from '../issue-batch.ts';
import { presentImport } from './present-import.ts';

/** A file that is still coming in. */
export interface IncomingFile {
  name: string;
  content: AsyncIterable<Buffer>;
}

/** Unfinished imports that one organisation may have: what is uploaded takes room until it is issued or forgotten. */
const MOST_OPEN = 10;
const MOST_BYTES = 1_073_741_824;
const UPLOAD_SECONDS = 2 * 3_600;
export const KEPT_DAYS = 7;

/**
 * Takes the files of an import as they come in, to the database and never whole in memory. A broken upload leaves
 * nothing that is shown. State: none → `received`.
 */
@Injectable()
export class ReceiveImport {
  constructor(
    private readonly prisma: PrismaService,
    private readonly organisations: Organisations,
  ) {}

  /** @throws AppError `invalid-input` without files; `too-large` above 1 GB; `conflict` with ten imports open. */
  async run(caller: OrganisationCaller, files: AsyncIterable<IncomingFile>): Promise<CertificateImport> {
    const { client } = this.prisma;
    const { organisationId } = caller;
    requireAccount(await this.organisations.byId(organisationId));
    if ((await countOpenImports(client, organisationId)) >= MOST_OPEN) throw tooManyOpen();
    const id = newId();
    await insertImport(client, {
      id,
      organisationId,
      userId: caller.userId,
      state: 'receiving',
      steps: {},
      expiresAt: new Date(Date.now() + UPLOAD_SECONDS * 1_000),
    });
    let bytes = 0;
    let ordinal = 0;
    for await (const { name, content } of files) {
      const bounded = atMost(content, () => MOST_BYTES - bytes);
      bytes += (await keepFile(client, { importId: id, ordinal, name: name.slice(0, 300) }, bounded))
        .sizeBytes;
      ordinal += 1;
    }
    if (bytes === 0) throw noFile();
    return this.prisma.transact(async (tx) => {
      const expiresAt = new Date(Date.now() + KEPT_DAYS * 86_400_000);
      const record = await moveImport(tx, await readImport(tx, id), 'received', { expiresAt });
      await recordAudit(tx, {
        actor: caller.userId,
        organisationId,
        action: 'certificate.import',
        subject: `certificate-import:${id}`,
        details: { files: record.files.map((file) => ({ name: file.name, sha256: file.sha256 })) },
      });
      return presentImport(record, null);
    });
  }
}

async function* atMost(content: AsyncIterable<Buffer>, limit: () => number): AsyncGenerator<Buffer> {
  let seen = 0;
  const left = limit();
  for await (const part of content) {
    seen += part.length;
    if (seen > left) throw tooLarge();
    yield part;
  }
}

const tooLarge = (): AppError =>
  new AppError('too-large', {
    message: 'The files are larger than 1 GB together. Send them in several uploads; nothing was kept.',
    details: { reason: 'upload-too-large', errors: [{ field: 'files', message: 'At most 1 GB together.' }] },
  });

const noFile = (): AppError =>
  new AppError('invalid-input', {
    message: 'No file came with the request. Choose a ZIP file, a CSV file or certificates as EN 10168 JSON.',
    details: { reason: 'no-file' },
  });

const tooManyOpen = (): AppError =>
  new AppError('conflict', {
    message: `Your organisation has ${MOST_OPEN.toString()} imports that are not finished. Issue or cancel one of them, then upload again.`,
    details: { reason: 'imports-open' },
  });
