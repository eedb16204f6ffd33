import { auditQuestions, type AuditParameterKind, type AuditQuestionKey } from '@topsteel/domain/api';
import { useLocale, useTranslations } from 'next-intl';
import { TextField } from '../../ui/text-field.tsx';
import type { ParameterKey } from './record-words.ts';

/** What a question needs to know. Sent by GET: the address of an answer can be kept and passed on. */
export function QuestionForm({
  question,
  given,
  faults,
}: {
  question: AuditQuestionKey;
  given: Readonly<Record<string, string>>;
  /** What the API did not understand, by parameter. */
  faults: ReadonlyMap<string, string>;
}) {
  const t = useTranslations('auditRecord');
  const locale = useLocale();
  const parameters = Object.entries(auditQuestions[question].parameters) as [
    ParameterKey,
    AuditParameterKind,
  ][];
  if (parameters.length === 0) return null;
  return (
    <form
      method="get"
      action={`/${locale}/audit/questions/${question}`}
      className="grid max-w-2xl gap-4"
      noValidate
    >
      {parameters.map(([name, kind]) => (
        <TextField
          key={name}
          name={name}
          label={t(`parameter.${name}`)}
          hint={t(`parameterHint.${kind}`)}
          defaultValue={given[name] ?? ''}
          error={faults.get(name)}
          spellCheck={false}
        />
      ))}
      <div>
        <button className="button">{t('page.ask')}</button>
      </div>
    </form>
  );
}
