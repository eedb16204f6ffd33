import { readdir, readFile, stat, writeFile } from 'node:fs/promises';
import { extname, join } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants } from 'node:zlib';

const brotli = promisify(brotliCompress);
/** Fonts and pictures are compressed already. */
const TEXT = new Set(['.js', '.css', '.svg', '.json', '.txt']);
/** Fits into one packet either way. */
const LEAST_BYTES = 1_000;
/** As many as there are threads for it. */
const AT_ONCE = 4;

/**
 * Writes each text file of a folder once more, as small as brotli can make it, with `.br` after its name.
 *
 * @returns how many were written, and the bytes before and after
 */
export async function compressFiles(
  folder: string,
): Promise<{ files: number; before: number; after: number }> {
  const found = await readdir(folder, { recursive: true, withFileTypes: true });
  const left = found
    .filter((entry) => entry.isFile() && TEXT.has(extname(entry.name)))
    .map(({ parentPath, name }) => join(parentPath, name));
  const sum = { files: 0, before: 0, after: 0 };
  const compressInTurn = async (): Promise<void> => {
    for (let path = left.pop(); path !== undefined; path = left.pop()) {
      if ((await stat(path)).size < LEAST_BYTES) continue;
      const bytes = await readFile(path);
      const small = await brotli(bytes, {
        params: {
          [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY,
          [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length,
          [constants.BROTLI_PARAM_MODE]: constants.BROTLI_MODE_TEXT,
        },
      });
      await writeFile(`${path}.br`, small);
      sum.files += 1;
      sum.before += bytes.length;
      sum.after += small.length;
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, compressInTurn));
  return sum;
}
