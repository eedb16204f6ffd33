import { useTranslations } from 'next-intl';
import type { FecCheck } from '@topsteel/domain/api';
import { LedgerTable } from '../../ui/ledger-table.tsx';
import { Money } from '../../ui/money.tsx';
import { Notice } from '../../ui/notice.tsx';

/** A file with a fault in every line would be a page without end. */
const MOST_FINDINGS = 100;

/** Whether the file can be handed in, and whether it is the ledger. */
export function FecCheckResult({ check }: { check: FecCheck }) {
  const t = useTranslations('invoice');
  const isSound = check.findings.length === 0;
  return (
    <div className="grid gap-4">
      <Notice tone={isSound ? 'good' : 'bad'} title={check.fileName}>
        {t('exports.lines', { lines: check.lines, entries: check.entries })}{' '}
        {isSound ? t('exports.holds') : t('exports.findings')}
      </Notice>
      <Notice tone={check.isSameLedger ? 'good' : 'bad'}>
        {check.isSameLedger ? t('exports.same') : t('exports.differs')}
      </Notice>
      {check.findings.length <= MOST_FINDINGS ? null : (
        <p>{t('exports.firstOfFindings', { shown: MOST_FINDINGS, all: check.findings.length })}</p>
      )}
      {isSound ? null : (
        <LedgerTable
          caption={t('exports.findingsCaption')}
          columns={[{ figure: t('exports.line') }, t('exports.finding')]}
        >
          <tbody>
            {check.findings.slice(0, MOST_FINDINGS).map(({ line, message }, index) => (
              <tr key={index}>
                <td className="num">{line ?? ''}</td>
                <td>{message}</td>
              </tr>
            ))}
          </tbody>
        </LedgerTable>
      )}
      {check.isSameLedger ? null : (
        <LedgerTable
          caption={t('exports.differencesCaption')}
          columns={[t('exports.account'), { figure: t('exports.ledger') }, { figure: t('exports.file') }]}
        >
          <tbody>
            {check.differences.map(({ account, ledgerMinor, fileMinor }) => (
              <tr key={account}>
                <th scope="row">{account}</th>
                <td className="num">
                  <Money minor={ledgerMinor} currency="EUR" full />
                </td>
                <td className="num">
                  <Money minor={fileMinor} currency="EUR" full />
                </td>
              </tr>
            ))}
          </tbody>
        </LedgerTable>
      )}
    </div>
  );
}
