import { useTranslations } from 'next-intl';
import type { Lot, StockItem } from '@topsteel/domain/api';
import { Heat } from '../../ui/heat.tsx';
import type { Tone } from '../../ui/icon.tsx';
import { LedgerTable } from '../../ui/ledger-table.tsx';
import { Link } from '../../ui/link.tsx';
import { Mass } from '../../ui/mass.tsx';
import { Tag } from '../../ui/tag.tsx';
import { isLotRegistered } from './lot-state.ts';

const TONES: Record<Lot['state'], Tone> = {
  'awaiting-signature': 'attention',
  requested: 'hot',
  commissioned: 'hot',
  final: 'good',
  failed: 'bad',
  recalled: 'bad',
};

/** The state of a lot in one word. */
export function LotStateTag({ state }: { state: Lot['state'] }) {
  const t = useTranslations('lot.states');
  return <Tag tone={TONES[state]}>{t(state)}</Tag>;
}

type StockTableProps = {
  lots: readonly StockItem[];
  /** Certificates are opened by who issues them. */
  isIssuer: boolean;
};

/** Stock, lot by lot: what is free and offered of it, its certificate, its label, and the way to offer it. */
export function StockTable({ lots, isIssuer }: StockTableProps) {
  const t = useTranslations('lot');
  return (
    <LedgerTable
      caption={t('caption')}
      tools="vendor-stock"
      columns={[
        t('lot'),
        t('product'),
        t('heat'),
        t('certificate'),
        { figure: t('massName'), unit: 't' },
        { figure: t('availableName'), unit: 't' },
        t('offered'),
        t('state'),
        t('label'),
      ]}
    >
      <tbody>
        {lots.map((lot) => (
          <tr key={lot.id}>
            <th scope="row">
              <Link href={`/vendor/lots/${lot.id}`} className="font-mono sm:whitespace-nowrap">
                {lot.lotCode}
              </Link>
            </th>
            <td className="min-w-40">
              {lot.grade} {lot.product}
              <div className="text-ink-2">{lot.dimensions}</div>
            </td>
            <td>
              <Heat number={lot.heatNumber} />
            </td>
            <td className="whitespace-nowrap">
              {isIssuer ? (
                <Link href={`/vendor/certificates/${lot.certificateId}`}>{lot.certificateNumber}</Link>
              ) : (
                lot.certificateNumber
              )}
            </td>
            <td className="num">
              <Mass grams={lot.massGrams} bare />
            </td>
            <td className="num">
              <Mass grams={lot.availableGrams} bare />
            </td>
            <td className="whitespace-nowrap">
              {lot.offerId !== null ? (
                <Link href={`/offers/${lot.offerId}`}>
                  {t('isOffered')}
                  <span className="sr-only">: {lot.lotCode}</span>
                </Link>
              ) : isLotRegistered(lot.state) && lot.availableGrams !== '0' ? (
                <Link href={`/vendor/offers/new?lot=${lot.id}`}>
                  {t('offerIt')}
                  <span className="sr-only">: {lot.lotCode}</span>
                </Link>
              ) : (
                <span className="text-ink-2">{t('notOffered')}</span>
              )}
            </td>
            <td>
              <LotStateTag state={lot.state} />
            </td>
            <td className="whitespace-nowrap">
              {isLotRegistered(lot.state) ? (
                <>
                  <LabelLink lotCode={lot.lotCode} format="pdf" />{' '}
                  <LabelLink lotCode={lot.lotCode} format="zpl" />
                  {lot.labelPrintedAt === null ? (
                    <div className="text-attention">{t('notPrinted')}</div>
                  ) : null}
                </>
              ) : null}
            </td>
          </tr>
        ))}
      </tbody>
    </LedgerTable>
  );
}

/** A label to print, in the format of the printer. */
function LabelLink({ lotCode, format }: { lotCode: string; format: 'pdf' | 'zpl' }) {
  const t = useTranslations('lot');
  return (
    <a href={`/v2/lots/${lotCode}/label.${format}`}>
      {format.toUpperCase()}
      <span className="sr-only"> {t('labelOf', { lot: lotCode })}</span>
    </a>
  );
}
