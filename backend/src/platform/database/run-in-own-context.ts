import { AsyncLocalStorage } from 'node:async_hooks';
import type { PrismaClient } from '../../generated/prisma/client.ts';
import { tenantNow } from './tenant.ts';

type Request = object;
type Run = <R>(work: () => R) => R;

/** As much of Prisma's own loader as is changed. */
interface Loader {
  request: (request: Request) => Promise<unknown>;
  options: {
    batchBy: (request: Request) => string | undefined;
    singleLoader: (request: Request) => Promise<unknown>;
    batchLoader: (requests: Request[]) => Promise<unknown[]>;
  };
}

/**
 * Prisma gathers what is asked for in one tick, whoever asks, and sends all of it from within the work of whoever was first.
 * The database would be told that the others’ statements are the first one’s: they would be answered as somebody else on
 * the other side of the wall. Here each statement is sent from within the work that asked for it, and only one tenant’s
 * questions are joined to one.
 *
 * @throws Error when this version of Prisma has no such loader: then nobody knows how it sends.
 */
export function runInOwnContext(client: PrismaClient): void {
  const { dataloader } =
    (client as unknown as { _requestHandler?: { dataloader?: Loader } })._requestHandler ?? {};
  if (typeof dataloader?.request !== 'function' || typeof dataloader.options.batchBy !== 'function') {
    throw new Error(
      'This version of Prisma gathers its statements in another way. Read run-in-own-context.ts.',
    );
  }
  const contexts = new WeakMap<Request, Run>();
  const inContextOf = <R>(request: Request | undefined, work: () => R): R => {
    const run = request && contexts.get(request);
    return run ? run(work) : work();
  };
  const { options } = dataloader;
  const { batchBy, singleLoader, batchLoader } = options;
  const request = dataloader.request.bind(dataloader);
  dataloader.request = (asked) => {
    contexts.set(asked, AsyncLocalStorage.snapshot());
    return request(asked);
  };
  options.batchBy = (asked) => {
    const key = batchBy(asked);
    return key === undefined ? undefined : `${tenantNow()} ${key}`;
  };
  options.singleLoader = (asked) => inContextOf(asked, () => singleLoader(asked));
  options.batchLoader = (asked) => inContextOf(asked[0], () => batchLoader(asked));
}
