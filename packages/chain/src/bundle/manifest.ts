import { canonicalBytes, sha256Hex } from '@topsteel/domain/jcs';
import { AppError } from '@topsteel/domain/errors';
import type { Hex } from '../verify/abi-words.ts';
import { parseJson, textOf } from '../verify/evidence.ts';
import { isRecord } from '../verify/json-rpc.ts';
import { isSame, type Files } from './zip.ts';

export const MANIFEST = 'manifest.json';
const TYPE = 'topsteel/evidence-bundle/1';

/** What a bundle is about, and its files. */
export interface Manifest {
  /** The lot's 20 characters. */
  lot: string;
  /** The bundle's serial, or null for the lot itself. */
  serial: string | null;
  chainId: number;
  /** The block that everything in it belongs to. */
  block: { number: string; hash: Hex };
}

/** The manifest of files, canonical, itself left out. */
export function writeManifest(manifest: Manifest, files: Files): Uint8Array {
  const listed = [...files]
    .filter(([path]) => path !== MANIFEST)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([path, bytes]) => ({ path, bytes: bytes.length, sha256: sha256Hex(bytes) }));
  return canonicalBytes({ type: TYPE, ...manifest, files: listed });
}

/**
 * Reads a manifest and compares every file with it. As the manifest is what would be written for these very files,
 * no byte of it or of them is left unlooked at.
 *
 * @returns the manifest, and the paths that are changed, missing or not listed
 * @throws AppError `invalid-input` when there is no manifest that can be read.
 */
export function checkManifest(files: Files): { manifest: Manifest; wrong: string[] } {
  const bytes = files.get(MANIFEST);
  const json = bytes === undefined ? undefined : parseJson(bytes);
  if (bytes === undefined || !isRecord(json) || json['type'] !== TYPE || !Array.isArray(json['files'])) {
    throw new AppError('invalid-input', {
      message: 'This is no evidence bundle: it has no manifest that can be read.',
      details: { reason: 'manifest' },
    });
  }
  const { lot, serial, chainId, block } = json;
  const manifest: Manifest = {
    lot: textOf(lot),
    serial: typeof serial === 'string' ? serial : null,
    chainId: Number(chainId),
    block: {
      number: isRecord(block) ? textOf(block['number']) : '',
      hash: (isRecord(block) ? textOf(block['hash']) : '') as Hex,
    },
  };
  const listed = new Map(
    json['files'].filter(isRecord).map((entry) => [textOf(entry['path']), textOf(entry['sha256'])]),
  );
  const wrong = [...new Set([...listed.keys(), ...files.keys()])].filter((path) => {
    const found = files.get(path);
    return path !== MANIFEST && (found === undefined || listed.get(path) !== sha256Hex(found));
  });
  if (wrong.length === 0 && !isSame(bytes, writeManifest(manifest, files))) wrong.push(MANIFEST);
  return { manifest, wrong };
}
