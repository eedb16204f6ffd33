import { useTranslations } from 'next-intl';
import { CopyButton } from '../../ui/copy-button.tsx';

/** Lines for a shell, each to be copied by one press. */
export function CommandBox({
  title,
  hint,
  lines,
}: {
  title: string;
  hint?: string;
  lines: readonly string[];
}) {
  const t = useTranslations('ui');
  return (
    <div className="grid gap-1 border border-rule bg-sunken p-3">
      <p className="font-semibold">{title}</p>
      {hint === undefined ? null : <p className="text-sm text-ink-2">{hint}</p>}
      {lines.map((line) => (
        <div key={line} className="grid gap-1">
          <pre className="overflow-x-auto text-xs break-all whitespace-pre-wrap" tabIndex={0} translate="no">
            {line}
          </pre>
          <div>
            <CopyButton text={line} label={t('copy')} done={t('copied')} />
          </div>
        </div>
      ))}
    </div>
  );
}
