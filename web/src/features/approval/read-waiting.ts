import 'server-only';
import { cache } from 'react';
import { approvalPage } from '@topsteel/domain/api';
import { read } from '../../backend/read.ts';
import { getSession, hasAccess } from '../session/get-me.ts';

/** How many requests wait for the reader's decision, once per page; none where the reader decides nothing. */
export const readWaiting = cache(async (): Promise<number> => {
  const session = await getSession();
  if (!hasAccess(session, 'approver') || !hasAccess(session, 'buyer')) return 0;
  const answer = await read('/v2/approvals?limit=1', approvalPage);
  return answer.ok ? answer.value.waitingForMe : 0;
});
