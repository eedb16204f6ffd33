import { mkdirSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { createZstdCompress, createZstdDecompress } from 'node:zlib';
import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import pg from 'pg';
import { keepBase, type Archive, type BaseManifest } from '../archive/archive-folder.ts';
import { sealStream, unseal } from '../archive/sealed-file.ts';
import { OpsError } from '../ops-error.ts';
import { readTar } from './read-tar.ts';
import { ask, connectReplication, copyOut } from './replication-client.ts';
import { ManifestCheck, readServerManifest } from './server-manifest.ts';

export const BASE_FILE = 'base.tar.zst.sealed';
export const MANIFEST_FILE = 'backup_manifest.sealed';

/**
 * Copies every file of the running database into the archive, sealed, and reads it back: unsealed, unpacked and compared
 * with the checksums that the database sent. The copy is of use with the log from its start to its stop.
 *
 * @param whenCopied waits until the archive holds the log up to there
 * @throws OpsError when what lies in the archive is not what was sent.
 */
export async function takeBaseBackup(
  url: string,
  archive: Archive,
  whenCopied: (stopLsn: string) => Promise<void>,
): Promise<BaseManifest> {
  const startedAt = new Date().toISOString();
  const id = startedAt.replace(/[-:]|\.\d+/g, '');
  mkdirSync(archive.path('bases', id), { recursive: true, mode: 0o700 });
  const client = await connectReplication(url);
  try {
    const [system] = await ask(client, 'IDENTIFY_SYSTEM');
    const manifestText: Buffer[] = [];
    const parts = { rows: [] as Record<string, string | null>[] };
    const base = await sealStream(
      compressed(archiveOf(client, id, manifestText, parts)),
      archive.path('bases', id, BASE_FILE),
      archive.key,
    );
    const serverManifest = await sealStream(
      Readable.from(manifestText),
      archive.path('bases', id, MANIFEST_FILE),
      archive.key,
    );
    const [start, stop] = [parts.rows.at(0)?.['recptr'], parts.rows.at(-1)?.['recptr']];
    if (typeof start !== 'string' || typeof stop !== 'string')
      throw new OpsError('The database did not say where its backup begins and ends.');
    await checkBase(archive, id);
    await whenCopied(stop);
    const manifest: BaseManifest = {
      ...{ id, systemId: system?.['systemid'] ?? '', timeline: Number(parts.rows.at(0)?.['tli']) },
      ...{ startLsn: start, stopLsn: stop, startedAt, endedAt: new Date().toISOString() },
      ...(await describe(url)),
      files: [
        { name: BASE_FILE, ...base },
        { name: MANIFEST_FILE, ...serverManifest },
      ],
      checkedAt: new Date().toISOString(),
    };
    await keepBase(archive, manifest);
    return manifest;
  } finally {
    await client.end().catch(() => undefined);
  }
}

/** The tar archive that the server sends; its manifest, which comes after it, is put aside. */
async function* archiveOf(
  client: pg.Client,
  id: string,
  manifest: Buffer[],
  answer: { rows: Record<string, string | null>[] },
): AsyncGenerator<Buffer> {
  const options = `LABEL 'topsteel ${id}', CHECKPOINT 'fast', MANIFEST 'yes', MANIFEST_CHECKSUMS 'SHA256'`;
  const copy = copyOut(client, `BASE_BACKUP ( ${options} )`);
  let into: 'archive' | 'manifest' = 'archive';
  let archives = 0;
  for (;;) {
    const next = await copy.next();
    if (next.done === true) {
      answer.rows = next.value.filter((row) => row['recptr'] !== undefined);
      return;
    }
    const message = next.value;
    const type = String.fromCharCode(message[0] ?? 0);
    if (type === 'n') archives += 1;
    if (archives > 1) throw new OpsError('The database has tablespaces, which backups do not support.');
    if (type === 'm') into = 'manifest';
    if (type !== 'd') continue;
    if (into === 'manifest') manifest.push(message.subarray(1));
    else yield message.subarray(1);
  }
}

const compressed = (source: AsyncIterable<Buffer>): AsyncIterable<Buffer> =>
  Readable.from(source).compose(createZstdCompress()) as AsyncIterable<Buffer>;

/** The files of a base backup as a tar archive, unsealed. */
export const unpackBase = (archive: Archive, id: string): AsyncIterable<Buffer> =>
  Readable.from(unseal(archive.path('bases', id, BASE_FILE), archive.key)).compose(
    createZstdDecompress(),
  ) as AsyncIterable<Buffer>;

/** What the database said of its files when it sent them. */
export async function manifestOf(archive: Archive, id: string): Promise<ManifestCheck> {
  const chunks: Buffer[] = [];
  for await (const chunk of unseal(archive.path('bases', id, MANIFEST_FILE), archive.key)) chunks.push(chunk);
  return new ManifestCheck(readServerManifest(Buffer.concat(chunks).toString('utf8')));
}

/** Reads a base backup as a restore would, and compares every file. */
export async function checkBase(archive: Archive, id: string): Promise<void> {
  const check = await manifestOf(archive, id);
  for await (const entry of readTar(unpackBase(archive, id))) {
    if (entry.kind === 'folder') continue;
    for await (const _chunk of check.file(entry.path, entry.bytes)) continue;
  }
  check.end();
}

/** Whether the files of a base are those that its manifest names, without opening them. */
export async function isWhole(archive: Archive, { id, files }: BaseManifest): Promise<boolean> {
  for (const { name, sha256 } of files) {
    const bytes = await readFile(archive.path('bases', id, name)).catch(() => null);
    if (bytes === null || createHash('sha256').update(bytes).digest('hex') !== sha256) return false;
  }
  return true;
}

async function describe(url: string): Promise<{ serverVersion: string; migration: string | null }> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const { rows } = await client.query<{ version: string; migration: string | null }>(
      `SELECT current_setting('server_version') AS version,
              CASE WHEN to_regclass('public._prisma_migrations') IS NULL THEN NULL ELSE
                (xpath('/row/name/text()', query_to_xml('SELECT max(migration_name) AS name FROM public._prisma_migrations', false, true, '')))[1]::text
              END AS migration`,
    );
    return { serverVersion: rows[0]?.version ?? '', migration: rows[0]?.migration ?? null };
  } catch (error) {
    // An account that may copy everything need not be one that may read a table.
    if ((error as { code?: string }).code !== '42501') throw error;
    return { serverVersion: '', migration: null };
  } finally {
    await client.end();
  }
}
