/** Folders that mutated contracts are compiled in. */
import { cpSync, mkdirSync, rmSync, symlinkSync, writeFileSync, existsSync } from 'node:fs';
import { join } from 'node:path';

/**
 * A copy of the contracts and of their invariant tests, with what was compiled already, so that a mutant costs the
 * compilation of what it changes.
 */
export function copyWorkspace(root: string, name: string): string {
  const folder = join(root, '.cache', 'fuzz', 'workspaces', name);
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(join(folder, 'test'), { recursive: true });
  for (const part of ['contracts', 'test/fuzz']) cpSync(join(root, part), join(folder, part), { recursive: true });
  for (const part of ['.cache/fuzz/artifacts', '.cache/fuzz/cache']) {
    if (existsSync(join(root, part))) {
      cpSync(join(root, part), join(folder, part), { recursive: true, preserveTimestamps: true });
    }
  }
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'));
  writeFileSync(join(folder, 'package.json'), '{ "name": "mutant", "type": "module", "private": true }\n');
  return folder;
}
