import { createHash } from 'node:crypto';
import { z } from 'zod';
import { OpsError } from '../ops-error.ts';

/** The part of PostgreSQL's own backup manifest (chapter 69) that says what files there are. */
const manifest = z.object({
  Files: z.array(
    z.object({
      Path: z.string(),
      Size: z.number(),
      'Checksum-Algorithm': z.literal('SHA256').optional(),
      Checksum: z.string().optional(),
    }),
  ),
});

/** Files by path, with their size and SHA-256. */
export type ServerManifest = ReadonlyMap<string, { size: number; sha256: string }>;

export function readServerManifest(text: string): ServerManifest {
  const { Files } = manifest.parse(JSON.parse(text));
  return new Map(Files.map((file) => [file.Path, { size: file.Size, sha256: file.Checksum ?? '' }]));
}

/** Compares files, as they are unpacked, with what the database said of them while it sent them. */
export class ManifestCheck {
  private readonly left: Map<string, { size: number; sha256: string }>;

  constructor(expected: ServerManifest) {
    this.left = new Map(expected);
  }

  /** Passes the bytes of one file on. @throws OpsError at its end when they are others than were sent. */
  async *file(path: string, bytes: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
    const hash = createHash('sha256');
    let size = 0;
    for await (const chunk of bytes) {
      hash.update(chunk);
      size += chunk.length;
      yield chunk;
    }
    const expected = this.left.get(path);
    this.left.delete(path);
    // Told of by the manifest are all but the manifest itself.
    if (expected === undefined)
      throw new OpsError(`The base backup holds ${path}, which its manifest does not name.`);
    if (expected.size !== size || expected.sha256 !== hash.digest('hex')) {
      throw new OpsError(`The base backup's file ${path} is not what the database sent.`);
    }
  }

  /** @throws OpsError when a file is missing. */
  end(): void {
    const [missing] = this.left.keys();
    if (missing !== undefined)
      throw new OpsError(`The base backup lacks ${missing}, which its manifest names.`);
  }
}
