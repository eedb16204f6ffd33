import type { Hex } from '../verify/abi-words.ts';
import { parseJson } from '../verify/evidence.ts';
import { isRecord } from '../verify/json-rpc.ts';
import { line } from '../verify/lot-facts.ts';
import type { VerdictLine } from '../verify/report.ts';
import { sha256 } from '../verify/sha256.ts';
import { strangeFile } from './file-faults.ts';
import type { Files } from './zip.ts';

const FOLDER = 'events/';
const FORM = /^events\/([0-9a-f]{16})\.(json|txt)$/;

/**
 * Every event of a bundle is one that a proven act names: the CBV 2.0 hash of an event (`.json`), and the SHA-256 of what
 * was hashed (`.txt`), are computed here.
 *
 * @param hashes of the events that the acts name
 * @returns a line that counts them; undefined when the bundle has none
 * @throws AppError `invalid-input` naming the file that belongs to no act.
 */
export async function checkEvents(files: Files, hashes: readonly Hex[]): Promise<VerdictLine | undefined> {
  const paths = [...files.keys()].filter((path) => path.startsWith(FOLDER));
  if (paths.length === 0) return undefined;
  const named = new Set<string>(hashes);
  const { hashEvent } = await import('@topsteel/domain/epcis');
  const found = new Set<string>();
  for (const path of paths) {
    const [, name = '', ending] = FORM.exec(path) ?? [];
    const bytes = files.get(path) ?? new Uint8Array();
    const json = ending === 'json' ? parseJson(bytes) : undefined;
    if (ending === 'json' && !isRecord(json)) throw strangeFile(path);
    const hash = json === undefined ? await sha256(bytes) : hashEvent(json).hash;
    if (name === '' || !hash.startsWith(`0x${name}`) || !named.has(hash)) throw strangeFile(path);
    found.add(hash);
  }
  return line('bundle', 'bundleEvents', { n: found.size, m: hashes.length }, 'eventsHashed', {});
}
