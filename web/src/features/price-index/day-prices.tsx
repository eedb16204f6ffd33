import { getTranslations } from 'next-intl/server';
import { Link } from '../../ui/link.tsx';
import { Money } from '../../ui/money.tsx';
import { loadFamilyPrices } from './load-family-prices.ts';

/** The lowest price of each family, on the front page. */
export async function DayPrices({ families }: { families: string[] }) {
  const t = await getTranslations('priceIndex');
  const names = await getTranslations('steel.family');
  const prices = (await Promise.all(families.map(loadFamilyPrices))).filter((one) => one !== undefined);
  return (
    <section aria-labelledby="day-prices">
      <div className="mb-1 flex flex-wrap items-baseline justify-between gap-4">
        <h2 id="day-prices">{t('day')}</h2>
        <Link href="/prices">{t('all')}</Link>
      </div>
      <p className="mb-2 text-sm text-ink-2">{t('dayHint')}</p>
      <dl className="grid gap-x-8 sm:grid-cols-2 lg:grid-cols-3">
        {prices.map(({ family, ranges: [cheapest] }) =>
          cheapest === undefined ? null : (
            <div key={family} className="flex items-baseline justify-between gap-3 border-b border-rule py-1">
              <dt className="text-sm">
                {names(family)} <span className="text-ink-2">{cheapest.grade}</span>
              </dt>
              <dd className="font-semibold">
                <Money minor={upToCents(cheapest.lowestMinor)} bare />
              </dd>
            </div>
          ),
        )}
      </dl>
    </section>
  );
}

const upToCents = (minor: bigint): bigint => ((minor + 9_999n) / 10_000n) * 10_000n;
