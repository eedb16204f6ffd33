import type { CheckAgainData } from '../check-again-data.ts';
import { keepReport, sendKept } from './report-queue.ts';

type Words = CheckAgainData['words']['page'];

/** A page out of the cache would name every report alike; the same words from one open page are one report. */
const page = crypto.randomUUID();

/** Keeps the report of a form and sends it; without a connection the service worker sends it later. */
export async function sendReport(form: HTMLFormElement, words: Words): Promise<void> {
  const status = form.querySelector<HTMLElement>('[role=status]');
  const tell = (text: string, tone: string) => {
    if (!status) return;
    status.className = `note shown ${tone}`;
    status.textContent = text;
  };
  tell(words.reportSending, 'info');
  const fields: Record<string, string> = {};
  new FormData(form).forEach((value, name) => {
    if (typeof value === 'string') fields[name] = value;
  });
  const key = await keyOf({ ...fields, key: page });
  await keepReport({ ...fields, key }, form.getAttribute('action') ?? '/v/report');
  const result = (await sendKept()).get(key) ?? 'waiting';
  if (result === 'waiting') await askToSendLater();
  tell(
    { sent: words.reportSent, refused: words.reportNotSent, waiting: words.reportWaiting }[result],
    result === 'sent' ? 'good' : 'attention',
  );
}

/** A UUID (version 8, RFC 9562) out of what the report says. */
async function keyOf(fields: Record<string, string>): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(JSON.stringify(fields)));
  const hex = [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}

/** Where the browser can, it wakes the service worker when there is a connection; else the next page does. */
async function askToSendLater(): Promise<void> {
  const { serviceWorker } = navigator as { serviceWorker?: ServiceWorkerContainer };
  const registration = await serviceWorker?.getRegistration();
  const { sync } = (registration ?? {}) as { sync?: { register(tag: string): Promise<void> } };
  await sync?.register('reports').catch(() => undefined);
}
