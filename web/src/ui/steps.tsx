import { useTranslations } from 'next-intl';
import { ToneIcon } from './icon.tsx';
import { When } from './when.tsx';

export type Step = {
  name: string;
  state: 'done' | 'now' | 'next' | 'failed';
  at?: string | null;
  detail?: React.ReactNode;
};

const MARKS = { done: 'good', now: 'hot', next: 'unknown', failed: 'bad' } as const;
const INKS = { done: 'text-good', now: 'text-hot', next: 'text-ink-3', failed: 'text-bad' } as const;

/** Steps of something that happens over time: past with its time, the present one marked, the rest open. */
export function Steps({ steps, label }: { steps: Step[]; label: string }) {
  const t = useTranslations('ui.steps');
  return (
    <ol aria-label={label} className="grid gap-0">
      {steps.map((step) => (
        <li
          key={step.name}
          {...(step.state === 'now' ? { 'aria-current': 'step' as const } : {})}
          className="flex gap-3 border-b border-rule py-2 last:border-b-0"
        >
          <span className={INKS[step.state]}>
            <ToneIcon tone={MARKS[step.state]} />
          </span>
          <div className="min-w-0 flex-1">
            <p className={step.state === 'next' ? 'text-ink-2' : 'font-semibold'}>
              {step.name} <span className="sr-only">({t(step.state)})</span>
            </p>
            {step.detail === undefined ? null : <div className="text-sm text-ink-2">{step.detail}</div>}
          </div>
          {step.at === undefined || step.at === null ? null : (
            <span className="text-sm text-ink-2">
              <When iso={step.at} />
            </span>
          )}
        </li>
      ))}
    </ol>
  );
}
