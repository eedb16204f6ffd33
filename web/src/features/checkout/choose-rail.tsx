'use client';

import type { RailOffer } from '@topsteel/domain/api';
import { formatAmount, formatScaled } from '@topsteel/domain/units';
import { When } from '../../ui/when.tsx';
import { texts } from './texts.ts';

type ChooseRailProps = {
  offers: RailOffer[];
  chosen: number;
  /** The order is placed: the way of paying stands. */
  isFixed: boolean;
  choose: (index: number) => void;
};

const words = texts.rails;
const amountOf = ({ amountMinor, currency }: RailOffer): string =>
  amountMinor === null ? '–' : `${formatAmount(BigInt(amountMinor), currency)} ${currency}`;

/** The ways to pay, each with what is due, when money leaves and who releases it; one that can't be used says why. */
export function ChooseRail({ offers, chosen, isFixed, choose }: ChooseRailProps) {
  return (
    <fieldset className="grid gap-3" disabled={isFixed}>
      <legend>
        <h2>{words.heading}</h2>
      </legend>
      {offers.map((offer, index) => (
        <div key={`${offer.rail}:${offer.currency}`} className="border-b border-rule pb-3">
          <label className="flex items-baseline gap-3">
            <input
              type="radio"
              name="rail"
              checked={index === chosen}
              disabled={offer.unavailable !== null}
              onChange={() => {
                choose(index);
              }}
            />
            <span>
              <span className="font-semibold">{words.names[offer.rail]}</span>, {words.upTo} {amountOf(offer)}
            </span>
          </label>
          {offer.unavailable === null ? null : (
            <p className="pl-7 text-sm text-ink-2">
              {words.unavailable}: {offer.unavailable}
            </p>
          )}
          {index === chosen ? <RailTerms offer={offer} /> : null}
        </div>
      ))}
    </fieldset>
  );
}

function RailTerms({ offer }: { offer: RailOffer }) {
  const { rate } = offer;
  return (
    <dl className="grid gap-1 pt-2 pl-7 text-sm">
      <Term name={words.due}>
        {words.upTo} {amountOf(offer)}, {words.payBefore} <When iso={offer.payBefore} />
        {rate === null ? null : (
          <>
            ; {words.rate(formatScaled(BigInt(rate.rateE8), 8, 4), offer.currency)}; {words.priceHolds}{' '}
            <When iso={rate.validUntil} />
          </>
        )}
      </Term>
      <Term name={words.leaves}>{words.leavesText[offer.rail]}</Term>
      <Term name={words.release}>{words.releaseText}</Term>
      <Term name={words.fee}>{words.feeText}</Term>
      <Term name={words.reclaim}>
        <When iso={offer.reclaimFrom} />: {words.reclaimText}
        {offer.canBeReversed ? ` ${words.reversible}` : ''}
      </Term>
    </dl>
  );
}

function Term({ name, children }: { name: string; children: React.ReactNode }) {
  return (
    <div>
      <dt className="inline font-semibold">{name}: </dt>
      <dd className="inline">{children}</dd>
    </div>
  );
}

/** The button that binds: what it does, and for how much. */
export function PlaceOnRail({
  offer,
  isBusy,
  place,
}: {
  offer: RailOffer;
  isBusy: boolean;
  place: () => void;
}) {
  if (offer.unavailable !== null || offer.amountMinor === null) return null;
  return (
    <button type="button" className="button justify-self-start" disabled={isBusy} onClick={place}>
      {isBusy ? words.placing : words.place(amountOf(offer), words.names[offer.rail])}
    </button>
  );
}
