import 'server-only';
import { cache } from 'react';
import { cookies } from 'next/headers';
import { me, type AccessRole, type Me } from '@topsteel/domain/api';
import { read } from '../../backend/read.ts';
import type { Problem } from '../../backend/problem.ts';

export type Session = { state: 'in'; me: Me } | { state: 'out' } | { state: 'unknown'; problem: Problem };

/** Who is asking, once per request. `unknown` when the backend could not say. */
export const getSession = cache(async (): Promise<Session> => {
  // Without any cookie nobody is signed in: that needs no asking.
  if ((await cookies()).size === 0) return { state: 'out' };
  const answer = await read('/v2/me', me);
  if (answer.ok) return { state: 'in', me: answer.value };
  if (answer.problem.status === 401) return { state: 'out' };
  return { state: 'unknown', problem: answer.problem };
});

/** True when the person asking has one of these accesses. */
export function hasAccess(session: Session, ...wanted: AccessRole[]): boolean {
  return session.state === 'in' && wanted.some((role) => session.me.access.includes(role));
}
