import type { LotReadings } from '@topsteel/domain/api';
import { groupedLotCode } from '@topsteel/domain/digital-link';
import { renderVerdict } from '@topsteel/domain/verdict';
import { Notice } from '../../ui/notice.tsx';
import { countryName } from '../../ui/names.ts';
import { When } from '../../ui/when.tsx';
import { texts } from '../vendor/texts.ts';

/** How often the labels of a lot were read and where, what looks copied, and what people reported. */
export function LotReadingsBlock({ lotCode, readings }: { lotCode: string; readings: LotReadings }) {
  const words = texts.lots.readings;
  return (
    <section aria-labelledby="readings" className="grid gap-3">
      <h2 id="readings">{words.heading}</h2>
      <p className="text-ink-2">{words.lead(readings.keptDays)}</p>
      {readings.labels.length === 0 ? (
        <p>{words.none}</p>
      ) : (
        <table>
          <caption>{words.caption(readings.total)}</caption>
          <thead>
            <tr>
              <th scope="col">{words.label}</th>
              <th scope="col" className="text-right">
                {words.count}
              </th>
              <th scope="col">{words.where}</th>
              <th scope="col">{words.last}</th>
            </tr>
          </thead>
          <tbody>
            {readings.labels.map(({ serial, count, countries, places, lastAt, signal }) => (
              <tr key={serial}>
                <th scope="row" className="font-mono font-normal">
                  {serial === '' ? words.ofLot : groupedLotCode(serial)}
                </th>
                <td className="text-right">{count}</td>
                <td>
                  {countries.map((each) => `${nameOf(each.country)} (${each.count})`).join(', ')}
                  {placesOf(places)}
                  {signal === null ? null : (
                    <Notice tone="attention">
                      {renderVerdict(signal.key, signal.params, 'en').replaceAll('**', '')}
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
      )}
      {readings.reports.map(({ at, what, text, contact, serial }) => (
        <Notice key={`${at}${serial}`} tone="attention" title={words.reports[what] ?? what}>
          {text === '' ? words.noWords : text} {contact === '' ? '' : words.contact(contact)}{' '}
          <When iso={at} />
        </Notice>
      ))}
      {readings.tag === null ? null : (
        <p className="text-ink-2">
          {words.tag} <code className="font-mono">{`/v/${lotCode}?t=${readings.tag}`}</code>
        </p>
      )}
    </section>
  );
}

const nameOf = (country: string | null): string =>
  country === null ? texts.lots.readings.unknown : countryName(country);

/** Positions of readers who agreed, to a tenth of a degree. */
function placesOf(places: LotReadings['labels'][number]['places']): string {
  const known = places.filter(({ latitude }) => latitude !== null);
  return known.length === 0
    ? ''
    : `; ${known.map((each) => `${each.latitude}°, ${each.longitude}°`).join('; ')}`;
}
