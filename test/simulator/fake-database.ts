import { answerLost, databaseDown, sessionLost } from './interruption.ts';
import type { Notes } from './notes.ts';
import type { Random } from './random.ts';

export interface Database<Tables> {
  readonly now: Tables;
  /**
   * All of the changes or, when the work throws, none. Tables are values: nobody holds a half-changed one.
   *
   * @throws Interruption `databaseDown` when nothing was committed, `answerLost` when all of it was
   */
  transact(work: (tables: Tables) => Partial<Tables>): void;
  /** The same without faults: what people do, who ask again until they have an answer. */
  write(work: (tables: Tables) => Partial<Tables>): void;
}

export interface DatabaseFaults {
  /** Of a thousand transactions, how many fail; as many succeed without an answer. */
  perMille: number;
}

export function openFakeDatabase<Tables extends object>(
  fresh: Tables,
  { random, notes, faults }: { random: Random; notes: Notes; faults: DatabaseFaults },
): Database<Tables> {
  let tables = fresh;
  return {
    get now() {
      return tables;
    },
    write(work) {
      tables = { ...tables, ...work(tables) };
    },
    transact(work) {
      const dice = faults.perMille === 0 ? Number.POSITIVE_INFINITY : random.below(1_000);
      if (dice < faults.perMille) {
        notes.note('a database was away');
        throw databaseDown;
      }
      tables = { ...tables, ...work(tables) };
      if (dice < 2 * faults.perMille) {
        notes.note('an answer to a commit was lost');
        throw answerLost;
      }
    },
  };
}

/** A connection that a process keeps, and that may hold the lock. Lost, it commits nothing more. */
export interface Session<Tables> {
  transact: Database<Tables>['transact'];
}

export interface Sessions<Tables> {
  /** The process's connection: the one that it has, or a new one. */
  of(name: string): Session<Tables>;
  /** The advisory lock that lets one process at a time write for the signers. */
  tryLock(name: string): boolean;
  isLocked(): boolean;
  /** The connection is gone, whoever notices: its lock is free at once. */
  lose(name: string): void;
}

/** @param isLockKept false only to plant a bug */
export function openSessions<Tables>(db: Database<Tables>, isLockKept: boolean): Sessions<Tables> {
  const open = new Map<string, Session<Tables>>();
  let holder: string | null = null;
  return {
    of(name) {
      const known = open.get(name);
      if (known !== undefined) return known;
      const session: Session<Tables> = {
        transact(work) {
          if (open.get(name) !== session) throw sessionLost;
          db.transact(work);
        },
      };
      open.set(name, session);
      return session;
    },
    tryLock(name) {
      if (holder !== null && holder !== name && isLockKept) return false;
      holder = name;
      return true;
    },
    isLocked: () => holder !== null,
    lose(name) {
      open.delete(name);
      if (holder === name) holder = null;
    },
  };
}
