import { useTranslations } from 'next-intl';
import type { CorrectionAnswer } from '@topsteel/domain/api';
import { LedgerTable } from '../../ui/ledger-table.tsx';

/** What a correction changes, one row a value. */
export function Differences({ differences }: Pick<CorrectionAnswer, 'differences'>) {
  const t = useTranslations('certificate');
  const shown = (value: string | null) =>
    value === null ? <span className="text-ink-3">{t('correction.none')}</span> : value;
  return (
    <section aria-labelledby="differences">
      <h2 id="differences" className="mb-2">
        {t('correction.differences')}
      </h2>
      <LedgerTable
        caption={t('correction.differencesCaption')}
        columns={[t('correction.place'), t('correction.before'), t('correction.after')]}
      >
        <tbody>
          {differences.map(({ path, before, after }) => (
            <tr key={path}>
              <th scope="row" className="font-mono text-sm break-all">
                {path}
              </th>
              <td className="break-all">{shown(before)}</td>
              <td className="font-semibold break-all">{shown(after)}</td>
            </tr>
          ))}
        </tbody>
      </LedgerTable>
    </section>
  );
}
