import { useTranslations } from 'next-intl';
import type { Batch, Certificate } from '@topsteel/domain/api';
import type { Answer } from '../../backend/problem.ts';
import type { Listed } from '../../backend/turn-pages.ts';
import { CutNote } from '../../ui/cut-note.tsx';
import { useFormats } from '../../ui/formats.ts';
import { Link } from '../../ui/link.tsx';
import { isAllocatable } from './allocatable.ts';

/** What was begun and not finished: batches on their way or failed, and certified mass that is in no lot yet. */
export function HalfDone({
  batches,
  certificates,
}: {
  batches: Answer<Listed<Batch>>;
  certificates: Answer<Listed<Certificate>>;
}) {
  const t = useTranslations('certificate');
  const formats = useFormats();
  const open = (batches.ok ? batches.value.items : []).filter(({ state }) => state !== 'final');
  const left = (certificates.ok ? certificates.value.items : []).filter(isAllocatable);
  const lines = [
    ...open.map((batch) => ({
      href: `/vendor/certificates/batches/${batch.id}`,
      text: t('mint.openBatch', { number: batch.number, count: batch.count }),
      state: t(`batch.steps.${batch.state}`),
    })),
    ...left.map(({ id, summary, mass, batch }) => ({
      href:
        batch === null
          ? `/vendor/lots/new?certificate=${id}`
          : `/vendor/certificates/batches/${batch.id}#allocate`,
      text: t('mint.openAllocate', { number: summary.number, left: formats.mass(mass.leftGrams, 't') }),
      state: `${summary.grade}, ${summary.heatNumber}`,
    })),
  ];
  return (
    <section aria-labelledby="open">
      <h2 id="open" className="mb-2">
        {t('mint.open')}
      </h2>
      <div className="mb-2 grid max-w-3xl gap-2 empty:hidden">
        <CutNote of={batches} />
        <CutNote of={certificates} />
      </div>
      {lines.length === 0 ? (
        batches.ok && certificates.ok ? (
          <p className="text-ink-2">{t('mint.openNone')}</p>
        ) : null
      ) : (
        <ul className="max-w-3xl border-t border-rule">
          {lines.map(({ href, text, state }) => (
            <li
              key={href + text}
              className="flex flex-wrap justify-between gap-x-4 border-b border-rule py-2"
            >
              <span>
                {text} <span className="text-ink-2">{state}</span>
              </span>
              <Link href={href} prefetch={false}>
                {t('mint.goOn')}
                <span className="sr-only">: {text}</span>
              </Link>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
