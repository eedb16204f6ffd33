import { openStateFile } from './open-state-file.ts';
import type { WebhookSender } from './send-webhooks.ts';

interface Waiting {
  id: string;
  body: string;
}

/** Webhooks that are kept until somebody has taken them, across restarts. */
export interface WebhookOutbox {
  add(webhook: Waiting): void;
}

/**
 * Sends webhooks to one address, and again after a restart those that were not taken. A webhook that was on its way when
 * the process died comes twice: receivers must stand that anyway.
 */
export function openOutbox(options: {
  path: string;
  url: string;
  sign: (webhook: Waiting, at: Date) => Record<string, string>;
  sender: WebhookSender;
}): WebhookOutbox {
  const { path, url, sign, sender } = options;
  const file = openStateFile<Waiting[]>(path, []);
  const send = (webhook: Waiting): void => {
    sender.send({ url, body: webhook.body, headers: (at) => sign(webhook, at) }, ({ what }) => {
      const index = file.state.indexOf(webhook);
      if (what !== 'delivered' || index < 0) return;
      file.state.splice(index, 1);
      file.save();
    });
  };
  for (const webhook of [...file.state]) send(webhook);
  return {
    add(webhook) {
      file.state.push(webhook);
      file.save();
      send(webhook);
    },
  };
}
