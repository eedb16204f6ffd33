import { writeFile } from 'node:fs/promises';
import { AppError } from '@topsteel/domain/errors';
import { reasonOf } from './read-input.ts';

/** Writes a file that a command was told to make. @throws AppError `invalid-input` saying why it cannot be written. */
export async function writeOutput(
  path: string,
  content: string | Uint8Array,
  options: { mode?: number } = {},
): Promise<void> {
  try {
    await writeFile(path, content, options);
  } catch (cause) {
    const isNowhere = (cause as NodeJS.ErrnoException).code === 'ENOENT';
    const reason = isNowhere ? 'there is no such folder' : reasonOf(cause);
    throw new AppError('invalid-input', { message: `Cannot write ${path}: ${reason}.`, cause });
  }
}
