import type { ConversionView, PaidAs } from '@topsteel/domain/api';
import type { MoneyCode, MoneySide } from '@topsteel/domain/conversion';
import { crossRateE8HalfUp, type DollarRate, type ExchangeRates } from '@topsteel/domain/fx';
import { formatScaled } from '@topsteel/domain/units';
import type { StoredConversion } from './infra/conversion-store.ts';

const RATE_DECIMALS = 8;

/** Two rates of the feed as people read them: the price of the one in the other, and what each says itself. */
export const presentRates = ({ from, to }: ExchangeRates): Pick<PaidAs, 'price' | 'rates'> => ({
  price: formatScaled(crossRateE8HalfUp(from.rateE8, to.rateE8), RATE_DECIMALS, 2),
  rates: [presentRate(from), presentRate(to)],
});

const presentRate = ({ currency, rateE8, round, observedAt }: DollarRate): PaidAs['rates'][number] => ({
  currency,
  dollars: formatScaled(rateE8, RATE_DECIMALS, 2),
  round,
  observedAt: observedAt?.toISOString() ?? null,
});

/** @param person names a user by id; `mayDecide`: the reader may decide what waits for somebody else */
export function presentConversion(
  one: StoredConversion,
  {
    person,
    readerId,
    isOfDesk,
  }: {
    person: (id: string) => { id: string; name: string };
    readerId: string;
    isOfDesk: boolean;
  },
): ConversionView {
  return {
    id: one.id,
    state: one.state,
    from: presentSide(one.from),
    fromMinor: one.from.amountMinor.toString(),
    to: presentSide(one.to),
    toMinor: one.to.amountMinor.toString(),
    feeCurrency: one.fee.currency,
    feeMinor: one.fee.amountMinor.toString(),
    counterparty: one.counterparty,
    reference: one.reference,
    happenedOn: one.happenedOn,
    note: one.note,
    feed: one.rates && presentRates(one.rates),
    againstBps: one.againstBps?.toString() ?? null,
    realised: one.realised && {
      currency: one.realised.currency,
      amountMinor: one.realised.amountMinor.toString(),
    },
    recordedBy: person(one.recordedBy),
    recordedAt: one.recordedAt.toISOString(),
    decidedBy: one.decidedBy === null ? null : person(one.decidedBy),
    decidedAt: one.decidedAt?.toISOString() ?? null,
    decisionNote: one.decisionNote,
    mayDecide: one.state === 'waiting' && isOfDesk && one.recordedBy !== readerId,
  };
}

const presentSide = ({ account, currency }: MoneySide): ConversionView['from'] => ({
  code: account.code as MoneyCode,
  owner: account.owner,
  currency,
});
