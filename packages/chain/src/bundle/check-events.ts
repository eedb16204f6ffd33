import { parseJson } from '../verify/evidence.ts';
import { isRecord } from '../verify/json-rpc.ts';
import { line } from '../verify/lot-facts.ts';
import { Register } from '../verify/register.ts';
import type { VerdictLine } from '../verify/report.ts';
import { sha256 } from '../verify/sha256.ts';
import { findActs } from './find-acts.ts';
import { offlineNode, type ProvenChain } from './offline-node.ts';
import { strangeFile } from './file-faults.ts';
import type { Files } from './zip.ts';

const FOLDER = 'events/';
const FORM = /^events\/([0-9a-f]{16})\.(json|txt)$/;

/**
 * Every event of a bundle is one that a proven act of this lot's chain names: the CBV 2.0 hash of an event (`.json`), and
 * the SHA-256 of what was hashed (`.txt`), are computed here.
 *
 * @returns a line that counts them; undefined when the bundle has none
 * @throws AppError `invalid-input` naming the file that belongs to no act.
 */
export async function checkEvents(
  files: Files,
  lotId: bigint,
  serial: bigint | undefined,
  chain: ProvenChain,
): Promise<VerdictLine | undefined> {
  const paths = [...files.keys()].filter((path) => path.startsWith(FOLDER));
  if (paths.length === 0) return undefined;
  const register = await Register.open(offlineNode(chain), chain.deployment);
  const acts = await findActs(register, chain.deployment.materialLedger, lotId, serial);
  const named = new Set<string>(acts.map(({ hash }) => hash));
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
  return line('bundle', 'bundleEvents', { n: found.size, m: acts.length }, 'eventsHashed', {});
}
