import { useTranslations } from 'next-intl';
import type { Order } from '@topsteel/domain/api';
import { formatScaled } from '@topsteel/domain/units';
import { Fact, Facts } from '../../ui/facts.tsx';
import { useFormats } from '../../ui/formats.ts';
import { chargeWord } from '../buy-box/charge-word.ts';
import { isRemnantFate } from './cut-extras.ts';
import { CutSheetTable } from './cut-sheet-table.tsx';
import { PlanDrawing } from './plan-drawing.tsx';
import { PlanTable } from './plan-table.tsx';

/** What is done to the steel of an order before it leaves: for the workshop that does it, and for the buyer who paid for it. */
export function WorkOrder({ order }: { order: Order }) {
  const t = useTranslations('configurator.work');
  const lines = order.lines.filter(({ work }) => work !== null);
  if (lines.length === 0) return null;
  return (
    <section aria-labelledby="work-order" className="grid gap-4">
      <h2 id="work-order">{order.mine === 'seller' ? t('order') : t('yours')}</h2>
      {lines.map((line) => (
        <LineWork key={line.lotId} line={line} seller={order.seller.name} />
      ))}
    </section>
  );
}

function LineWork({ line, seller }: { line: Order['lines'][number]; seller: string }) {
  const t = useTranslations('configurator.work');
  const plan = useTranslations('configurator');
  const words = useTranslations('offer');
  const formats = useFormats();
  const { work } = line;
  if (work === null) return null;
  const { cutting, pieces, lengthUm, extras, currency } = work;
  const listed = extras.filter(({ code }) => !isRemnantFate(code));
  return (
    <div className="grid gap-4">
      <Facts>
        {pieces === null || lengthUm === null ? null : (
          <Fact name={t('from')}>
            {t('bars', {
              bars: Number(pieces),
              length: formats.decimal(formatScaled(BigInt(lengthUm), 6)),
              code: line.lotCode,
              heat: line.heatNumber,
            })}
          </Fact>
        )}
        {listed.length === 0 ? null : (
          <Fact name={plan('operations')}>
            {formats.list(
              listed.map(
                ({ code, quantityMilli }) =>
                  `${chargeWord(code, words)} × ${formats.decimal(formatScaled(BigInt(quantityMilli), 3))}`,
              ),
            )}
          </Fact>
        )}
        {cutting === null ? null : (
          <>
            <Fact name={t('mark')}>
              {cutting.isMarkTransferred
                ? t('markYes', { seller, heat: line.heatNumber })
                : t('markNo', { heat: line.heatNumber })}
            </Fact>
            <Fact name={t('remnants')}>{t(`fates.${cutting.remnant}`, { seller })}</Fact>
          </>
        )}
      </Facts>
      {cutting === null ? null : (
        <>
          <div className="max-w-full overflow-x-auto" role="region" aria-label={t('drawing')} tabIndex={0}>
            <PlanDrawing bars={cutting.bars} />
          </div>
          <PlanTable bars={cutting.bars} />
          <CutSheetTable sheet={cutting} currency={currency} />
        </>
      )}
    </div>
  );
}
