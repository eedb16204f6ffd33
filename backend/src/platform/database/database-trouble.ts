import { AppError, isAppError } from '@topsteel/domain/errors';
import { z } from 'zod';

/**
 * Why a transaction ended that may go well another time. `conflict`: it lost a deadlock, or could not be put in a row with
 * another one. `full`: every connection was taken. `away`: the database cannot be reached, or the connection broke.
 * `slow`: it took longer than it may.
 */
export type DatabaseTrouble = 'conflict' | 'full' | 'away' | 'slow';

/** SQLSTATE (PostgreSQL, appendix A), Prisma's codes and its adapter's kinds; drivers keep them in different places. */
const known: Readonly<Record<string, DatabaseTrouble>> = {
  '40001': 'conflict',
  '40P01': 'conflict',
  P2034: 'conflict',
  TransactionWriteConflict: 'conflict',
  '53300': 'full',
  P2024: 'full',
  P2037: 'full',
  TooManyConnections: 'full',
  '57P01': 'away',
  '57P02': 'away',
  '57P03': 'away',
  P1001: 'away',
  P1002: 'away',
  P1008: 'away',
  P1017: 'away',
  DatabaseNotReachable: 'away',
  ConnectionClosed: 'away',
  SocketTimeout: 'away',
};
const sentences: readonly [RegExp, DatabaseTrouble][] = [
  [/^timeout exceeded when trying to connect$/u, 'full'],
  [/Unable to start a transaction in the given time/u, 'full'],
  [/Transaction API error/u, 'slow'],
  [/^Connection terminated|encountered a connection error|connection is closed/u, 'away'],
];

const layer = z.object({
  code: z.string().optional().catch(undefined),
  originalCode: z.string().optional().catch(undefined),
  kind: z.string().optional().catch(undefined),
  message: z.string().optional().catch(undefined),
  cause: z.unknown().optional(),
  meta: z.object({ driverAdapterError: z.unknown() }).partial().optional().catch(undefined),
});

/** The driver wraps an error at most this often. */
const MOST_LAYERS = 5;

/** @example databaseTroubleOf({ code: 'P2010', meta: { driverAdapterError: { cause: { originalCode: '40P01' } } } }) // 'conflict' */
export function databaseTroubleOf(error: unknown): DatabaseTrouble | null {
  const found = layersOf(error, MOST_LAYERS)
    .map(troubleOf)
    .find((trouble) => trouble !== null);
  // What a use case says of somebody else who is away is not the database's trouble; a deadlock can only be its own.
  return found === undefined || (isAppError(error) && found !== 'conflict') ? null : found;
}

/** Whether the database was given text with U+0000, which it cannot hold (character_not_in_repertoire, untranslatable_character). */
export const isTextRefused = (error: unknown): boolean =>
  layersOf(error, MOST_LAYERS).some(({ code, originalCode }) =>
    [code, originalCode].some((name) => name === '22021' || name === '22P05'),
  );

type Layer = z.output<typeof layer>;

/** The error, what the driver told of it, and what caused it, in this order. */
function layersOf(error: unknown, most: number): Layer[] {
  const read = layer.safeParse(error);
  if (!read.success || most === 0) return [];
  const { cause, meta } = read.data;
  return [read.data, ...layersOf(meta?.driverAdapterError, most - 1), ...layersOf(cause, most - 1)];
}

function troubleOf({ code, originalCode, kind, message }: Layer): DatabaseTrouble | null {
  for (const name of [code, originalCode, kind]) {
    const trouble = known[name ?? ''];
    if (trouble) return trouble;
  }
  return sentences.find(([words]) => words.test(message ?? ''))?.[1] ?? null;
}

const reasons: Readonly<Record<DatabaseTrouble, string>> = {
  conflict: 'Too many others were changing the same things at once.',
  full: 'The database is busy with others.',
  away: 'The database does not answer.',
  slow: 'This took longer than it may.',
};

/** @throws nothing: what to throw once no further try is made. The transaction was rolled back, or never began. */
export const databaseAway = (trouble: DatabaseTrouble, cause: unknown): AppError =>
  new AppError('unavailable', {
    message: `${reasons[trouble]} Nothing was changed; try again in a moment.`,
    details: { reason: `database-${trouble}` },
    cause,
  });

/** The connection broke while the transaction was committed: only the database knows. */
export const commitUnknown = (cause: unknown): AppError =>
  new AppError('unavailable', {
    message:
      'The database stopped answering at the last moment, so it is not known whether this was done. Look before you try again.',
    details: { reason: 'commit-unknown' },
    cause,
  });
