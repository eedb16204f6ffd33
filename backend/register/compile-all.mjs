// Compiles every source that a marketplace process may load into .cache/compiled, for an image whose files are read only:
// `node register/compile-all.mjs`.
import { globSync } from 'node:fs';
import { join } from 'node:path';
import { compiledOf } from './compiled-files.mjs';

const ROOT = join(import.meta.dirname, '../..');
const sources = globSync(['backend/src/**/*.ts', 'packages/{domain,chain,documents}/src/**/*.ts'], {
  cwd: ROOT,
}).filter((path) => !path.endsWith('.test.ts') && !path.endsWith('.d.ts'));
for (const path of sources) compiledOf(join(ROOT, path));
console.log(`${sources.length} sources compiled`);
