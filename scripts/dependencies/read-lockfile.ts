import { readFileSync } from 'node:fs';
import { z } from 'zod';

const lockfile = z.object({
  packages: z.record(
    z.string(),
    z.object({
      version: z.string().optional(),
      license: z.string().optional(),
      integrity: z.string().optional(),
      link: z.boolean().optional(),
      dev: z.boolean().optional(),
    }),
  ),
});

/** A package that an installation brings, once for every version. */
export interface InstalledPackage {
  name: string;
  version: string;
  /** SPDX expression or what the package wrote instead; undefined when it says nothing. */
  licence: string | undefined;
  /** Subresource integrity of its archive, `sha512-…`. */
  integrity: string | undefined;
}

/** The packages of the lockfile without our own. */
export function readLockfile(path: string): InstalledPackage[] {
  const { packages } = lockfile.parse(JSON.parse(readFileSync(path, 'utf8')));
  const found = new Map<string, InstalledPackage>();
  for (const [place, { version, license, link, integrity }] of Object.entries(packages)) {
    const name = place.split('node_modules/').at(-1) ?? '';
    if (!place.includes('node_modules/') || link === true || version === undefined) continue;
    found.set(`${name}@${version}`, { name, version, licence: license, integrity });
  }
  return [...found.values()].sort((a, b) => (a.name < b.name ? -1 : 1));
}
