import { useTranslations } from 'next-intl';
import type { SignedRate } from '@topsteel/domain/api';
import { formatScaled } from '@topsteel/domain/units';
import { useFormats } from '../../ui/formats.ts';
import { LedgerTable } from '../../ui/ledger-table.tsx';
import { Tag } from '../../ui/tag.tsx';
import { When } from '../../ui/when.tsx';

/** The rate in force of each currency, with every source and why one did not count. */
export function RateTable({ rates }: { rates: readonly SignedRate[] }) {
  const formats = useFormats();
  const rateText = (rateE8: string): string => formats.decimal(formatScaled(BigInt(rateE8), 8, 4));
  const t = useTranslations('feed');
  return (
    <LedgerTable
      caption={t('rates.caption')}
      columns={[
        t('rates.columns.pair'),
        { figure: t('rates.columns.rate') },
        t('rates.columns.sources'),
        t('rates.columns.signed'),
        t('rates.columns.until'),
      ]}
    >
      <tbody>
        {rates.map((one) => (
          <tr key={one.base}>
            <th scope="row">
              {one.base}/{one.quote}
            </th>
            <td className="num font-mono">{rateText(one.rateE8)}</td>
            <td>
              <ul>
                {one.sources.map(({ source, rateE8, why }) => (
                  <li key={source}>
                    {source}: <span className="font-mono">{rateText(rateE8)}</span>,{' '}
                    {why === null ? t('rates.counted') : t(`rates.why.${why}`)}
                  </li>
                ))}
              </ul>
            </td>
            <td>
              {t('rates.signers', { count: one.signers.length, round: one.round })}
              <div className="text-ink-2">
                <When iso={one.observedAt} />
              </div>
            </td>
            <td>
              <Tag tone={one.isCurrent ? 'good' : 'bad'}>
                {one.isCurrent ? t('rates.current') : t('rates.over')}
              </Tag>
              <div className="text-ink-2">
                <When iso={one.validUntil} />
              </div>
            </td>
          </tr>
        ))}
      </tbody>
    </LedgerTable>
  );
}
