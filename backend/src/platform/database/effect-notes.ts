import { AsyncLocalStorage } from 'node:async_hooks';
import type { Tx } from './prisma-service.ts';

type Note = (tx: Tx) => Promise<void>;
const notes = new AsyncLocalStorage<Note>();

/** Runs work whose every transaction keeps, before it commits, a note that it had an effect. */
export const withEffectNote = <T>(note: Note, work: () => Promise<T>): Promise<T> => notes.run(note, work);

/** Keeps the note of the work under way, if it has one. */
export async function noteEffect(tx: Tx): Promise<void> {
  await notes.getStore()?.(tx);
}
