import type { AuditAnswer } from '@topsteel/domain/api';
import { useTranslations } from 'next-intl';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Notice } from '../../ui/notice.tsx';
import { AsOf } from './as-of.tsx';
import { CommandBox } from './command-box.tsx';
import { RecordTable } from './record-table.tsx';

/** An answer: as of which block, its rows, the files, and the line that asks the same from a shell. */
export function AnswerView({ answer }: { answer: AuditAnswer }) {
  const t = useTranslations('auditRecord');
  const { question, parameters, rows, columns, isCut, asOf, command } = answer;
  const query = new URLSearchParams(parameters).toString();
  const address = (path: string) => (query === '' ? path : `${path}?${query}`);
  return (
    <section aria-labelledby="answer" className="grid gap-4">
      <div>
        <h2 id="answer">{t('page.answer')}</h2>
        <p>{t('page.rows', { count: rows.length })}</p>
        <AsOf asOf={asOf} />
      </div>
      {isCut ? <Notice tone="attention" title={t('page.cut')} /> : null}
      {rows.length === 0 ? (
        <EmptyState title={t('page.none')}>{t('page.noneHint')}</EmptyState>
      ) : (
        <RecordTable
          columns={columns}
          rows={rows}
          caption={t(`question.${question}.title`)}
          tools={`audit-${question}`}
        />
      )}
      <ul className="flex flex-wrap gap-x-6 gap-y-2">
        <li>
          <a href={address(`/v2/audit/questions/${question}/csv`)} download>
            {t('page.csv')}
          </a>
        </li>
        <li>
          <a href={address(`/v2/audit/questions/${question}`)}>{t('page.json')}</a>
        </li>
      </ul>
      <CommandBox title={t('page.shell')} hint={t('page.shellHint')} lines={[command]} />
    </section>
  );
}
