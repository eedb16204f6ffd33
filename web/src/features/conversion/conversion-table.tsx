import { useTranslations } from 'next-intl';
import type { ConversionView } from '@topsteel/domain/api';
import { EmptyState } from '../../ui/empty-state.tsx';
import { useFormats } from '../../ui/formats.ts';
import type { Tone } from '../../ui/icon.tsx';
import { LedgerTable } from '../../ui/ledger-table.tsx';
import { Money } from '../../ui/money.tsx';
import { Tag } from '../../ui/tag.tsx';
import { When } from '../../ui/when.tsx';
import { useAgainst } from './use-against.ts';

const tones: Record<ConversionView['state'], Tone> = {
  waiting: 'attention',
  booked: 'good',
  declined: 'unknown',
};

/** What was recorded, newest first. */
export function ConversionTable({ conversions }: { conversions: readonly ConversionView[] }) {
  const t = useTranslations('conversion');
  const against = useAgainst();
  if (conversions.length === 0) return <EmptyState title={t('list.empty')}>{t('list.emptyHint')}</EmptyState>;
  return (
    <LedgerTable
      caption={t('list.caption')}
      columns={[
        t('list.day'),
        { figure: t('list.left') },
        { figure: t('list.arrived') },
        t('list.counterparty'),
        t('list.against'),
        t('list.realised'),
        t('list.state'),
      ]}
    >
      <tbody>
        {conversions.map((one) => (
          <tr key={one.id}>
            <th scope="row">
              <When iso={one.happenedOn} dayOnly />
            </th>
            <td className="num">
              <Money minor={one.fromMinor} currency={one.from.currency} />
            </td>
            <td className="num">
              <Money minor={one.toMinor} currency={one.to.currency} />
            </td>
            <td>
              {one.counterparty}
              <div className="font-mono text-sm break-all text-ink-2">{one.reference}</div>
            </td>
            <td>{against(one)}</td>
            <td>
              <Realised realised={one.realised} />
            </td>
            <td>
              <Tag tone={tones[one.state]}>{t(`states.${one.state}`)}</Tag>
              {one.decisionNote === null ? null : <div className="text-sm">{one.decisionNote}</div>}
            </td>
          </tr>
        ))}
      </tbody>
    </LedgerTable>
  );
}

function Realised({ realised }: Pick<ConversionView, 'realised'>) {
  const t = useTranslations('conversion.list');
  const formats = useFormats();
  if (realised === null || realised.amountMinor === '0') return '–';
  const isLoss = realised.amountMinor.startsWith('-');
  const amount = formats.money(realised.amountMinor.replace('-', ''), realised.currency);
  return t(isLoss ? 'loss' : 'gain', { amount });
}
