import { useTranslations } from 'next-intl';
import { Mass } from '../../ui/mass.tsx';
import { LineMark } from '../basket/line-mark.tsx';
import type { OrderableBasket } from './step-frame.tsx';

/** The buyer's own mark on each line, to be filled in one after another. */
export function LineMarks({ basket }: { basket: OrderableBasket }) {
  const t = useTranslations('checkoutSteps.references');
  const lines = basket.vendors.flatMap((vendor) => vendor.lines);
  return (
    <section aria-labelledby="marks" className="grid gap-2">
      <h2 id="marks">{t('marks')}</h2>
      <p className="text-sm text-ink-2">{t('marksHint')}</p>
      <ul className="border-t border-rule">
        {lines.map(({ id, note, price }) =>
          price === null ? null : (
            <li
              key={id}
              className="grid items-center gap-x-6 gap-y-1 border-b border-rule py-2 sm:grid-cols-[minmax(0,1fr)_18rem]"
            >
              <span>
                {price.description}, <Mass grams={price.massGrams} />
              </span>
              <LineMark basketId={basket.id} lineId={id} name={price.description} note={note} isOpen />
            </li>
          ),
        )}
      </ul>
    </section>
  );
}
