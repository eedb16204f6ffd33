import { useTranslations } from 'next-intl';
import type { HoldingAnswer } from '@topsteel/domain/api';
import { Heat } from '../../ui/heat.tsx';
import { LedgerTable } from '../../ui/ledger-table.tsx';
import { Link } from '../../ui/link.tsx';
import { Mass } from '../../ui/mass.tsx';
import { Tag } from '../../ui/tag.tsx';
import { stockTotals } from './stock-view.ts';

/** Lots in the reader's title, with what is left of each and its papers. */
export function StockTable({ items }: { items: HoldingAnswer[] }) {
  const t = useTranslations('holding');
  const totals = stockTotals(items);
  return (
    <LedgerTable
      caption={t('caption')}
      tools="stock"
      columns={[
        t('heat'),
        t('product'),
        t('origin'),
        t('maker'),
        { figure: t('held'), unit: 't' },
        { figure: t('free'), unit: 't' },
        t('papers'),
      ]}
    >
      <tbody>
        {items.map((item) => (
          <Row key={item.lotId} item={item} />
        ))}
      </tbody>
      <tfoot>
        <tr>
          <th scope="row" colSpan={4}>
            {t('total')}
          </th>
          <td className="num">
            <Mass grams={totals.held} bare />
          </td>
          <td className="num">
            <Mass grams={totals.free} bare />
          </td>
          <td />
        </tr>
      </tfoot>
    </LedgerTable>
  );
}

function Row({ item }: { item: HoldingAnswer }) {
  const t = useTranslations('holding');
  return (
    <tr>
      <th scope="row">
        {item.heatNumber === null ? '–' : <Heat number={item.heatNumber} />}
        <div className="font-mono text-sm text-ink-2">{item.lotCode}</div>
      </th>
      <td className="min-w-40">
        {[item.product, item.dimensions, item.grade].filter(Boolean).join(', ')}
        {item.isRecalled ? (
          <div className="mt-1">
            <Tag tone="bad">{t('recalled')}</Tag>
          </div>
        ) : null}
      </td>
      <td>{t(`origins.${item.origin}`)}</td>
      <td>{item.maker}</td>
      <td className="num font-semibold">
        <Mass grams={item.heldGrams} bare />
      </td>
      <td className="num">
        <Mass grams={item.availableGrams} bare />
      </td>
      <td className="min-w-44">
        <ul className="flex flex-wrap gap-x-4 gap-y-1">
          <li>
            <Link href={`/passport/${item.lotCode}`} prefetch={false}>
              {t('passport')}
            </Link>
          </li>
          <li>
            <Link href={`/genealogy/${item.lotCode}`} prefetch={false}>
              {t('genealogy')}
            </Link>
          </li>
          <li>
            <a href={`/v2/lots/${item.lotCode}/label.pdf`}>{t('label')}</a>
          </li>
          <li>
            <a href={`/v2/lots/${item.lotCode}/evidence.zip`}>{t('evidence')}</a>
          </li>
        </ul>
      </td>
    </tr>
  );
}
