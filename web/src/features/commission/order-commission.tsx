import { commissionExplanation } from '@topsteel/domain/api';
import { read } from '../../backend/read.ts';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { Explanation } from './explanation.tsx';

/** The commission of an order for its seller and the marketplace; nothing for an order of before there were rules. */
export async function OrderCommission({ orderId }: { orderId: string }) {
  const answer = await read(`/v2/orders/${encodeURIComponent(orderId)}/commission`, commissionExplanation);
  if (answer.ok) return <Explanation explanation={answer.value} />;
  return answer.problem.status === 404 ? null : <ProblemNotice problem={answer.problem} />;
}
