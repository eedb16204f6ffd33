import type { Metadata } from 'next';
import { statementPage } from '@topsteel/domain/api';
import { read } from '../../backend/read.ts';
import { StatementTable } from '../../features/carbon/statement-table.tsx';
import { texts } from '../../features/carbon/texts.ts';
import { VerifyStatement } from '../../features/carbon/verify-statement.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { PageTitle } from '../../ui/page-title.tsx';
import { ProblemNotice } from '../../ui/problem-notice.tsx';

const words = texts.verifier;
export const metadata: Metadata = { title: words.title };

export default async function VerifierPage() {
  const answer = await read('/v2/emission-statements?limit=100', statementPage);
  const items = answer.ok ? answer.value.items : [];
  const waiting = items.filter(
    ({ state, registration }) =>
      state === 'standing' && ['registered', 'verification-failed'].includes(registration.state),
  );
  const rest = items.filter((item) => !waiting.includes(item));
  return (
    <div className="page">
      <PageTitle title={words.title}>{words.intro}</PageTitle>
      {answer.ok ? null : <ProblemNotice problem={answer.problem} />}
      {answer.ok && items.length === 0 ? (
        <EmptyState title={words.empty}>{words.emptyHint}</EmptyState>
      ) : null}
      {waiting.length === 0 ? null : (
        <section aria-labelledby="waiting" className="mb-10 grid gap-6">
          <h2 id="waiting">{words.waiting}</h2>
          {waiting.map((item) => (
            <VerifyStatement key={item.id} statement={item} />
          ))}
        </section>
      )}
      {rest.length === 0 ? null : (
        <section aria-labelledby="rest">
          <h2 id="rest" className="mb-3">
            {words.rest}
          </h2>
          <StatementTable statements={rest} isOwn={false} />
        </section>
      )}
    </div>
  );
}
