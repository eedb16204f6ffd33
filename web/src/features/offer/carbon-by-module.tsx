import { useTranslations } from 'next-intl';
import type { KeptPricedLine, OfferDetail } from '@topsteel/domain/api';
import { mulDivHalfUp } from '@topsteel/domain/units';
import { CarbonWordTag } from '../../ui/carbon.tsx';
import { Figure } from '../../ui/figure.tsx';
import { useFormats } from '../../ui/formats.ts';
import { LedgerTable } from '../../ui/ledger-table.tsx';

const WIDTH = 480;

/** Carbon of the steel and of its way to the reader, apart and together; never less what was compensated. */
export function CarbonByModule({ offer, line }: { offer: OfferDetail; line: KeptPricedLine | null }) {
  const t = useTranslations('offer.carbon');
  const formats = useFormats();
  const { emissions, certificate } = offer;
  if (emissions === null) {
    return (
      <section aria-labelledby="carbon">
        <h2 id="carbon">{t('heading')}</h2>
        <p className="text-ink-2">{t('none')}</p>
      </section>
    );
  }
  const steel = BigInt(emissions.gramsCo2ePerKg);
  const way =
    line?.deliveryEmissionsGrams === null || line?.deliveryEmissionsGrams === undefined
      ? null
      : mulDivHalfUp(BigInt(line.deliveryEmissionsGrams), 1_000n, BigInt(line.massGrams));
  const rows = [
    { name: t('a1a3'), grams: steel, fill: 'fill-carbon', word: <CarbonWordTag word="declared" /> },
    { name: way === null ? t('a4Open') : t('a4'), grams: way, fill: 'fill-brand', word: t('computed') },
  ];
  const most = Number(steel) + Number(way ?? 0n);
  const width = (grams: bigint): number => (most === 0 ? 0 : (Number(grams) / most) * (WIDTH - 70));
  return (
    <section aria-labelledby="carbon">
      <h2 id="carbon">{t('heading')}</h2>
      <Figure
        isWide
        caption={
          way === null
            ? t('findingSteel', {
                steel: formats.carbon(steel),
                maker: certificate.manufacturer.replace(/\.$/, ''),
              })
            : t('finding', {
                total: formats.carbon(steel + way),
                steel: formats.carbon(steel),
                way: formats.carbon(way),
              })
        }
        note={t('declared', { route: emissions.route })}
        table={
          <LedgerTable caption={t('caption')} columns={[t('module'), { figure: t('figure') }, t('word')]}>
            <tbody>
              {rows.map((row) => (
                <tr key={row.name}>
                  <th scope="row">{row.name}</th>
                  <td className="num">{row.grams === null ? '–' : formats.carbon(row.grams)}</td>
                  <td>{row.grams === null ? '' : row.word}</td>
                </tr>
              ))}
            </tbody>
          </LedgerTable>
        }
      >
        <svg viewBox={`0 0 ${String(WIDTH)} 92`} className="w-full max-w-lg min-w-80" aria-hidden="true">
          {rows.map((row, place) => (
            <g key={row.name} transform={`translate(0 ${String(place * 46)})`}>
              <text x="0" y="14" fontSize="13" className="fill-ink">
                {row.name}
              </text>
              {row.grams === null ? (
                <line
                  x1="0"
                  x2={WIDTH - 70}
                  y1="29"
                  y2="29"
                  className="stroke-control"
                  strokeDasharray="4 4"
                />
              ) : (
                <>
                  <rect
                    x="0"
                    y="20"
                    height="18"
                    width={Math.max(1.5, width(row.grams))}
                    className={row.fill}
                  />
                  <text x={Math.max(1.5, width(row.grams)) + 6} y="34" fontSize="13" className="fill-ink">
                    {formats.carbon(row.grams)}
                  </text>
                </>
              )}
            </g>
          ))}
        </svg>
      </Figure>
    </section>
  );
}
