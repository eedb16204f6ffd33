/** Builds the pages, then compresses what browsers fetch, so that serving it costs nothing: `node web/src/serve/build.ts`. */
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { compressFiles } from './compress-files.ts';

const web = join(import.meta.dirname, '../..');
const framework = fileURLToPath(import.meta.resolve('next/dist/bin/next'));
const { status } = spawnSync(process.execPath, [framework, 'build', web], { stdio: 'inherit' });
if (status !== 0) process.exit(status ?? 1);
const { files, before, after } = await compressFiles(join(web, '.next/static'));
const kB = (bytes: number): string => `${Math.round(bytes / 1_000).toString()} kB`;
console.log(`${files.toString()} files in brotli: ${kB(before)} are ${kB(after)}.`);
