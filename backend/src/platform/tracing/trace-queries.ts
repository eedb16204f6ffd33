import type { PrismaPg } from '@prisma/adapter-pg';
import { inSpan } from '@topsteel/tracing';

type Adapter = Awaited<ReturnType<PrismaPg['connect']>>;
type Transaction = Awaited<ReturnType<Adapter['startTransaction']>>;
type Queryable = Pick<Transaction, 'queryRaw' | 'executeRaw'>;

const LONGEST_TEXT = 2_000;

/** Gives every statement a span with its text; values are never in it. Without tracing the adapter stays as it is. */
export function traceQueries<T extends Pick<PrismaPg, 'connect'>>(factory: T): T {
  const connect = factory.connect.bind(factory);
  factory.connect = async () => {
    const adapter = traced(await connect());
    const start = adapter.startTransaction.bind(adapter);
    adapter.startTransaction = async (isolationLevel) => traced(await start(isolationLevel));
    return adapter;
  };
  return factory;
}

function traced<Q extends Queryable>(queryable: Q): Q {
  const query = queryable.queryRaw.bind(queryable);
  const execute = queryable.executeRaw.bind(queryable);
  queryable.queryRaw = (sql) => timed(sql.sql, () => query(sql));
  queryable.executeRaw = (sql) => timed(sql.sql, () => execute(sql));
  return queryable;
}

const timed = <R>(text: string, work: () => Promise<R>): Promise<R> =>
  inSpan(
    nameOf(text),
    { 'db.system.name': 'postgresql', 'db.query.text': text.slice(0, LONGEST_TEXT) },
    work,
    { kind: 'client' },
  );

/** @example nameOf('\n SELECT id FROM offer') // 'SELECT' */
const nameOf = (text: string): string => /^\s*(\w+)/.exec(text)?.[1]?.toUpperCase() ?? 'SQL';
