import { getTranslations } from 'next-intl/server';
import type { KeptPricedLine, OfferDetail, Prices } from '@topsteel/domain/api';
import { mulDivUp } from '@topsteel/domain/units';
import { getFormats } from '../../ui/get-formats.ts';
import { certificateType } from '../../ui/certificate-type.ts';
import { textOfSite } from '../steel/site-text.ts';
import type { Site } from '../steel/steel-search.ts';
import { chargeWord } from './charge-word.ts';
import { Told } from '../told/told.tsx';

type PriceLadderProps = { offer: OfferDetail; prices: Prices; site: Site | undefined };

/** What an order costs, step by step: steel, work, certificate, carriage; then per tonne, with tax, and at most. */
export async function PriceLadder({ offer, prices, site }: PriceLadderProps) {
  const t = await getTranslations('offer');
  const formats = await getFormats();
  const first = prices.lines[0];
  if (first?.line === null || first === undefined) {
    return (
      <p role="alert" className="border-l-4 border-attention bg-attention-soft p-2 text-sm">
        {t('noPrice')} <Told text={first?.fault?.message ?? ''} />
      </p>
    );
  }
  const { line } = first;
  const { currency } = line;
  const creditMinor = BigInt(line.cutting?.creditMinor ?? '0');
  const leftGrams = line.cutting?.leftGrams ?? '0';
  const amount = (minor: string | bigint): string => formats.amount(minor, currency);
  const place = site === undefined ? offer.location.city : textOfSite(site);
  return (
    <>
      <table className="ledger">
        <caption className="sr-only">{t('ladderCaption', { currency })}</caption>
        <tbody>
          <Step
            name={t('steel')}
            note={formats.price({ minor: line.priceMinor, basis: line.priceBasis, currency })}
            amount={amount(BigInt(line.goodsMinor) + creditMinor)}
          />
          {leftGrams === '0' ? null : (
            <Step
              name={creditMinor === 0n ? t('charge.remnant-scrap') : t('takenBack')}
              note={t('leftMass', {
                mass: formats.mass(leftGrams, 'kg'),
                left: formats.mass(line.massGrams, 'kg'),
              })}
              amount={creditMinor === 0n ? amount(0n) : `\u2212${amount(creditMinor)}`}
            />
          )}
          {line.charges.map((charge) => (
            <Step
              key={charge.code}
              name={chargeWord(charge.code, t)}
              note={`${formats.decimal(quantityText(charge.quantityMilli))} × ${formats.money(charge.priceMinor, currency)}`}
              amount={amount(charge.amountMinor)}
            />
          ))}
          <Step
            name={t('certificate', { type: certificateType(offer.certificate.kind) })}
            amount={t('included')}
          />
          <Step
            name={site === undefined ? t('collected', { place }) : t('carriage', { place })}
            amount={
              site === undefined
                ? amount('0')
                : line.deliveryMinor === null
                  ? t('ask')
                  : amount(line.deliveryMinor)
            }
          />
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">
              {site === undefined ? t('exStock') : t('landed')}
              <div className="font-normal text-ink-2">
                {t('perTonne', { price: amount(perTonneUp(line)), currency })}
              </div>
            </th>
            <td className="num text-base">
              {amount(line.netMinor)} {currency}
            </td>
          </tr>
          {prices.isForYou ? (
            <>
              <tr className="[&>*]:border-t-0! [&>*]:font-normal!">
                <th scope="row">{t('vat')}</th>
                <td className="num">{amount(line.taxMinor)}</td>
              </tr>
              <tr>
                <th scope="row">{t('total')}</th>
                <td className="num">{amount(line.grossMinor)}</td>
              </tr>
            </>
          ) : null}
          <tr className="[&>*]:border-t-0! [&>*]:font-normal!">
            <th scope="row">
              {t('mostTotal', { mass: formats.mass(line.maxGrams, 't') })}
              {prices.isForYou ? null : <div className="text-ink-2">{t('vatOpen')}</div>}
            </th>
            <td className="num">{amount(line.maxGrossMinor)}</td>
          </tr>
        </tfoot>
      </table>
      <details className="text-sm">
        <summary className="py-1 text-link">{t('why')}</summary>
        <ul className="list-disc pl-5 text-ink-2">
          {line.why.map((sentence) => (
            <li key={sentence}>
              <Told text={sentence} />
            </li>
          ))}
        </ul>
      </details>
    </>
  );
}

function Step({ name, note, amount }: { name: string; note?: string; amount: string }) {
  return (
    <tr>
      <th scope="row">
        {name}
        {note === undefined ? null : <span className="text-ink-2"> {note}</span>}
      </th>
      <td className="num">{amount}</td>
    </tr>
  );
}

/** Thousandths as a decimal. @example '12500' // '12.5' */
const quantityText = (milli: string): string =>
  milli
    .padStart(4, '0')
    .replace(/(\d{3})$/, '.$1')
    .replace(/\.?0+$/, '');

const perTonneUp = ({ netMinor, massGrams }: KeptPricedLine): bigint =>
  mulDivUp(BigInt(netMinor), 1_000_000n, BigInt(massGrams));
