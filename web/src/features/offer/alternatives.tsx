import { useTranslations } from 'next-intl';
import type { OfferDetail, ProductDetail } from '@topsteel/domain/api';
import { useFormats } from '../../ui/formats.ts';
import { LedgerTable } from '../../ui/ledger-table.tsx';
import { Link } from '../../ui/link.tsx';
import { flooredToKilograms } from '../../ui/floored-mass.ts';

/** Offers shown here; the comparison takes six. */
const SHOWN = 5;

/** Other offers of the same product, the cheapest first, and the way to compare them with this one. */
export function Alternatives({ offer, product }: { offer: OfferDetail; product: ProductDetail | null }) {
  const t = useTranslations('offer.alternatives');
  const facts = useTranslations('offer.facts');
  const formats = useFormats();
  const others = (product?.offers ?? []).filter(({ id }) => id !== offer.id).slice(0, SHOWN);
  const ids = [offer.id, ...others.map(({ id }) => id)];
  const compare = new URLSearchParams(ids.map((id) => ['ids', id]));
  return (
    <section aria-labelledby="alternatives">
      <h2 id="alternatives" className="mb-1">
        {t('heading')}
      </h2>
      {others.length === 0 ? (
        <p className="text-ink-2">{t('none')}</p>
      ) : (
        <LedgerTable
          caption={t('caption')}
          columns={[
            t('seller'),
            t('place'),
            t('lead'),
            { figure: t('available'), unit: 't' },
            { figure: t('price') },
            { figure: t('carbon'), unit: 't/t' },
          ]}
        >
          <tbody>
            {others.map((other) => (
              <tr key={other.id}>
                <th scope="row">
                  <Link href={`/offers/${other.id}`}>{other.seller.name}</Link>
                </th>
                <td>
                  {other.location.city}, {other.location.country}
                </td>
                <td>{facts('days', { days: other.leadTimeDays })}</td>
                <td className="num">{formats.mass(flooredToKilograms(BigInt(other.availableGrams)), 't')}</td>
                <td className="num">{formats.price(other.price)}</td>
                <td className="num">
                  {other.gramsCo2ePerKg === null ? '–' : formats.carbon(other.gramsCo2ePerKg)}
                </td>
              </tr>
            ))}
          </tbody>
        </LedgerTable>
      )}
      <p className="mt-2 flex flex-wrap gap-6">
        {others.length === 0 ? null : <Link href={`/compare?${compare.toString()}`}>{t('compare')}</Link>}
        <Link href={`/steel?grade=${encodeURIComponent(offer.grade)}`}>
          {t('all', { grade: offer.grade })}
        </Link>
      </p>
    </section>
  );
}
