import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';

/** State of one counterparty in one file. */
export interface StateFile<T> {
  state: T;
  /** Replaces the file in one step: whoever reads it sees the old state or the new one, never half of one. */
  save(): void;
}

/** The state kept at `path`, or `empty` when there is none yet. */
export function openStateFile<T>(path: string, empty: T): StateFile<T> {
  const state = read<T>(path) ?? empty;
  return {
    state,
    save() {
      mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
      writeFileSync(`${path}.new`, JSON.stringify(state), { mode: 0o600 });
      renameSync(`${path}.new`, path);
    },
  };
}

function read<T>(path: string): T | null {
  try {
    return JSON.parse(readFileSync(path, 'utf8')) as T;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
}
