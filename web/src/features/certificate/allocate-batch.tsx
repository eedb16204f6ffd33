import { getTranslations } from 'next-intl/server';
import { certificate as certificateSchema, type Certificate } from '@topsteel/domain/api';
import type { Answer } from '../../backend/problem.ts';
import { read } from '../../backend/read.ts';
import { Link } from '../../ui/link.tsx';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { isAllocatable } from './allocatable.ts';
import { AllocateLots } from './allocate-lots.tsx';

/** So that a large batch does not take every connection of the backend. */
const AT_ONCE = 50;

/** The certificates of a batch whose mass is not all in lots, and the way to allocate it. */
export async function AllocateBatch({ certificateIds }: { certificateIds: readonly string[] }) {
  const t = await getTranslations('certificate.allocate');
  const answers: Answer<Certificate>[] = [];
  for (let from = 0; from < certificateIds.length; from += AT_ONCE) {
    const ids = certificateIds.slice(from, from + AT_ONCE);
    answers.push(...(await Promise.all(ids.map((id) => read(`/v2/certificates/${id}`, certificateSchema)))));
  }
  const unread = answers.flatMap((answer) => (answer.ok ? [] : [answer.problem]))[0];
  const left = answers.flatMap((answer) =>
    answer.ok && isAllocatable(answer.value)
      ? [
          {
            id: answer.value.id,
            number: answer.value.summary.number,
            grade: answer.value.summary.grade,
            heatNumber: answer.value.summary.heatNumber,
            route: answer.value.summary.route,
            leftGrams: answer.value.mass.leftGrams,
          },
        ]
      : [],
  );
  return (
    <section aria-labelledby="allocate" className="grid gap-3">
      <h2 id="allocate">{t('heading')}</h2>
      {unread === undefined ? null : <ProblemNotice problem={unread} />}
      {left.length > 0 ? (
        <AllocateLots certificates={left} />
      ) : unread !== undefined ? null : (
        <p>
          {t('all')} <Link href="/vendor/lots?view=unlabelled">{t('toLabels')}</Link>
        </p>
      )}
    </section>
  );
}
