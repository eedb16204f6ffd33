import { log, sentenceOf } from '../../process/log.ts';
import { planDeliveries, retryAfterMs, type Schedule } from './plan-deliveries.ts';

const ANSWER_WITHIN_MS = 10_000;

export interface OutgoingWebhook {
  url: string;
  /** Exactly the bytes that are signed. */
  body: string;
  /** Made at each delivery, because signatures carry the time. */
  headers: (at: Date) => Record<string, string>;
}

/** What became of one event's deliveries, for the page that plays the counterparty. */
export interface DeliveryNote {
  at: string;
  what: 'delivered' | 'refused' | 'lost';
  status: number | null;
}

export interface WebhookSender {
  /** Sends the event as the schedule has it: late, twice, after later ones, or again until it is taken. */
  send(webhook: OutgoingWebhook, note?: (delivery: DeliveryNote) => void): void;
  /** Waits until every event has been taken or given up. */
  drain(): Promise<void>;
  /** Ends all waiting. Events that were not taken are dropped; whoever keeps state sends them again at the next start. */
  close(): void;
}

/** Sends webhooks as carelessly as the world does; see `planDeliveries`. */
export function openWebhookSender(schedule: Schedule): WebhookSender {
  const closing = new AbortController();
  const running = new Set<Promise<void>>();
  let count = 0;

  const deliver = async (
    webhook: OutgoingWebhook,
    note: (delivery: DeliveryNote) => void,
  ): Promise<boolean> => {
    const at = new Date();
    const status = await post(webhook, at, closing.signal);
    const isTaken = status !== null && status >= 200 && status < 300;
    note({ at: at.toISOString(), what: isTaken ? 'delivered' : 'refused', status });
    return isTaken;
  };

  const persist = async (
    webhook: OutgoingWebhook,
    note: (delivery: DeliveryNote) => void,
    afterMs: number,
  ) => {
    await pause(afterMs, closing.signal);
    for (let tries = 1; !closing.signal.aborted; tries += 1) {
      if (await deliver(webhook, note)) return;
      const waitMs = retryAfterMs(tries);
      if (waitMs === null) return;
      await pause(waitMs, closing.signal);
    }
  };

  return {
    send(webhook, note = () => undefined) {
      const planned = planDeliveries(schedule, count);
      count += 1;
      for (const { afterMs, isLost } of planned) {
        if (isLost) {
          note({ at: new Date().toISOString(), what: 'lost', status: null });
          continue;
        }
        const sending = persist(webhook, note, afterMs)
          .catch((error: unknown) =>
            log('error', 'a webhook could not be sent', { reason: sentenceOf(error) }),
          )
          .finally(() => running.delete(sending));
        running.add(sending);
      }
    },
    async drain() {
      while (running.size > 0) await Promise.all(running);
    },
    close() {
      closing.abort();
    },
  };
}

async function post(
  { url, body, headers }: OutgoingWebhook,
  at: Date,
  signal: AbortSignal,
): Promise<number | null> {
  try {
    const response = await fetch(url, {
      method: 'POST',
      body,
      headers: { 'content-type': 'application/json; charset=utf-8', ...headers(at) },
      redirect: 'manual',
      signal: AbortSignal.any([signal, AbortSignal.timeout(ANSWER_WITHIN_MS)]),
    });
    await response.body?.cancel();
    return response.status;
  } catch {
    return null;
  }
}

async function pause(ms: number, signal: AbortSignal): Promise<void> {
  if (signal.aborted || ms <= 0) return;
  await new Promise<void>((resolve) => {
    const done = (): void => {
      clearTimeout(timer);
      signal.removeEventListener('abort', done);
      resolve();
    };
    const timer = setTimeout(done, ms);
    signal.addEventListener('abort', done);
  });
}
