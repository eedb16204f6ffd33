import { closeSync, fsyncSync, ftruncateSync, mkdirSync, openSync, readFileSync, writeSync } from 'node:fs';
import { dirname } from 'node:path';
import { AppError } from '@topsteel/domain/errors';

/**
 * What a signer has promised, for good: a second, different promise under the same name is refused. A line a promise, on
 * the disk before the signature leaves the process.
 */
export interface SignedJournal {
  /**
   * @returns false when something else was promised under this name before
   * @throws Error when it cannot be kept: nothing is signed then
   * @example journal.promise('TopSteel.Fx:0x…:1:7', '0x…hash') // true
   */
  promise(name: string, word: string): boolean;
  close(): void;
}

/** The word is a hash or the name of an order: 32 bytes. */
const PROMISE = /^(\S.*) (0x[0-9a-fA-F]{64})$/;

/**
 * Opens the journal at `path` (0600). A last line without its end was cut off by a crash before it was on the disk, so
 * before its signature was made: nothing was answered for it, and it is taken out. Any other line that is no promise may
 * hide one that was kept: then nothing is signed until a person has looked.
 *
 * @throws AppError `configuration` naming the line that cannot be read
 */
export function openSignedJournal(path: string): SignedJournal {
  mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
  const file = openSync(path, 'a', 0o600);
  const promised = new Map<string, string>();
  const bytes = readFileSync(path);
  const end = bytes.lastIndexOf(0x0a) + 1;
  const lines = bytes.subarray(0, end).toString('utf8').split('\n').slice(0, -1);
  for (const [at, line] of lines.entries()) {
    const [, name, word] = PROMISE.exec(line) ?? [];
    if (name === undefined || word === undefined) {
      closeSync(file);
      throw unreadable(path, at + 1);
    }
    promised.set(name, word);
  }
  if (end < bytes.length) {
    ftruncateSync(file, end);
    fsyncSync(file);
  }
  /** After a write that failed nobody knows what is on the disk: the next start reads it. */
  let isBroken = false;
  return {
    promise(name, word) {
      if (isBroken) throw new Error(`The journal ${path} could not be written. Start the signer anew.`);
      const known = promised.get(name);
      if (known !== undefined) return known === word;
      isBroken = true;
      const line = Buffer.from(`${name} ${word}\n`);
      if (writeSync(file, line) !== line.length) throw new Error(`The journal ${path} took half a line.`);
      fsyncSync(file);
      isBroken = false;
      promised.set(name, word);
      return true;
    },
    close: () => {
      closeSync(file);
    },
  };
}

const unreadable = (path: string, line: number): AppError =>
  new AppError('configuration', {
    message: `Line ${line.toString()} of the journal ${path} is no promise. Compare it with a copy, and with what the chain has of this signer, before it is mended: a promise that is lost may be broken.`,
  });
