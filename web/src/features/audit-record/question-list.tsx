import { auditQuestionKeys, auditQuestions, type AuditSubject } from '@topsteel/domain/api';
import { useTranslations } from 'next-intl';
import { Link } from '../../ui/link.tsx';

const subjects: readonly AuditSubject[] = ['money', 'material', 'certificates', 'carbon', 'organisations'];

/** The twelve questions, by what they are about. */
export function QuestionList({ heading: Heading = 'h3' }: { heading?: 'h2' | 'h3' }) {
  const t = useTranslations('auditRecord');
  return (
    <div className="grid gap-6 lg:grid-cols-2">
      {subjects.map((subject) => (
        <section key={subject} aria-labelledby={`questions-${subject}`}>
          <Heading id={`questions-${subject}`} className="mb-2">
            {t(`subject.${subject}`)}
          </Heading>
          <ul className="grid gap-3">
            {auditQuestionKeys
              .filter((key) => auditQuestions[key].subject === subject)
              .map((key) => (
                <li key={key}>
                  <Link href={`/audit/questions/${key}`} className="font-semibold">
                    {t(`question.${key}.title`)}
                  </Link>
                  <p className="text-sm text-ink-2">{t(`question.${key}.hint`)}</p>
                </li>
              ))}
          </ul>
        </section>
      ))}
    </div>
  );
}
