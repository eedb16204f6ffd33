import { useTranslations } from 'next-intl';
import type { CarbonPurchase } from '@topsteel/domain/api';
import { Figure } from '../../ui/figure.tsx';
import { LedgerTable } from '../../ui/ledger-table.tsx';
import { CarbonMass, useCo2e } from './carbon-mass.tsx';
import { WordTag } from './word-tag.tsx';

type Stated = CarbonPurchase & { productStage: NonNullable<CarbonPurchase['productStage']> };
const isStated = (item: CarbonPurchase): item is Stated => item.productStage !== null;

/** Each delivery per tonne, with two ticks for what is usual for its route. Nothing where nobody stated anything. */
export function IntensityFigure({ items }: { items: CarbonPurchase[] }) {
  const t = useTranslations('carbon.modules');
  const co2e = useCo2e();
  const stated = items.filter(isStated);
  if (stated.length === 0) return null;
  const figures = stated.map(({ productStage }) => BigInt(productStage.gramsCo2ePerTonne));
  const low = figures.reduce((least, each) => (each < least ? each : least));
  const high = figures.reduce((most, each) => (each > most ? each : most));
  const scale = stated.reduce((most, { plausibility }) => {
    const top = BigInt(plausibility?.band?.highGramsPerTonne ?? '0');
    return top > most ? top : most;
  }, high);
  return (
    <section aria-labelledby="intensity">
      <h2 id="intensity" className="mb-2">
        {t('row')}
      </h2>
      <Figure
        caption={t('rowFinding', { low: co2e(low), high: co2e(high) })}
        table={<IntensityTable items={stated} />}
      >
        <ul className="grid max-w-3xl gap-2">
          {stated.map((item) => (
            <li
              key={item.orderId}
              className="grid items-center gap-x-4 sm:grid-cols-[12rem_minmax(0,1fr)_5rem]"
            >
              <span className="text-sm">
                {item.orderNumber} <WordTag assurance={item.productStage.assurance} />
              </span>
              <Bar item={item} scale={scale === 0n ? 1n : scale} />
              <span className="text-right font-semibold">
                <CarbonMass grams={item.productStage.gramsCo2ePerTonne} />
              </span>
            </li>
          ))}
        </ul>
      </Figure>
    </section>
  );
}

function Bar({ item, scale }: { item: Stated; scale: bigint }) {
  const at = (grams: string): number => Number((BigInt(grams) * 980n) / scale);
  const band = item.plausibility?.band ?? null;
  return (
    <svg viewBox="0 0 1000 24" preserveAspectRatio="none" className="h-6 w-full" aria-hidden="true">
      {band === null ? null : (
        <rect
          x={at(band.lowGramsPerTonne)}
          y="0"
          width={at(band.highGramsPerTonne) - at(band.lowGramsPerTonne)}
          height="24"
          className="fill-carbon-soft"
        />
      )}
      <rect
        x="0"
        y="7"
        width={Math.max(4, at(item.productStage.gramsCo2ePerTonne))}
        height="10"
        className={item.productStage.assurance === 'verified' ? 'fill-carbon' : 'fill-control'}
      />
      {(band === null ? [] : [band.lowGramsPerTonne, band.highGramsPerTonne]).map((tick) => (
        <rect key={tick} x={at(tick)} y="0" width="4" height="24" className="fill-ink" />
      ))}
    </svg>
  );
}

function IntensityTable({ items }: { items: Stated[] }) {
  const t = useTranslations('carbon');
  const co2e = useCo2e();
  return (
    <LedgerTable
      caption={t('modules.rowCaption')}
      columns={[
        t('columns.order'),
        t('columns.word'),
        { figure: t('columns.intensity') },
        t('modules.usual'),
        t('statements.plausibility'),
      ]}
    >
      <tbody>
        {items.map(({ orderId, orderNumber, productStage, plausibility, route }) => {
          const band = plausibility?.band ?? null;
          return (
            <tr key={orderId}>
              <th scope="row">{orderNumber}</th>
              <td>
                <WordTag assurance={productStage.assurance} />
              </td>
              <td className="num">
                <CarbonMass grams={productStage.gramsCo2ePerTonne} />
              </td>
              <td>
                {band === null
                  ? t('none')
                  : t('modules.band', {
                      low: co2e(band.lowGramsPerTonne),
                      high: co2e(band.highGramsPerTonne),
                    })}
                <div className="text-ink-2">{t(`routes.${route}`)}</div>
              </td>
              <td>{plausibility === null ? t('none') : t(`verdicts.${plausibility.verdict}`)}</td>
            </tr>
          );
        })}
      </tbody>
    </LedgerTable>
  );
}
