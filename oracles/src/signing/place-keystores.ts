/**
 * `node oracles/src/signing/place-keystores.ts <from> <to>`: copies keystores out of a mounted secret, whose files belong to
 * the machine and may be read by a group, into a folder of this account's own, mode 0600, as `openKeystore` wants them.
 */
import { chmodSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Copies every `*.json` of a folder. @returns the names placed, sorted */
export function placeKeystores(from: string, to: string): string[] {
  mkdirSync(to, { recursive: true, mode: 0o700 });
  const names = readdirSync(from)
    .filter((name) => name.endsWith('.json'))
    .sort();
  for (const name of names) {
    const path = join(to, name);
    writeFileSync(path, readFileSync(join(from, name)), { mode: 0o600 });
    chmodSync(path, 0o600);
  }
  return names;
}

if (import.meta.main) {
  const [from, to] = process.argv.slice(2);
  if (from === undefined || to === undefined) {
    process.stderr.write('Name the folder of the secret and the folder that the keystores go to.\n');
    process.exit(1);
  }
  const names = placeKeystores(from, to);
  if (names.length === 0) {
    process.stderr.write(`No keystore in ${from}: the secret needs one <role>.json for each part.\n`);
    process.exit(1);
  }
  process.stdout.write(`${names.join(', ')} placed in ${to}\n`);
}
