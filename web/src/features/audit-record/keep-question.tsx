import { randomUUID } from 'node:crypto';
import type { AuditAnswer } from '@topsteel/domain/api';
import { useTranslations } from 'next-intl';
import { KeptText } from '../../ui/kept-fields.tsx';
import { ActForm } from './act-form.tsx';
import { keepCheck } from './acts.ts';

/** Keeps a question with its parameters: it is asked again, and a changed answer is told. */
export function KeepQuestion({ answer: { question, parameters } }: { answer: AuditAnswer }) {
  const t = useTranslations('auditRecord');
  const given = Object.values(parameters).join(', ');
  const title = t(`question.${question}.title`);
  return (
    <section aria-labelledby="keep" className="grid gap-2">
      <h2 id="keep">{t('page.keep')}</h2>
      <p className="text-ink-2">{t('page.keepHint')}</p>
      <ActForm act={keepCheck} verb={t('page.keep')}>
        <input type="hidden" name="question" value={question} />
        <input type="hidden" name="parameters" value={new URLSearchParams(parameters).toString()} />
        <input type="hidden" name="key" value={randomUUID()} />
        <KeptText
          name="name"
          label={t('page.keepName')}
          defaultValue={(given === '' ? title : `${title} ${given}`).slice(0, 120)}
          maxLength={120}
        />
      </ActForm>
    </section>
  );
}
