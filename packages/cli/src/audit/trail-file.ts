import { readFile } from 'node:fs/promises';
import { AppError } from '@topsteel/domain/errors';
import { z } from 'zod';
import { reasonOf } from '../read-input.ts';
import { writeOutput } from '../write-output.ts';
import type { ReadTrail } from './read-trail.ts';

const FORMAT = 'topsteel-audit-trail/1';

const hash = z.templateLiteral(['0x', z.string().regex(/^[0-9a-f]{64}$/)]);
const id = z.string().regex(/^-?\d{1,19}$/);
const place = id.transform(BigInt);
const trailFile = z.object({
  format: z.literal(FORMAT),
  readAt: z.int().nonnegative().optional(),
  entries: z.array(
    z.object({
      ...{ id, atUs: id, actor: z.string(), organisationId: z.string().nullable() },
      ...{ action: z.string(), subject: z.string(), details: z.string() },
    }),
  ),
  seals: z.array(z.object({ sequence: place, entryId: id, digest: hash, hash })),
  waiting: z.array(z.object({ entryId: id, digest: hash })),
  head: z.object({ sequence: place, hash }),
  closings: z.array(z.object({ number: id, first: place, last: place, root: hash })),
});

/** Keeps a copy of the audit log: JSON, places as decimal text. @throws AppError `invalid-input` when it cannot be written. */
export async function writeTrail(path: string, trail: ReadTrail): Promise<void> {
  const text = JSON.stringify({ format: FORMAT, ...trail }, (_key, value: unknown) =>
    typeof value === 'bigint' ? value.toString() : value,
  );
  await writeOutput(path, `${text}\n`, { mode: 0o600 });
}

/** @throws AppError `invalid-input` when the file is none, or no copy of an audit log. */
export async function readTrailFile(path: string): Promise<ReadTrail> {
  const read = trailFile.safeParse(await readJson(path));
  if (read.success) return read.data;
  const [issue] = read.error.issues;
  const where = issue === undefined || issue.path.length === 0 ? 'it' : issue.path.join('.');
  throw new AppError('invalid-input', {
    message: `${path} is no copy of an audit log of the format ${FORMAT}: ${where} is missing or wrong.`,
  });
}

async function readJson(path: string): Promise<unknown> {
  try {
    return JSON.parse(await readFile(path, 'utf8')) as unknown;
  } catch (cause) {
    const message =
      cause instanceof SyntaxError
        ? `${path} is no copy of an audit log: it is not JSON.`
        : `Cannot read ${path}: ${reasonOf(cause)}.`;
    throw new AppError('invalid-input', { message, cause });
  }
}
