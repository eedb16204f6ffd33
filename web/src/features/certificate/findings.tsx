import { useTranslations } from 'next-intl';
import type { Finding } from '@topsteel/domain/api';
import { ToneIcon } from '../../ui/icon.tsx';

const TONES = { error: 'bad', warning: 'attention', info: 'info' } as const;
const INKS = { error: 'text-bad', warning: 'text-attention', info: 'text-info' } as const;

/** What the reading noticed, worst first, each with the place in the document. */
export function Findings({ findings }: { findings: Finding[] }) {
  const t = useTranslations('certificate.severity');
  if (findings.length === 0) return null;
  const order = ['error', 'warning', 'info'];
  const sorted = [...findings].sort((a, b) => order.indexOf(a.severity) - order.indexOf(b.severity));
  return (
    <ul className="grid gap-1">
      {sorted.map((finding) => (
        <li key={`${finding.code}:${finding.field ?? ''}:${finding.message}`} className="flex gap-2">
          <span className={INKS[finding.severity]}>
            <ToneIcon tone={TONES[finding.severity]} />
          </span>
          <span className="min-w-0">
            <span className="sr-only">{t(finding.severity)}: </span>
            <span lang="en">{finding.message}</span>
            {finding.field === undefined || finding.field === '' ? null : (
              <span className="block font-mono text-xs break-all text-ink-3">{finding.field}</span>
            )}
          </span>
        </li>
      ))}
    </ul>
  );
}
