import { getTranslations } from 'next-intl/server';
import { certificate as certificateSchema } from '@topsteel/domain/api';
import { read } from '../../backend/read.ts';
import { Link } from '../../ui/link.tsx';
import { isAllocatable } from './allocatable.ts';
import { AllocateLots } from './allocate-lots.tsx';

/** The certificates of a batch whose mass is not all in lots, and the way to allocate it. */
export async function AllocateBatch({ certificateIds }: { certificateIds: readonly string[] }) {
  const [t, ...answers] = await Promise.all([
    getTranslations('certificate.allocate'),
    ...certificateIds.slice(0, 50).map((id) => read(`/v2/certificates/${id}`, certificateSchema)),
  ]);
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
      {left.length === 0 ? (
        <p>
          {t('all')} <Link href="/vendor/lots?view=unlabelled">{t('toLabels')}</Link>
        </p>
      ) : (
        <AllocateLots certificates={left} />
      )}
    </section>
  );
}
