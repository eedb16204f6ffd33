import { useTranslations } from 'next-intl';
import { mulDivUp } from '@topsteel/domain/units';
import { useFormats } from '../../ui/formats.ts';
import { Link } from '../../ui/link.tsx';
import { flooredToKilograms } from '../../ui/floored-mass.ts';
import { certificateType } from '../../ui/certificate-type.ts';
import { ScrollTable } from '../../ui/scroll-table.tsx';
import { chargeWord } from '../buy-box/charge-word.ts';
import { leavingDay } from '@topsteel/domain/delivery';
import { compareValues, type Compared, type Comparison } from './comparison.ts';
import type { ComparedOffer } from './load-compared.ts';

type CompareTableProps = {
  offers: ComparedOffer[];
  hasSite: boolean;
  isOnlyDifferences: boolean;
  /** The address without one of the offers. */
  hrefWithout: (id: string) => string;
};

/** Offers as columns, properties as rows; what differs is marked, and the lowest figure named. */
export function CompareTable({ offers, hasSite, isOnlyDifferences, hrefWithout }: CompareTableProps) {
  const t = useTranslations('compare');
  const rows = useComparisons(offers, hasSite).filter(({ differs }) => differs || !isOnlyDifferences);
  return (
    <ScrollTable label={t('caption')}>
      <table className="ledger ledger-sticky [&_td]:min-w-40">
        <caption className="sr-only">{t('caption')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('property')}</th>
            {offers.map(({ offer }) => (
              <th key={offer.id} scope="col">
                <Link href={`/offers/${offer.id}`} className="inline-block py-1">
                  {offer.grade} {offer.dimensions}
                </Link>
                <div className="font-normal">
                  {offer.seller.name}{' '}
                  <Link
                    href={hrefWithout(offer.id)}
                    prefetch={false}
                    className="text-sm"
                    aria-label={t('remove', { what: `${offer.dimensions}, ${offer.seller.name}` })}
                  >
                    {t('removeShort')}
                  </Link>
                </div>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.key} className={row.differs ? 'bg-brand-soft' : ''}>
              <th scope="row">
                {row.key}
                {row.differs ? <span className="sr-only"> ({t('different')})</span> : null}
              </th>
              {row.values.map((value, place) => (
                <td key={place} className={row.best.includes(place) ? 'font-semibold!' : ''}>
                  {value}
                  {row.best.includes(place) ? (
                    <span className="ml-1 text-sm font-normal text-good">{t('best')}</span>
                  ) : null}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">
              <span className="sr-only">{t('order')}</span>
            </th>
            {offers.map(({ offer }) => (
              <td key={offer.id}>
                <Link href={`/offers/${offer.id}`} className="button button-small">
                  {t('order')}
                </Link>
              </td>
            ))}
          </tr>
        </tfoot>
      </table>
    </ScrollTable>
  );
}

function useComparisons(offers: ComparedOffer[], hasSite: boolean): Comparison[] {
  const t = useTranslations('compare');
  const words = useTranslations('offer');
  const formats = useFormats();
  const now = new Date();
  const row = (key: string, say: (one: ComparedOffer) => string | Compared): Comparison =>
    compareValues(
      key,
      offers.map((one) => {
        const said = say(one);
        return typeof said === 'string' ? { text: said } : said;
      }),
    );
  return [
    row(t('row.product'), ({ offer }) => offer.product),
    row(t('row.grade'), ({ offer }) => offer.grade),
    row(t('row.norm'), ({ offer }) => offer.norm ?? t('none')),
    row(t('row.dimensions'), ({ offer }) => offer.dimensions),
    row(t('row.seller'), ({ offer }) => offer.seller.name),
    row(t('row.stock'), ({ offer }) => `${offer.location.city}, ${offer.location.country}`),
    row(t('row.incoterm'), ({ offer }) => offer.incoterm),
    row(t('row.leaves'), ({ offer }) => formats.day(leavingDay(now, offer.leadTimeDays).toISOString())),
    row(t('row.available'), ({ offer }) =>
      formats.mass(flooredToKilograms(BigInt(offer.availableGrams)), 't'),
    ),
    row(t('row.least'), ({ offer }) => ({
      text: formats.mass(offer.minGrams, 't'),
      figure: BigInt(offer.minGrams),
    })),
    row(t('row.tolerance'), ({ offer }) => `+${formats.percentOfPermille(offer.overTolerancePermille)} %`),
    row(t('row.asked'), ({ offer }) => formats.price(offer.price)),
    row(hasSite ? t('row.landed') : t('row.exStock'), ({ line, fault }) => {
      if (line === null) return fault ?? t('none');
      const minor = mulDivUp(BigInt(line.netMinor), 1_000_000n, BigInt(line.massGrams));
      return { text: formats.amount(minor, line.currency), figure: minor };
    }),
    row(
      t('row.certificate'),
      ({ offer }) => `${certificateType(offer.certificate.kind)} ${offer.certificate.number}`,
    ),
    row(t('row.conformance'), ({ offer }) => t(`verdict.${offer.certificate.conformance.verdict}`)),
    row(t('row.heat'), ({ offer }) => offer.heatNumber),
    row(t('row.melt'), ({ offer }) => formats.country(offer.countryOfMelt)),
    row(t('row.route'), ({ offer }) => offer.emissions?.route ?? t('none')),
    row(t('row.carbon'), ({ offer }) =>
      offer.emissions === null
        ? t('none')
        : {
            text: formats.carbon(offer.emissions.gramsCo2ePerKg),
            figure: BigInt(offer.emissions.gramsCo2ePerKg),
          },
    ),
    row(t('row.work'), ({ offer }) =>
      offer.extras.length === 0
        ? t('none')
        : formats.list(offer.extras.map(({ code }) => chargeWord(code, words))),
    ),
  ];
}
