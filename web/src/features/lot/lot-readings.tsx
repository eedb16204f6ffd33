import { useTranslations } from 'next-intl';
import type { LotReadings } from '@topsteel/domain/api';
import { groupedLotCode } from '@topsteel/domain/digital-link';
import { renderVerdict } from '@topsteel/domain/verdict';
import { useFormats } from '../../ui/formats.ts';
import { Notice } from '../../ui/notice.tsx';
import { When } from '../../ui/when.tsx';

const REPORTS = ['mark-differs', 'label-copied', 'damaged', 'other'] as const;

/** How often the labels of a lot were read and where, what looks copied, and what people reported. */
export function LotReadingsBlock({ lotCode, readings }: { lotCode: string; readings: LotReadings }) {
  const t = useTranslations('lot');
  const formats = useFormats();
  const nameOf = (country: string | null): string =>
    country === null ? t('readings.unknown') : formats.country(country);
  return (
    <section aria-labelledby="readings" className="grid gap-3">
      <h2 id="readings">{t('readings.heading')}</h2>
      <p className="text-ink-2">{t('readings.lead', { days: readings.keptDays })}</p>
      {readings.labels.length === 0 ? (
        <p>{t('readings.none')}</p>
      ) : (
        <div role="region" aria-labelledby="readings-caption" tabIndex={0} className="overflow-x-auto">
          <table>
            <caption id="readings-caption">{t('readings.caption', { total: readings.total })}</caption>
            <thead>
              <tr>
                <th scope="col">{t('readings.label')}</th>
                <th scope="col" className="text-right">
                  {t('readings.count')}
                </th>
                <th scope="col">{t('readings.where')}</th>
                <th scope="col">{t('readings.last')}</th>
              </tr>
            </thead>
            <tbody>
              {readings.labels.map(({ serial, count, countries, places, lastAt, signal }) => (
                <tr key={serial}>
                  <th scope="row" className="font-mono font-normal">
                    {serial === '' ? t('readings.ofLot') : groupedLotCode(serial)}
                  </th>
                  <td className="text-right">{count}</td>
                  <td>
                    {countries.map((each) => `${nameOf(each.country)} (${each.count})`).join(', ')}
                    {placesOf(places)}
                    {signal === null ? null : (
                      <Notice tone="attention">
                        {renderVerdict(signal.key, signal.params, formats.language).replaceAll('**', '')}
                      </Notice>
                    )}
                  </td>
                  <td>
                    <When iso={lastAt} />
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      {readings.reports.map(({ at, what, text, contact, serial }) => (
        <Notice
          key={`${at}${serial}`}
          tone="attention"
          title={t(`readings.reports.${REPORTS.find((each) => each === what) ?? 'other'}`)}
        >
          {text === '' ? t('readings.noWords') : text}{' '}
          {contact === '' ? '' : t('readings.contact', { contact })} <When iso={at} />
        </Notice>
      ))}
      {readings.tag === null ? null : (
        <p className="text-ink-2">
          {t('readings.tag')} <code className="font-mono">{`/v/${lotCode}?t=${readings.tag}`}</code>
        </p>
      )}
    </section>
  );
}

/** Positions of readers who agreed, to a tenth of a degree. */
function placesOf(places: LotReadings['labels'][number]['places']): string {
  const known = places.filter(({ latitude }) => latitude !== null);
  return known.length === 0
    ? ''
    : `; ${known.map((each) => `${each.latitude}°, ${each.longitude}°`).join('; ')}`;
}
