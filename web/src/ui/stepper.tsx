import { useTranslations } from 'next-intl';
import { Link } from './link.tsx';

/** One step of a way through several pages; done ones can be returned to. */
export type WayStep = { name: string; href?: string };

/** Where a reader stands in a way of several pages. Steps before the present one are links where they have an address. */
export function Stepper({ label, steps, now }: { label: string; steps: readonly WayStep[]; now: number }) {
  const t = useTranslations('ui.stepper');
  return (
    <nav aria-label={label} className="no-print mb-6">
      <p className="text-sm text-ink-2 md:hidden">
        {t('of', { step: now + 1, total: steps.length })} <strong>{steps[now]?.name}</strong>
      </p>
      <ol className="flex gap-1">
        {steps.map((step, index) => {
          const isDone = index < now;
          return (
            <li
              key={step.name}
              {...(index === now ? { 'aria-current': 'step' as const } : {})}
              className={`flex-1 border-t-4 pt-1.5 text-sm ${
                index === now
                  ? 'border-brand font-semibold'
                  : isDone
                    ? 'border-good'
                    : 'border-rule text-ink-2'
              }`}
            >
              <span className="max-md:sr-only">
                <span className="mr-1 tabular-nums">{index + 1}</span>
                {isDone && step.href !== undefined ? (
                  <Link href={step.href} prefetch={false}>
                    {step.name}
                  </Link>
                ) : (
                  step.name
                )}
                {isDone ? <span className="sr-only"> ({t('done')})</span> : null}
              </span>
            </li>
          );
        })}
      </ol>
    </nav>
  );
}
