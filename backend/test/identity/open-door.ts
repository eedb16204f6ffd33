import { type Browser, type Answer, openApp, type TestApp } from '../http/open-app.ts';
import { codeOf, stepAt } from '../../src/identity/totp.ts';

export const ORIGIN = 'http://steel.test';
export const PASSWORD = 'correct horse battery';

/** The cookies of an answer, as a browser would send them back. */
export function cookiesOf({ headers }: Answer<unknown>): string {
  const lines = [headers['set-cookie']].flat().filter((line) => line !== undefined);
  return lines
    .map((line) => String(line).split(';')[0] ?? '')
    .filter((pair) => !pair.endsWith('='))
    .join('; ');
}

/** Adds an answer's cookies to those a browser has; a later one of a name wins, an empty one is forgotten. */
export function withCookies(cookie: string, answer: Answer<unknown>): string {
  const jar = new Map(cookie.split('; ').flatMap((pair) => (pair === '' ? [] : [split(pair)])));
  for (const line of [answer.headers['set-cookie']].flat()) {
    if (line === undefined) continue;
    const [name, value] = split(String(line).split(';')[0] ?? '');
    if (value === '') jar.delete(name);
    else jar.set(name, value);
  }
  return [...jar].map(([name, value]) => `${name}=${value}`).join('; ');
}

const split = (pair: string): [string, string] => {
  const at = pair.indexOf('=');
  return [pair.slice(0, at), pair.slice(at + 1)];
};

/** Every mail that waits to be sent, newest first. */
export async function letters(
  test: TestApp,
): Promise<{ key: string; to: string[]; subject: string; text: string }[]> {
  const { rows } = await test.database.sql.query<{
    key: string;
    payload: { to: string[]; subject: string; text: string };
  }>(`SELECT key, payload FROM outbox_message WHERE kind = 'mail' ORDER BY id DESC`);
  return rows.map(({ key, payload }) => ({ key, ...payload }));
}

export const tokenIn = (text: string): string => /token=([\w-]+)/.exec(text)?.[1] ?? '';

const BASE32 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';
/** Bytes of a base32 secret, as an authenticator reads it. */
export function bytesOf(base32: string): Buffer {
  const bits = [...base32].map((one) => BASE32.indexOf(one).toString(2).padStart(5, '0')).join('');
  return Buffer.from((bits.match(/[01]{8}/g) ?? []).map((octet) => Number.parseInt(octet, 2)));
}

/** The code that an authenticator shows now, or `steps` later. */
export const codeNow = (base32: string, steps = 0): string =>
  codeOf(bytesOf(base32), stepAt(new Date()) + BigInt(steps));

/** Turns an authenticator on; the code of the step before now is used up by that. */
export async function turnOn(browser: Browser): Promise<{ secret: string; backupCodes: string[] }> {
  const { body } = await browser.post<{ secret: string }>('/v2/me/second-factor/authenticator');
  const confirm = () =>
    browser.post<{ codes: string[] }>('/v2/me/second-factor/authenticator/confirm', {
      code: codeNow(body.secret, -1),
    });
  const first = await confirm();
  // A step may begin between the reading and the sending.
  const confirmed = first.status === 200 ? first : await confirm();
  return { secret: body.secret, backupCodes: confirmed.body.codes };
}

/** The backend, and one member of a company with a browser. */
export async function openDoor(env: Record<string, string> = {}) {
  const test = await openApp({ origin: ORIGIN, env });
  const { browser, organisationId } = await test.join('Stahlbau Süd', ['buyer']);
  return { test, browser, organisationId, email: 'stahlbausd@steel.test' };
}
