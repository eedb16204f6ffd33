import type { Problem } from '../backend/problem.ts';
import { PageTitle } from './page-title.tsx';
import { ProblemNotice } from './problem-notice.tsx';

/** A page whose data did not come: what it would have been, what happened, and what to do. */
export function FailedPage({ title, problem }: { title: string; problem: Problem }) {
  return (
    <>
      <PageTitle title={title} />
      <ProblemNotice problem={problem} />
    </>
  );
}
