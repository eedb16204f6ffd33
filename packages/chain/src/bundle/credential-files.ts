import { canonicalBytes } from '@topsteel/domain/jcs';
import { parseJson, textOf } from '../verify/evidence.ts';
import { isRecord } from '../verify/json-rpc.ts';
import { strangeFile } from './file-faults.ts';
import { isSame, type Files } from './zip.ts';

const FOLDER = 'credentials/';
const DID = 'credentials/issuer/did.json';
const STATUS_LIST = 'credentials/issuer/status-list.jwt';
const SOURCES = 'credentials/issuer/sources.json';

/** The credentials of a lot, and what their issuer publishes for checking them. */
export interface BundledCredentials {
  /** As their issuer signed them. */
  credentials: readonly { name: string; jwt: string }[];
  /** The did document of the issuer, and its address. */
  did: { url: string; document: Readonly<Record<string, unknown>> };
  /** The issuer's list of revocations; undefined when there is none. */
  statusList?: { url: string; jwt: string } | undefined;
  /** When both were fetched, in unix seconds. */
  fetchedAt: number;
}

/** The credentials of a bundle, as found in it; nothing of it is judged yet. */
export interface FoundCredentials {
  credentials: { name: string; jwt: string }[];
  /** Undefined when the bundle has none. */
  didDocument: unknown;
  statusListJwt: string | undefined;
  /** Where both are published, as the bundle says. */
  sources: { didUrl: string; statusListUrl: string };
}

/**
 * Files under `credentials/`: one token each, and under `issuer/` what they are checked with.
 *
 * @example [...credentialFiles(of).keys()] // ['credentials/product-passport.jwt', 'credentials/issuer/did.json', …]
 */
export function credentialFiles(of: BundledCredentials): Map<string, Uint8Array> {
  const files = new Map<string, Uint8Array>();
  for (const { name, jwt } of of.credentials) files.set(`${FOLDER}${plainName(name)}.jwt`, utf8(jwt));
  if (files.size === 0) return files;
  const { did, statusList } = of;
  files.set(DID, canonicalBytes(did.document));
  if (statusList !== undefined) files.set(STATUS_LIST, utf8(statusList.jwt));
  return files.set(SOURCES, writeSources(did.url, statusList?.url, timeText(of.fetchedAt)));
}

/**
 * @returns undefined when the bundle has no credential
 * @throws AppError `invalid-input` when a file under `credentials/` is not what would be written there.
 */
export function readCredentialFiles(files: Files): FoundCredentials | undefined {
  const paths = [...files.keys()].filter((path) => path.startsWith(FOLDER));
  const named = paths.flatMap((path) => /^credentials\/([a-z0-9-]+)\.jwt$/.exec(path)?.[1] ?? []);
  const own = [DID, STATUS_LIST, SOURCES];
  const other = paths.find((path) => !own.includes(path) && !/^credentials\/[a-z0-9-]+\.jwt$/.test(path));
  if (other !== undefined) throw strangeFile(other);
  const [first] = paths;
  if (first === undefined) return undefined;
  if (named.length === 0) throw strangeFile(first);
  const text = (path: string): string => new TextDecoder().decode(files.get(path));
  const sources = files.get(SOURCES);
  const json = sources === undefined ? undefined : parseJson(sources);
  const said = isRecord(json) ? json : {};
  const [didUrl, listUrl, at] = ['didDocument', 'statusList', 'fetchedAt'].map((key) => textOf(said[key]));
  const written = writeSources(didUrl ?? '', listUrl === '' ? undefined : listUrl, at ?? '');
  if (sources !== undefined && !isSame(sources, written)) throw strangeFile(SOURCES);
  const did = files.get(DID);
  return {
    credentials: named.sort().map((name) => ({ name, jwt: text(`${FOLDER}${name}.jwt`) })),
    didDocument: did === undefined ? undefined : parseJson(did),
    statusListJwt: files.has(STATUS_LIST) ? text(STATUS_LIST) : undefined,
    sources: { didUrl: didUrl ?? '', statusListUrl: listUrl ?? '' },
  };
}

function writeSources(didDocument: string, statusList: string | undefined, fetchedAt: string): Uint8Array {
  return canonicalBytes({ didDocument, fetchedAt, ...(statusList !== undefined && { statusList }) });
}

const plainName = (name: string): string =>
  name
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')
    .slice(0, 60) || 'credential';

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);
const timeText = (seconds: number): string => new Date(seconds * 1_000).toISOString();
