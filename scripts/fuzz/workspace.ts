/** The folder that mutated contracts are compiled in. */
import { cpSync, existsSync, mkdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * A copy of the contracts and of their invariant tests. It stays where it is from run to run, so that a mutant costs
 * the compilation of what it changes.
 */
export function copyWorkspace(root: string): string {
  const folder = join(root, '.cache', 'fuzz', 'mutants');
  mkdirSync(join(folder, 'test'), { recursive: true });
  for (const part of ['contracts', 'test/fuzz']) {
    rmSync(join(folder, part), { recursive: true, force: true });
    cpSync(join(root, part), join(folder, part), { recursive: true });
  }
  if (!existsSync(join(folder, 'node_modules'))) {
    symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'));
  }
  writeFileSync(join(folder, 'package.json'), '{ "name": "mutants", "type": "module", "private": true }\n');
  return folder;
}
