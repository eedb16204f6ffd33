import { useTranslations } from 'next-intl';
import type { Statement } from '@topsteel/domain/api';
import { useFormats } from '../../ui/formats.ts';
import { Link } from '../../ui/link.tsx';
import { LedgerTable } from '../../ui/ledger-table.tsx';
import { Tag } from '../../ui/tag.tsx';
import { Told } from '../told/told.tsx';
import { CarbonMass } from './carbon-mass.tsx';
import { RegistrationCell } from './registration-cell.tsx';
import { WordTag } from './word-tag.tsx';

/** What was stated of lots, with who stands behind it and whether it is usual for the route. `isOwn`: the lots are the reader's. */
export function StatementTable({ statements, isOwn }: { statements: Statement[]; isOwn: boolean }) {
  const t = useTranslations('carbon.statements');
  const carbon = useTranslations('carbon');
  const formats = useFormats();
  return (
    <LedgerTable
      caption={t('caption')}
      columns={[
        t('lot'),
        { figure: t('figure') },
        t('word'),
        t('plausibility'),
        t('method'),
        t('period'),
        t('state'),
        carbon('registration.column'),
      ]}
    >
      <tbody>
        {statements.map((statement) => (
          <tr key={statement.id}>
            <th scope="row">
              {isOwn ? (
                <Link
                  href={`/vendor/lots/${statement.lotId}`}
                  prefetch={false}
                  className="font-mono whitespace-nowrap"
                >
                  {statement.lotCode}
                </Link>
              ) : (
                <span className="font-mono whitespace-nowrap">{statement.lotCode}</span>
              )}
              <div className="text-ink-2">{statement.product}</div>
            </th>
            <td className="num">
              <CarbonMass grams={statement.gramsCo2ePerTonne} />
            </td>
            <td>
              <WordTag assurance={statement.assurance} />
              {statement.verifier === null || statement.verification === null ? null : (
                <div className="text-sm text-ink-2">
                  {carbon('verifiedBy', { name: statement.verifier.name })}
                </div>
              )}
            </td>
            <td className="min-w-48">
              {statement.plausibility.verdict === 'needs-evidence' ? (
                <Tag tone="attention">{carbon('needsEvidence')}</Tag>
              ) : null}
              <p className="text-sm text-ink-2">
                <Told text={statement.plausibility.sentence} />
              </p>
            </td>
            <td className="min-w-40">
              {statement.method}
              <div className="text-ink-2">{statement.boundary}</div>
            </td>
            <td className="whitespace-nowrap">
              {formats.day(statement.referencePeriodStart)} – {formats.day(statement.referencePeriodEnd)}
            </td>
            <td>
              <Tag tone={statement.state === 'standing' ? 'good' : 'unknown'}>
                {t(`states.${statement.state}`)}
              </Tag>
            </td>
            <td>
              <RegistrationCell statement={statement} isOwn={isOwn} />
            </td>
          </tr>
        ))}
      </tbody>
    </LedgerTable>
  );
}
