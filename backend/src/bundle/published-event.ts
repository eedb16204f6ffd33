import { eventIdOf } from '@topsteel/domain/epcis';
import { isAppError } from '@topsteel/domain/errors';
import type { ReadEvents } from '../traceability/index.ts';

/** The EPCIS event of a hash, as anybody may read it; undefined when its organisation does not publish it. */
export async function publishedEvent(events: ReadEvents, hash: `0x${string}`): Promise<object | undefined> {
  try {
    return await events.one(null, eventIdOf(hash));
  } catch (error) {
    if (isAppError(error)) return undefined;
    throw error;
  }
}
