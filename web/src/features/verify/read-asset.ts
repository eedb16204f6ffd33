import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import * as askNode from './generated/ask-node.ts';
import * as checkAgain from './generated/check-again.ts';
import * as decodeLabel from './generated/decode-label.ts';
import * as findLabel from './generated/find-label.ts';
import * as hashFile from './generated/hash-file.ts';
import * as sendReport from './generated/send-report.ts';

export interface Asset {
  body: BodyInit;
  type: string;
  isImmutable: boolean;
}

const scripts = new Map(
  [askNode, checkAgain, decodeLabel, findLabel, hashFile, sendReport].map(({ name, code }) => [name, code]),
);
const WASM = 'zxing_reader.wasm';

/** A file of the verification pages by its name; undefined when there is none. */
export async function readAsset(name: string): Promise<Asset | undefined> {
  const code = scripts.get(name);
  if (code !== undefined) return { body: code, type: 'text/javascript; charset=utf-8', isImmutable: true };
  if (name !== WASM) return undefined;
  const path = findUpwards(process.cwd(), join('node_modules', 'zxing-wasm', 'dist', 'reader', WASM));
  if (path === undefined) return undefined;
  return { body: Uint8Array.from(await readFile(path)), type: 'application/wasm', isImmutable: false };
}

/** The server may be started in the checkout or in its web folder; packages lie in either. */
function findUpwards(start: string, relative: string): string | undefined {
  for (let folder = start; ; folder = dirname(folder)) {
    const path = join(folder, relative);
    if (existsSync(path)) return path;
    if (folder === dirname(folder)) return undefined;
  }
}
