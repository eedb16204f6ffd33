import { TextRecords } from '../../src/identity/sso/text-records.ts';
import type { Browser, TestApp } from '../http/open-app.ts';
import { openDoor } from './open-door.ts';

export const DOMAIN = 'stahlbau.example';

/** Lets the DNS of the test say this, at every name. */
export function dnsSays(test: TestApp, records: readonly string[]): void {
  test.app.get(TextRecords).read = () => Promise.resolve([...records]);
}

/** Names a domain and proves it. */
export async function proveDomain(test: TestApp, admin: Browser, domain = DOMAIN): Promise<string> {
  const { body } = await admin.post<{ id: string; record: { value: string } }>('/v2/company-domains', { domain });
  dnsSays(test, [body.record.value]);
  const proven = await admin.post<{ state: string }>(`/v2/company-domains/${body.id}/proof`);
  if (proven.body.state !== 'proven') throw new Error(`${domain} was not proven: ${JSON.stringify(proven.body)}`);
  return body.id;
}

/** A company with a proven domain. */
export async function openCompany(env: Record<string, string> = {}) {
  const door = await openDoor(env);
  await proveDomain(door.test, door.browser);
  return door;
}

/** The status of an answer that leads on, and where to; else why it does not. */
export const led = ({
  status,
  headers,
  body,
}: {
  status: number;
  headers: Record<string, unknown>;
  body: Record<string, unknown>;
}): string => (typeof headers.location === 'string' ? `${status} ${headers.location}` : `${status} ${String(body.reason)}`);
