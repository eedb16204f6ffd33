import type { RailOffer } from '@topsteel/domain/api';
import { formatScaled } from '@topsteel/domain/units';
import { useTranslations } from 'next-intl';
import { useFormats } from '../../ui/formats.ts';

type ChooseRailProps = {
  offers: readonly RailOffer[];
  /** Index of the way that is chosen; none yet: -1. */
  chosen: number;
  /** The order is placed: the way of paying stands. */
  isFixed?: boolean;
  /** Left out in a form that is sent without scripts. */
  choose?: (index: number) => void;
  /** What is due is said elsewhere, or not known before the order. */
  isAmountHidden?: boolean;
  /** Why a way cannot be used, in the language of the page, by the place of its offer. */
  reasons: readonly React.ReactNode[];
};

/** The value of a way of paying in a form. @example railValue({ rail: 'sepa', currency: 'EUR' }) // 'sepa:EUR' */
export const railValue = ({ rail, currency }: Pick<RailOffer, 'rail' | 'currency'>): string =>
  `${rail}:${currency}`;

/** The ways to pay, each with what is due, when money leaves and who releases it; one that can't be used says why. */
export function ChooseRail(given: ChooseRailProps) {
  const { offers, chosen, isFixed = false, choose, isAmountHidden = false, reasons } = given;
  const t = useTranslations('checkout.rails');
  const formats = useFormats();
  return (
    <fieldset className="grid gap-3" disabled={isFixed}>
      <legend className="mb-2">
        <h2>{t('heading')}</h2>
      </legend>
      {offers.map((offer, index) => {
        const value = railValue(offer);
        const isOff = offer.unavailable !== null;
        return (
          <div
            key={value}
            className={`rounded-sm border p-3 ${isOff ? 'border-dashed border-control bg-sunken' : 'border-rule has-checked:border-brand has-checked:bg-brand-soft'}`}
          >
            <label className="flex min-h-6 flex-wrap items-baseline gap-x-3">
              <input
                type="radio"
                name="rail"
                value={value}
                required
                disabled={isOff}
                {...(choose === undefined
                  ? { defaultChecked: index === chosen }
                  : {
                      checked: index === chosen,
                      onChange: () => {
                        choose(index);
                      },
                    })}
              />
              <span className="font-semibold">
                {t(`names.${offer.rail}`)}
                {offers.filter(({ rail }) => rail === offer.rail).length > 1 ? ` (${offer.currency})` : ''}
              </span>
              {isAmountHidden ? null : (
                <span className="ml-auto whitespace-nowrap">
                  {offer.amountMinor === null
                    ? t('notPriced')
                    : t('upTo', { amount: formats.money(offer.amountMinor, offer.currency) })}
                </span>
              )}
            </label>
            {isOff ? (
              <p className="pl-7 text-sm text-ink-2">
                {t('unavailable')} {reasons[index]}
              </p>
            ) : (
              <RailTerms offer={offer} isAmountHidden={isAmountHidden} />
            )}
          </div>
        );
      })}
    </fieldset>
  );
}

/** One row of the table of ways to pay; on a phone its cells stand under each other. */
function RailTerms({ offer, isAmountHidden }: { offer: RailOffer; isAmountHidden: boolean }) {
  const t = useTranslations('checkout.rails');
  const formats = useFormats();
  const { rate, amountMinor } = offer;
  const due =
    amountMinor === null || isAmountHidden
      ? null
      : t('dueText', {
          amount: formats.money(amountMinor, offer.currency),
          day: formats.instant(offer.payBefore),
        });
  const rateText =
    rate === null
      ? null
      : t('rate', {
          currency: offer.currency,
          rate: formats.decimal(formatScaled(BigInt(rate.rateE8), 8, 4)),
          day: formats.instant(rate.validUntil),
        });
  return (
    <dl className="grid gap-x-6 gap-y-2 pt-2 pl-7 text-sm sm:grid-cols-2 lg:grid-cols-3">
      {due === null ? null : <Term name={t('due')}>{[due, rateText].filter(Boolean).join(' ')}</Term>}
      <Term name={t('leaves')}>{t(`leavesText.${offer.rail}`)}</Term>
      <Term name={t('release')}>{t('releaseText')}</Term>
      <Term name={t('fee')}>{t('feeText')}</Term>
      <Term name={t('reclaim')}>
        {formats.day(offer.reclaimFrom)}. {t('reclaimText')} {offer.canBeReversed ? t('reversible') : ''}
      </Term>
    </dl>
  );
}

function Term({ name, children }: { name: string; children: React.ReactNode }) {
  return (
    <div>
      <dt className="text-ink-2">{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}
