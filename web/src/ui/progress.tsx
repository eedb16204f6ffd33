import { useTranslations } from 'next-intl';

type ProgressProps = { label: string; done: number; total: number; detail?: React.ReactNode };

/** How far something long has come, in a bar and in words. */
export function Progress({ label, done, total, detail }: ProgressProps) {
  const t = useTranslations('ui.progress');
  return (
    <div className="grid gap-1">
      <p className="flex flex-wrap justify-between gap-x-4">
        <span className="font-semibold">{label}</span>
        <span role="status" className="text-ink-2">
          {t('of', { done, total })}
        </span>
      </p>
      <progress className="bar" value={done} max={Math.max(total, 1)} aria-label={label} />
      {detail === undefined ? null : <div className="text-sm text-ink-2">{detail}</div>}
    </div>
  );
}
