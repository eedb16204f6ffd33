import { createHash } from 'node:crypto';
import { statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';

/** The system account under which PostgreSQL runs; it refuses to run as root. */
export interface Account {
  uid: number;
  gid: number;
}

/** Whether the account may enter every folder from the root of the disk down to this one. Absent folders count. */
export function canEnter(path: string, account: Account): boolean {
  for (let folder = resolve(path); ; folder = dirname(folder)) {
    const status = statSync(folder, { throwIfNoEntry: false });
    if (status !== undefined) {
      const shift = status.uid === account.uid ? 6 : status.gid === account.gid ? 3 : 0;
      if (((status.mode >> shift) & 1) === 0) return false;
    }
    if (folder === dirname(folder)) return true;
  }
}

/** A folder outside the checkout that any account can reach, always the same one for the same purpose and path. */
export function reachableFolder(purpose: string, path: string): string {
  const key = createHash('sha256').update(resolve(path)).digest('hex').slice(0, 12);
  const base =
    statSync('/var/tmp', { throwIfNoEntry: false })?.isDirectory() === true ? '/var/tmp' : tmpdir();
  return join(base, `topsteel-${purpose}-${key}`);
}
