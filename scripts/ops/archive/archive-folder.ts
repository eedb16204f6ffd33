/**
 * The folder that backups lie in, outside of what they are copies of: another disk, another machine.
 *
 *     archive.json                        whose it is: the database cluster, the key
 *     bases/<id>/manifest.json            a base backup, with the size and SHA-256 of what lies beside it
 *     bases/<id>/base.tar.zst.sealed      its files
 *     wal/<segment>.sealed                16 MiB of the write-ahead log
 *     wal/<segment>.open                  what the database has written since, frame by frame
 *     wal/<timeline>.history.sealed       where a restored database left the line of the one before it
 *     documents/<cid>.sealed              certificates and evidence, by content
 */
import { createHmac } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { OpsError } from '../ops-error.ts';
import { syncFolder, type ArchiveKey } from './sealed-file.ts';
import { readSegmentName } from './segments.ts';

const sealedFile = z.object({ name: z.string(), bytes: z.number(), sha256: z.string() });

/** What is known of a base backup. Places in the log are in PostgreSQL's notation. */
const baseManifest = z.object({
  id: z.string(),
  systemId: z.string(),
  serverVersion: z.string(),
  timeline: z.number(),
  startLsn: z.string(),
  stopLsn: z.string(),
  startedAt: z.string(),
  endedAt: z.string(),
  /** The newest migration that the database had seen; null where it has none. */
  migration: z.string().nullable(),
  files: z.array(sealedFile),
  /** Unsealed, unpacked and compared with the database's own checksums after writing. */
  checkedAt: z.string(),
});
export type BaseManifest = z.infer<typeof baseManifest>;

const owner = z.object({ format: z.literal(1), systemId: z.string(), keyId: z.string() });

/** One file of the write-ahead log in the archive. */
export interface KeptSegment {
  name: string;
  timeline: number;
  start: bigint;
  isOpen: boolean;
  bytes: number;
}

export interface Archive {
  folder: string;
  key: ArchiveKey;
  path: (...parts: string[]) => string;
}

/** Opens the folder, and makes it when there is none. */
export function openArchive(folder: string | undefined, key: ArchiveKey): Archive {
  if (folder === undefined || folder === '') {
    throw new OpsError(
      'BACKUP_DIR is not set: name the folder that backups lie in, on another disk or machine.',
    );
  }
  const path = (...parts: string[]): string => join(folder, ...parts);
  for (const name of ['bases', 'wal', 'documents']) mkdirSync(path(name), { recursive: true, mode: 0o700 });
  return { folder, key, path };
}

/**
 * Takes the folder for this database cluster, once and for all.
 *
 * @throws OpsError when it belongs to another cluster or another key.
 */
export async function claimArchive(archive: Archive, systemId: string): Promise<void> {
  const known = await readOwner(archive);
  if (known === null) {
    const text = JSON.stringify({ format: 1, systemId, keyId: archive.key.id });
    await writeWhole(archive.path('archive.json'), `${text}\n`);
    return;
  }
  if (known.systemId !== systemId) {
    throw new OpsError(
      `${archive.folder} holds backups of database cluster ${known.systemId}; this one is ${systemId}. Choose another BACKUP_DIR.`,
    );
  }
  if (known.keyId !== archive.key.id) {
    throw new OpsError(
      `${archive.folder} is sealed with key ${known.keyId}, but BACKUP_KEY is key ${archive.key.id}: set that key, or begin another folder.`,
    );
  }
}

export async function readOwner(archive: Archive): Promise<z.infer<typeof owner> | null> {
  const text = await readFile(archive.path('archive.json'), 'utf8').catch(() => null);
  return text === null ? null : owner.parse(JSON.parse(text));
}

const macOf = (archive: Archive, text: string): string =>
  createHmac('sha256', archive.key.secret).update('topsteel backup manifest\n').update(text).digest('hex');

/** Writes a base's manifest: from now on it counts. */
export async function keepBase(archive: Archive, manifest: BaseManifest): Promise<void> {
  const text = JSON.stringify(manifest);
  const whole = `${JSON.stringify({ mac: macOf(archive, text), manifest }, null, 2)}\n`;
  await writeWhole(archive.path('bases', manifest.id, 'manifest.json'), whole);
}

/**
 * Every base that is whole, oldest first.
 *
 * @throws OpsError when a manifest was changed by somebody without the key.
 */
export async function listBases(archive: Archive): Promise<BaseManifest[]> {
  const found: BaseManifest[] = [];
  for (const id of (await readdir(archive.path('bases'))).sort()) {
    const path = archive.path('bases', id, 'manifest.json');
    const text = await readFile(path, 'utf8').catch(() => null);
    if (text === null) continue;
    const { mac, manifest } = z.object({ mac: z.string(), manifest: z.unknown() }).parse(JSON.parse(text));
    // As it was written: reading it by its schema would put its fields in another order.
    if (mac !== macOf(archive, JSON.stringify(manifest))) {
      throw new OpsError(`${path} was changed, or is of another BACKUP_KEY.`);
    }
    found.push(baseManifest.parse(manifest));
  }
  return found.sort((one, other) => one.startedAt.localeCompare(other.startedAt));
}

/** Every file of the log, by timeline and place. A segment that is whole hides its open twin. */
export async function listSegments(archive: Archive): Promise<KeptSegment[]> {
  const byName = new Map<string, KeptSegment>();
  for (const file of (await readdir(archive.path('wal'))).sort()) {
    const [name = '', kind = ''] = file.split('.');
    const place = readSegmentName(name);
    if (place === null || !['sealed', 'open'].includes(kind) || file.endsWith('.unfinished')) continue;
    const found = await stat(archive.path('wal', file)).catch(() => null);
    // Sealed in this very moment: its other name was not there yet when the folder was read.
    if (found === null) return listSegments(archive);
    const { size } = found;
    const isOpen = kind === 'open';
    if (isOpen && byName.get(name)?.isOpen === false) continue;
    byName.set(name, { name, ...place, isOpen, bytes: size });
  }
  return [...byName.values()].sort(
    (one, other) => one.timeline - other.timeline || Number(one.start - other.start),
  );
}

/** @example historyName(2) // '00000002.history.sealed' */
export const historyName = (timeline: number): string =>
  `${timeline.toString(16).toUpperCase().padStart(8, '0')}.history.sealed`;

/** What an interrupted backup left half-done. */
export async function removeUnfinished(archive: Archive): Promise<void> {
  const whole = new Set((await listBases(archive)).map(({ id }) => id));
  for (const id of await readdir(archive.path('bases'))) {
    if (!whole.has(id)) await rm(archive.path('bases', id), { recursive: true, force: true });
  }
  for (const folder of ['wal', 'documents']) {
    for (const file of await readdir(archive.path(folder))) {
      if (file.endsWith('.unfinished')) await rm(archive.path(folder, file), { force: true });
    }
  }
}

async function writeWhole(path: string, text: string): Promise<void> {
  await writeFile(`${path}.unfinished`, text, { mode: 0o600, flush: true });
  await rename(`${path}.unfinished`, path);
  await syncFolder(join(path, '..'));
}
