import { closeSync, fsyncSync, mkdirSync, openSync, readFileSync, writeSync } from 'node:fs';
import { dirname } from 'node:path';

/**
 * What a signer has promised, for good: a second, different promise under the same name is refused. A line a promise, on
 * the disk before the signature leaves the process.
 */
export interface SignedJournal {
  /**
   * @returns false when something else was promised under this name before
   * @example journal.promise('TopSteel.Fx:0x…:1:7', '0x…hash') // true
   */
  promise(name: string, word: string): boolean;
  close(): void;
}

/** Opens the journal at `path` (0600); a last line that a crash cut off is passed over. */
export function openSignedJournal(path: string): SignedJournal {
  mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
  const file = openSync(path, 'a', 0o600);
  const promised = new Map<string, string>();
  const text = readFileSync(path, 'utf8');
  for (const line of text.split('\n')) {
    const at = line.lastIndexOf(' ');
    if (at > 0) promised.set(line.slice(0, at), line.slice(at + 1));
  }
  if (text !== '' && !text.endsWith('\n')) writeSync(file, '\n');
  return {
    promise(name, word) {
      const known = promised.get(name);
      if (known !== undefined) return known === word;
      writeSync(file, `${name} ${word}\n`);
      fsyncSync(file);
      promised.set(name, word);
      return true;
    },
    close: () => {
      closeSync(file);
    },
  };
}
