import { useTranslations } from 'next-intl';
import type { CutSheetView, CuttingPlanView } from '@topsteel/domain/api';
import { formatScaled, mulDivDown } from '@topsteel/domain/units';
import { Figure } from '../../ui/figure.tsx';
import { useFormats } from '../../ui/formats.ts';
import type { Lot } from '../buy-box/load-lot.ts';
import { readAmount } from '../buy-box/lot-order.ts';
import { lotParams, type LotQuery } from '../buy-box/lot-query.ts';
import { CutSheetTable } from './cut-sheet-table.tsx';
import { PlanDrawing } from './plan-drawing.tsx';
import { PlanTable } from './plan-table.tsx';

type PlanViewProps = {
  plan: CuttingPlanView;
  lot: Lot;
  query: LotQuery;
  /** The plan as it is priced: what is shown is what is ordered. */
  sheet: CutSheetView | null;
};

/** A cutting plan: its drawing, the same as a table, the lots that come of it, and the way to order it. */
export function PlanView({ plan: best, lot, query, sheet }: PlanViewProps) {
  const plan = sheet === null ? best : priced(best, sheet);
  const t = useTranslations('configurator');
  const formats = useFormats();
  const metres = (um: string): string => formats.decimal(formatScaled(BigInt(um), 6, 3));
  const millimetres = (um: string | bigint): string => formats.decimal(formatScaled(BigInt(um), 3));
  const bars = plan.bars.reduce((sum, { times }) => sum + times, 0);
  const used = mulDivDown(BigInt(plan.piecesUm), 1_000n, BigInt(plan.stockUm) || 1n);
  if (plan.missing.length > 0) {
    return (
      <p role="alert" className="font-semibold text-bad">
        {t('tooLong', {
          cuts: formats.list(
            plan.missing.map((cut) => `${String(cut.pieces)} × ${millimetres(cut.lengthUm)} mm`),
          ),
        })}
      </p>
    );
  }
  return (
    <div className="grid gap-6">
      <Figure
        isWide
        caption={t('finding', {
          bars,
          length: formats.decimal(formatScaled(lot.shape.lengthUm ?? 0n, 6)),
          used: formats.percentOfPermille(Number(used)),
          remnant: metres(plan.remnantUm),
          scrap: metres(plan.scrapUm),
        })}
        note={plan.isOptimal ? t('best') : t('gap', { percent: formats.percentOfPermille(plan.gapPermille) })}
        table={<PlanTable bars={plan.bars} />}
      >
        <PlanDrawing bars={plan.bars} />
      </Figure>
      <OrderPlan bars={bars} lot={lot} query={query} />
      {sheet === null ? null : (
        <section aria-labelledby="new-lots">
          <h3 id="new-lots">{t('children')}</h3>
          <p className="mb-2 text-sm text-ink-2">{t('childrenHint')}</p>
          <CutSheetTable sheet={sheet} currency={lot.offer.price.currency} />
        </section>
      )}
    </div>
  );
}

/** The plan with the bars of the priced line, which may share out its off-cuts in another way. */
function priced(plan: CuttingPlanView, { bars }: CutSheetView): CuttingPlanView {
  const left = (isRemnant: boolean) =>
    bars
      .filter((bar) => bar.isRemnant === isRemnant)
      .reduce((sum, bar) => sum + BigInt(bar.offcutUm) * BigInt(bar.times), 0n)
      .toString();
  return { ...plan, bars, remnantUm: left(true), scrapUm: left(false) };
}

/** The quantity that the plan needs, put into the order box. */
function OrderPlan({ bars, lot, query }: { bars: number; lot: Lot; query: LotQuery }) {
  const t = useTranslations('configurator');
  const formats = useFormats();
  const pieces = String(bars);
  if (query.driver === 'pieces' && query.texts.pieces === pieces) {
    return <p className="font-semibold text-good">{t('ordered')}</p>;
  }
  const reading = readAmount('pieces', pieces, lot.shape, lot.terms, formats.language);
  if (!reading.ok) return <p className="text-attention">{t('tooFew', { bars })}</p>;
  const next = lotParams({ ...query, driver: 'pieces', texts: { pieces, metres: '', mass: '' } });
  return (
    <p>
      {/* A fresh page: what stands in the order box gives way to the plan. */}
      <a
        href={`/${formats.language}/offers/${lot.offer.id}?${next.toString()}#configurator`}
        className="button button-quiet"
      >
        {t('order', { bars })}
      </a>
    </p>
  );
}
