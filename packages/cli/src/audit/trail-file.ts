import { readFile, writeFile } from 'node:fs/promises';
import { AppError } from '@topsteel/domain/errors';
import type { ReadTrail } from './read-trail.ts';

const FORMAT = 'topsteel-audit-trail/1';
const counts = new Set(['sequence', 'first', 'last']);

/** Keeps a copy of the audit log: JSON, places as decimal text. */
export async function writeTrail(path: string, trail: ReadTrail): Promise<void> {
  const text = JSON.stringify({ format: FORMAT, ...trail }, (_key, value: unknown) =>
    typeof value === 'bigint' ? value.toString() : value,
  );
  await writeFile(path, `${text}\n`, { mode: 0o600 });
}

/** @throws AppError `invalid-input` when the file is none, or no copy of an audit log. */
export async function readTrailFile(path: string): Promise<ReadTrail> {
  try {
    const read = JSON.parse(await readFile(path, 'utf8'), (key, value: unknown) =>
      counts.has(key) && typeof value === 'string' ? BigInt(value) : value,
    ) as ReadTrail & { format?: string };
    if (read.format !== FORMAT) throw new Error(`it is not of the format ${FORMAT}`);
    return read;
  } catch (cause) {
    throw new AppError('invalid-input', {
      message: `${path} could not be read as a copy of an audit log: ${cause instanceof Error ? cause.message : String(cause)}.`,
      cause,
    });
  }
}
