/**
 * `npm run ops:dependencies`: writes the bill of materials (CycloneDX) to `.cache/sbom.cdx.json`, asks the registry which of
 * its packages are known to be vulnerable, and fails on any that docs/dependencies.json gives no reason for. Exit code 2 when
 * the registry could not be asked: nothing is known then.
 */
import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { billOfMaterials } from './dependencies/bill-of-materials.ts';
import { dependencyPolicy } from './dependencies/judge-dependencies.ts';
import { judgeAdvisories } from './dependencies/judge-advisories.ts';
import { readLockfile } from './dependencies/read-lockfile.ts';

const ROOT = join(import.meta.dirname, '..');
const BILL = '.cache/sbom.cdx.json';

/** The registry's answer; undefined when it gave none. */
function askRegistry(): unknown {
  const options = { cwd: ROOT, encoding: 'utf8', maxBuffer: 2 ** 28 } as const;
  try {
    return JSON.parse(spawnSync('npm', ['audit', '--json'], options).stdout);
  } catch {
    return undefined;
  }
}

mkdirSync(join(ROOT, '.cache'), { recursive: true });
// From the lockfile, not by npm, which writes none as soon as a package wishes for another version than it was given.
const bill = billOfMaterials(readLockfile(join(ROOT, 'package-lock.json')));
writeFileSync(join(ROOT, BILL), `${JSON.stringify(bill, null, 2)}\n`);
console.log(`${BILL}: ${bill.components.length} components.`);

const policy = dependencyPolicy.parse(JSON.parse(readFileSync(join(ROOT, 'docs/dependencies.json'), 'utf8')));
const verdict = judgeAdvisories(askRegistry(), policy);
if (verdict.state === 'unknown') {
  console.error('The registry gave no advisories, so nothing is known about vulnerable packages. Try again.');
  process.exitCode = 2;
} else {
  for (const line of verdict.open) console.error(line);
  for (const line of verdict.excused) console.log(line);
  if (verdict.open.length > 0) process.exitCode = 1;
  else console.log('No package is known to be vulnerable without a written reason.');
}
