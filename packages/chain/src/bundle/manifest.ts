import { canonicalBytes, sha256Hex } from '@topsteel/domain/jcs';
import { AppError } from '@topsteel/domain/errors';
import type { Hex } from '../verify/abi-words.ts';
import { parseJson, textOf } from '../verify/evidence.ts';
import { isRecord } from '../verify/json-rpc.ts';
import { isSame, type Files } from './zip.ts';

export const MANIFEST = 'manifest.json';
const OF_LOT = 'topsteel/evidence-bundle/1';
const OF_OBJECT = 'topsteel/object-evidence/1';
const ANY_OF_OBJECT = /^topsteel\/object-evidence\/\d{1,6}$/;

/** Objects of the audit record, beside lots, of which there is evidence. */
export const evidenceKinds = ['payment', 'certificate', 'unit'] as const;
export type EvidenceKind = (typeof evidenceKinds)[number];

interface OfBlock {
  chainId: number;
  /** The block that everything in it belongs to. */
  block: { number: string; hash: Hex };
}

/** What a bundle of a lot is about. */
export interface LotManifest extends OfBlock {
  /** The lot's 20 characters. */
  lot: string;
  /** The bundle's serial, or null for the lot itself. */
  serial: string | null;
}

/** What an archive of another object is about. */
export interface ObjectManifest extends OfBlock {
  kind: EvidenceKind;
  /** As the contracts know it, 32 bytes. */
  id: Hex;
  /** `part`: acts outside of the periods that its reader was let into are left out. */
  acts: 'all' | 'part';
  /** Addresses by contract. */
  contracts: Readonly<Record<string, string>>;
}

export type Manifest = LotManifest | ObjectManifest;

export const isEvidenceKind = (kind: unknown): kind is EvidenceKind =>
  evidenceKinds.some((known) => known === kind);

/** @example isOfObject({ kind: 'payment', … }) // true; of a lot, false */
export const isOfObject = (manifest: Manifest): manifest is ObjectManifest => 'kind' in manifest;

/** The manifest of files, canonical, itself left out. */
export function writeManifest(manifest: Manifest, files: Files): Uint8Array {
  const listed = [...files]
    .filter(([path]) => path !== MANIFEST)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([path, bytes]) => ({ path, bytes: bytes.length, sha256: sha256Hex(bytes) }));
  const type = isOfObject(manifest) ? OF_OBJECT : OF_LOT;
  return canonicalBytes({ type, ...manifest, files: listed });
}

/**
 * Reads a manifest and compares every file with it. As the manifest is what would be written for these very files,
 * no byte of it or of them is left unlooked at.
 *
 * @returns the manifest, and the paths that are changed, missing or not listed
 * @throws AppError `invalid-input` when there is no manifest that can be read, `unsupported-media` when it is of a version or
 * a kind that is not known here.
 */
export function checkManifest(files: Files): { manifest: Manifest; wrong: string[] } {
  const bytes = files.get(MANIFEST);
  const json = bytes === undefined ? undefined : parseJson(bytes);
  const type = isRecord(json) ? textOf(json['type']) : '';
  if (bytes === undefined || !isRecord(json) || !Array.isArray(json['files'])) throw unreadable();
  if (type !== OF_LOT && !ANY_OF_OBJECT.test(type)) throw unreadable();
  const manifest = type === OF_LOT ? lotManifest(json) : objectManifest(json, type);
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

function lotManifest(json: Record<string, unknown>): LotManifest {
  const { lot, serial } = json;
  return { lot: textOf(lot), serial: typeof serial === 'string' ? serial : null, ...blockIn(json) };
}

function objectManifest(json: Record<string, unknown>, type: string): ObjectManifest {
  const { kind, id, acts, contracts } = json;
  if (type !== OF_OBJECT || !isEvidenceKind(kind)) {
    const form = /^[a-z-]{1,40}$/.test(textOf(kind)) ? `${type}, ${textOf(kind)}` : type;
    throw new AppError('unsupported-media', {
      message: `This archive is of the form "${form}", which is not read here. A newer version of this program may read it.`,
      details: { reason: form },
    });
  }
  const named = Object.entries(isRecord(contracts) ? contracts : {});
  return {
    ...{ kind, id: textOf(id) as Hex, acts: acts === 'all' ? 'all' : 'part' },
    contracts: Object.fromEntries(named.map(([name, address]) => [name, textOf(address)])),
    ...blockIn(json),
  };
}

function blockIn({ chainId, block }: Record<string, unknown>): OfBlock {
  return {
    chainId: Number(chainId),
    block: {
      number: isRecord(block) ? textOf(block['number']) : '',
      hash: (isRecord(block) ? textOf(block['hash']) : '') as Hex,
    },
  };
}

const unreadable = (): AppError =>
  new AppError('invalid-input', {
    message: 'This is no evidence bundle: it has no manifest that can be read.',
    details: { reason: 'manifest' },
  });
