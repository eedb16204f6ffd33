'use client';

import { done, pushSubscriptions, pushSubscriptionView, type Language } from '@topsteel/domain/api';
import { send } from '../../backend/send.ts';

/** Whether this browser is told of orders and recalls, or why it cannot be. */
export type PushState = 'unsupported' | 'unavailable' | 'denied' | 'failed' | 'off' | 'on';

const PATH = '/v2/me/push-subscriptions';

const isSupported = (): boolean =>
  'serviceWorker' in navigator && 'PushManager' in window && 'Notification' in window;

const asked = () => send(PATH, { method: 'GET', schema: pushSubscriptions });

/** What the browser and the marketplace both say; a browser that the marketplace forgot is off. */
export async function readPushState(): Promise<PushState> {
  if (!isSupported()) return 'unsupported';
  const answer = await asked();
  if (!answer.ok) return 'failed';
  if (answer.value.publicKey === null) return 'unavailable';
  if (Notification.permission === 'denied') return 'denied';
  const registration = await navigator.serviceWorker.getRegistration('/');
  const own = await registration?.pushManager.getSubscription();
  return answer.value.items.some(({ endpoint }) => endpoint === own?.endpoint) ? 'on' : 'off';
}

/** Asks the person, then the browser's maker, then the marketplace. */
export async function turnPushOn(language: Language): Promise<PushState> {
  const answer = await asked();
  if (!answer.ok) return 'failed';
  const { publicKey } = answer.value;
  if (publicKey === null) return 'unavailable';
  if ((await Notification.requestPermission()) !== 'granted') return 'denied';
  await navigator.serviceWorker.register('/sw.js');
  const { pushManager } = await navigator.serviceWorker.ready;
  try {
    const own = await pushManager.subscribe({ userVisibleOnly: true, applicationServerKey: publicKey });
    const { endpoint, keys = {} } = own.toJSON();
    const { p256dh, auth } = keys;
    const kept = await send(PATH, {
      body: { endpoint, keys: { p256dh, auth }, language },
      schema: pushSubscriptionView,
    });
    if (kept.ok) return 'on';
    await own.unsubscribe();
    return 'failed';
  } catch {
    return 'failed';
  }
}

/** The marketplace first: a browser that is told nothing more may be forgotten. */
export async function turnPushOff(): Promise<PushState> {
  const registration = await navigator.serviceWorker.getRegistration('/');
  const own = await registration?.pushManager.getSubscription();
  const answer = await asked();
  if (!answer.ok) return 'failed';
  const kept = answer.value.items.find(({ endpoint }) => endpoint === own?.endpoint);
  if (kept !== undefined) {
    const removed = await send(`${PATH}/${kept.id}`, { method: 'DELETE', schema: done });
    if (!removed.ok) return 'failed';
  }
  await own?.unsubscribe();
  return 'off';
}
