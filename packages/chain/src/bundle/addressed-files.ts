import type { FetchBlock } from '../verify/fetch-block.ts';
import { sha256 } from '../verify/sha256.ts';
import { strangeFile } from './file-faults.ts';
import type { Files } from './zip.ts';

/** Files whose names are the beginning of their SHA-256; each has to be one that the register or the evidence names. */
const ADDRESSED = /^(?:documents|evidence|directory)\/([0-9a-f]{16})\.(?:json|pdf|txt)$/;
/** What else a bundle holds. */
const OTHERS =
  /^(?:README\.txt|manifest\.json|chain\/(?:deployment|(?:header|receipt|state)-[0-9a-z-]+)\.json|(?:events|credentials)\/.+)$/;

/** The files of a bundle as a store of blocks: what a verification asks for has its place, anything else has none. */
export class AddressedFiles {
  /** Every file by its SHA-256. */
  readonly byHash: ReadonlyMap<string, Uint8Array>;
  private readonly paths: ReadonlyMap<string, string>;
  private readonly asked = new Set<string>();

  private constructor(byHash: ReadonlyMap<string, Uint8Array>, paths: ReadonlyMap<string, string>) {
    this.byHash = byHash;
    this.paths = paths;
  }

  /** @throws AppError `invalid-input` naming the file whose name is not its hash, or which no bundle has. */
  static async of(files: Files): Promise<AddressedFiles> {
    const byHash = new Map<string, Uint8Array>();
    const paths = new Map<string, string>();
    for (const [path, bytes] of files) {
      const hash = await sha256(bytes);
      const [, named] = ADDRESSED.exec(path) ?? [];
      if (named !== undefined) {
        if (!hash.startsWith(`0x${named}`)) throw strangeFile(path);
        paths.set(hash, path);
      } else if (!OTHERS.test(path)) throw strangeFile(path);
      byHash.set(hash, bytes);
    }
    return new AddressedFiles(byHash, paths);
  }

  readonly fetchBlock: FetchBlock = (hash) => {
    this.asked.add(hash);
    const bytes = this.byHash.get(hash);
    return bytes === undefined ? Promise.reject(new Error('Not in the bundle.')) : Promise.resolve(bytes);
  };

  /** Counts the hashes as asked for. @returns how many of them are there */
  expect(hashes: readonly string[]): number {
    for (const hash of hashes) this.asked.add(hash);
    return hashes.filter((hash) => this.paths.has(hash)).length;
  }

  /** @throws AppError `invalid-input` naming a file that nothing asked for. */
  requireAllAsked(): void {
    for (const [hash, path] of this.paths) if (!this.asked.has(hash)) throw strangeFile(path);
  }
}
