/**
 * `node scripts/openapi.ts` writes docs/openapi.json from the routes; with `--check` it fails when the file is not what
 * they give. With `--release` it makes the present document the one that later ones are compared with: what breaks a
 * caller has to stand in docs/api-changes.md by then, which the tests of the backend check.
 */
import { execFileSync } from 'node:child_process';
import { copyFileSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

const ROOT = join(import.meta.dirname, '..');
const BACKEND = join(ROOT, 'backend');
const DOCUMENT = join(ROOT, 'docs/openapi.json');
const options = process.argv.slice(2);

const made = execFileSync(
  process.execPath,
  [`--import=${pathToFileURL(join(BACKEND, 'register.mjs')).href}`, join(BACKEND, 'src/print-openapi.ts')],
  { cwd: BACKEND, encoding: 'utf8', maxBuffer: 64_000_000, stdio: ['ignore', 'pipe', 'inherit'] },
);
const kept = existsSync(DOCUMENT) ? readFileSync(DOCUMENT, 'utf8') : '';
if (options.includes('--check')) {
  if (made !== kept) {
    console.error('docs/openapi.json is not what the routes give. Run "npm run generate".');
    process.exitCode = 1;
  }
} else if (made !== kept) writeFileSync(DOCUMENT, made);
if (options.includes('--release')) copyFileSync(DOCUMENT, join(ROOT, 'docs/openapi-released.json'));
