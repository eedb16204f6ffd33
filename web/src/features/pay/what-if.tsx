import type { RailName } from '@topsteel/domain/payment';
import { useTranslations } from 'next-intl';

const cases = ['late', 'less', 'twice'] as const;

/** What happens to money that comes too late, too little, or twice. */
export function WhatIf({ rail }: { rail: RailName }) {
  const t = useTranslations('pay.whatIf');
  return (
    <section aria-labelledby="what-if">
      <h2 id="what-if" className="mb-1">
        {t('heading')}
      </h2>
      {cases.map((one) => (
        <details key={one} className="border-b border-rule py-2">
          <summary className="min-h-6 text-link">{t(`${one}.name`)}</summary>
          <p className="mt-1 max-w-prose">{t(`${one}.${rail}`)}</p>
        </details>
      ))}
    </section>
  );
}
