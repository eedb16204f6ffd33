import type { PrismaService } from '../../src/platform/database/index.ts';
import type { EventSubscription } from '../../src/platform/bridge/bridge-events.ts';
import { consumeEvents } from '../../src/platform/bridge/consume-events.ts';

/** Lets one consumer hear of everything new. @throws what it could not handle, after all that it could */
export async function consumeAll(
  prisma: PrismaService,
  consumer: string,
  subscriptions: readonly EventSubscription[],
): Promise<void> {
  for (;;) {
    const { handled, failure } = await consumeEvents(prisma, consumer, subscriptions);
    if (failure !== null) throw failure instanceof Error ? failure : new Error(JSON.stringify(failure));
    if (handled === 0) return;
  }
}
