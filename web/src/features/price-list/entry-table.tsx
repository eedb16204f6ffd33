import { useTranslations } from 'next-intl';
import type { PriceListEntryView } from '@topsteel/domain/api';
import { useFormats } from '../../ui/formats.ts';
import { LedgerTable } from '../../ui/ledger-table.tsx';
import { Link } from '../../ui/link.tsx';
import { GuardedAct } from '../step-up/guarded-act.tsx';
import { steelFamily } from './price-words.ts';

type EntryTableProps = { listId: string; entries: readonly PriceListEntryView[]; isOver: boolean };

/** What a price list says, line by line; lines can be taken out while it is in force. */
export function EntryTable({ listId, entries, isOver }: EntryTableProps) {
  const t = useTranslations('priceList');
  const formats = useFormats();
  const what = (entry: PriceListEntryView): React.ReactNode => {
    if (entry.offerId !== null) return <Link href={`/offers/${entry.offerId}`}>{t('oneOffer')}</Link>;
    if (entry.productId !== null) return t('oneProduct');
    const family = steelFamily(entry.family);
    const named = [
      entry.family === null ? '' : family === undefined ? entry.family : t(`families.${family}`),
      entry.gradeKey ?? '',
    ].filter((part) => part !== '');
    return named.length === 0 ? t('everything') : named.join(', ');
  };
  return (
    <LedgerTable
      caption={t('entriesCaption')}
      columns={[
        t('what'),
        { figure: t('fromMass'), unit: 't' },
        { figure: t('price') },
        { hidden: t('act') },
      ]}
    >
      <tbody>
        {entries.map((entry) => (
          <tr key={entry.id}>
            <th scope="row">{what(entry)}</th>
            <td className="num">{entry.fromGrams === '0' ? '–' : formats.mass(entry.fromGrams, 't')}</td>
            <td className="num">
              {entry.price === null
                ? `−${formats.percentOfBps(entry.discountBps ?? 0)} %`
                : formats.price({
                    minor: entry.price.priceMinor,
                    basis: entry.price.priceBasis,
                    currency: entry.price.currency,
                  })}
            </td>
            <td>
              {isOver || entries.length === 1 ? null : (
                <GuardedAct
                  label={t('takeOut')}
                  title={t('takeOutTitle')}
                  verb={t('takeOut')}
                  path={`/v2/price-lists/${listId}/entries/${entry.id}`}
                  method="DELETE"
                >
                  {t('takeOutCost')}
                </GuardedAct>
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </LedgerTable>
  );
}
