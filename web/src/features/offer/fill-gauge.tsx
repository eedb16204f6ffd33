import { useTranslations } from 'next-intl';
import type { OfferDetail } from '@topsteel/domain/api';
import { Figure } from '../../ui/figure.tsx';
import { useFormats } from '../../ui/formats.ts';
import { LedgerTable } from '../../ui/ledger-table.tsx';
import { flooredToKilograms } from '../../ui/floored-mass.ts';

const WIDTH = 480;

/** How much of the certified mass can still be bought. */
export function FillGauge({ offer }: { offer: OfferDetail }) {
  const t = useTranslations('offer.fill');
  const formats = useFormats();
  const certified = BigInt(offer.lot.massGrams);
  const available = BigInt(offer.availableGrams);
  const left = available > certified ? certified : available;
  const width = certified === 0n ? 0 : Number((left * BigInt(WIDTH)) / certified);
  const tonnes = (grams: bigint): string => formats.mass(flooredToKilograms(grams), 't');
  return (
    <section aria-labelledby="fill">
      <h2 id="fill">{t('heading')}</h2>
      <Figure
        caption={t('finding', { left: tonnes(left), certified: tonnes(certified) })}
        table={
          <LedgerTable caption={t('caption')} columns={[t('part'), { figure: t('mass'), unit: 't' }]}>
            <tbody>
              <tr>
                <th scope="row">{t('sold')}</th>
                <td className="num">{formats.mass(certified - left, 't')}</td>
              </tr>
              <tr>
                <th scope="row">{t('left')}</th>
                <td className="num">{formats.mass(left, 't')}</td>
              </tr>
            </tbody>
            <tfoot>
              <tr>
                <th scope="row">{t('certified')}</th>
                <td className="num">{formats.mass(certified, 't')}</td>
              </tr>
            </tfoot>
          </LedgerTable>
        }
      >
        <svg
          viewBox={`0 0 ${String(WIDTH)} 20`}
          className="h-5 w-full max-w-lg"
          aria-hidden="true"
          preserveAspectRatio="none"
        >
          <rect x="0.5" y="0.5" width={WIDTH - 1} height="19" className="fill-unknown-soft stroke-control" />
          <rect
            x={WIDTH - width}
            y="0.5"
            width={Math.max(0, width - 0.5)}
            height="19"
            className="fill-brand"
          />
        </svg>
      </Figure>
    </section>
  );
}
