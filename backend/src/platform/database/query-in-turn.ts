import type { PrismaPg } from '@prisma/adapter-pg';

type Connecting = Pick<PrismaPg, 'connect'>;
type Adapter = Awaited<ReturnType<PrismaPg['connect']>>;
type Transaction = Awaited<ReturnType<Adapter['startTransaction']>>;

/**
 * Lets a transaction's queries wait for each other. Prisma reads several relations of one query at once, and a connection
 * has only one query at a time: PostgreSQL's driver queues them today and will refuse them.
 */
export function queryInTurn<T extends Connecting>(factory: T): T {
  const connect = factory.connect.bind(factory);
  factory.connect = async () => {
    const adapter = await connect();
    const start = adapter.startTransaction.bind(adapter);
    adapter.startTransaction = async (isolationLevel) => inTurn(await start(isolationLevel));
    return adapter;
  };
  return factory;
}

function inTurn(transaction: Transaction): Transaction {
  let last: Promise<unknown> = Promise.resolve();
  const after = <R>(work: () => Promise<R>): Promise<R> => {
    const next = last.then(work);
    last = next.catch(() => undefined);
    return next;
  };
  const query = transaction.queryRaw.bind(transaction);
  const execute = transaction.executeRaw.bind(transaction);
  transaction.queryRaw = (sql) => after(() => query(sql));
  transaction.executeRaw = (sql) => after(() => execute(sql));
  return transaction;
}
