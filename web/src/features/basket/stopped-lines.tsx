import type { Basket } from '@topsteel/domain/api';
import { useTranslations } from 'next-intl';
import { Link } from '../../ui/link.tsx';
import { LineQuantity } from './line-quantity.tsx';
import { RemoveLine } from './removed-lines.tsx';
import { Told } from '../told/told.tsx';

/** Lines that can't be ordered now, each with its reason and what to do about it. */
export function StoppedLines({ basket }: { basket: Basket & { id: string } }) {
  const t = useTranslations('basket');
  if (basket.notOrderable.length === 0) return null;
  return (
    <section aria-labelledby="stopped" className="mb-8 border-l-4 border-bad bg-bad-soft p-3">
      <h2 id="stopped">{t('stopped.heading')}</h2>
      <p>{t('stopped.intro')}</p>
      <ul className="mt-2">
        {basket.notOrderable.map((line, index) => {
          const name = t('stopped.name', { number: index + 1 });
          return (
            <li
              key={line.id}
              className="grid gap-2 border-t border-bad py-2 sm:grid-cols-[minmax(0,1fr)_auto]"
            >
              <div>
                <p className="font-semibold">{name}</p>
                <p>
                  <Told text={line.fault?.sentence ?? ''} />
                </p>
                <p className="flex flex-wrap gap-x-4 text-sm">
                  <Link href={`/offers/${line.offerId}`} prefetch={false}>
                    {t('line.offer')}
                  </Link>
                  <RemoveLine
                    basketId={basket.id}
                    line={{
                      id: line.id,
                      offerId: line.offerId,
                      quantity: line.quantity,
                      cuts: line.cuts,
                      extras: line.extras,
                      note: line.note,
                      name,
                    }}
                  />
                </p>
              </div>
              <LineQuantity
                basketId={basket.id}
                line={{ id: line.id, quantity: line.quantity }}
                name={name}
              />
            </li>
          );
        })}
      </ul>
    </section>
  );
}
