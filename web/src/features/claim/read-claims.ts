import 'server-only';
import {
  dispute,
  disputePage,
  goodsReturn,
  goodsReturnPage,
  type Dispute,
  type GoodsReturn,
} from '@topsteel/domain/api';
import { read } from '../../backend/read.ts';
import type { Problem } from '../../backend/problem.ts';

/** What was claimed of one order, newest first, whole; and why something of it could not be read. */
export async function readClaims(
  orderId: string,
): Promise<{ disputes: Dispute[]; returns: GoodsReturn[]; problem: Problem | undefined }> {
  const query = `limit=20&orderId=${encodeURIComponent(orderId)}`;
  const [listed, returns] = await Promise.all([
    read(`/v2/disputes?${query}`, disputePage),
    read(`/v2/returns?${query}`, goodsReturnPage),
  ]);
  // The lists leave out files and messages.
  const [answers, details] = await Promise.all([
    Promise.all((listed.ok ? listed.value.items : []).map(({ id }) => read(`/v2/disputes/${id}`, dispute))),
    Promise.all(
      (returns.ok ? returns.value.items : []).map(({ id }) => read(`/v2/returns/${id}`, goodsReturn)),
    ),
  ]);
  const failed = [listed, returns, ...answers, ...details].find((answer) => !answer.ok);
  return {
    disputes: answers.flatMap((answer) => (answer.ok ? [answer.value] : [])),
    returns: details.flatMap((answer) => (answer.ok ? [answer.value] : [])),
    problem: failed?.ok === false ? failed.problem : undefined,
  };
}
