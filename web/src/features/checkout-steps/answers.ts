import { railNames, type RailName } from '@topsteel/domain/payment';
import { currencyDecimals, type Currency } from '@topsteel/domain/units';

/** What has been answered on the way to an order; it travels in the address, so that going back keeps it. */
export type Answers = {
  /** The basket; the open one when absent. */
  basket?: string;
  reference?: string;
  costCentre?: string;
  rail?: RailName;
  currency?: Currency;
};

export type StepName = 'delivery' | 'references' | 'approval' | 'pay' | 'check';
export const stepNames: readonly StepName[] = ['delivery', 'references', 'approval', 'pay', 'check'];

const ID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

type Query = Record<string, string | string[] | undefined>;

/**
 * The answers in an address; what is no answer is left out.
 *
 * @example readAnswers({ rail: 'sepa:EUR', reference: ' PO-4711 ' }) // { reference: 'PO-4711', rail: 'sepa', currency: 'EUR' }
 */
export function readAnswers(query: Query): Answers {
  const text = (name: string): string => {
    const value = query[name];
    return typeof value === 'string' ? value.trim() : '';
  };
  const [rail = '', currency = ''] = text('rail').split(':');
  const isRail = railNames.some((name) => name === rail) && Object.hasOwn(currencyDecimals, currency);
  const reference = text('reference').slice(0, 64);
  return {
    ...(ID.test(text('basket')) ? { basket: text('basket') } : {}),
    ...(reference === '' ? {} : { reference }),
    ...(ID.test(text('costCentre')) ? { costCentre: text('costCentre') } : {}),
    ...(isRail ? { rail: rail as RailName, currency: currency as Currency } : {}),
  };
}

/** The same as pairs of an address, or of hidden fields. */
export function answerPairs({ basket, reference, costCentre, rail, currency }: Answers): [string, string][] {
  return [
    ...(basket === undefined ? [] : [['basket', basket] as [string, string]]),
    ...(reference === undefined ? [] : [['reference', reference] as [string, string]]),
    ...(costCentre === undefined ? [] : [['costCentre', costCentre] as [string, string]]),
    ...(rail === undefined || currency === undefined
      ? []
      : [['rail', `${rail}:${currency}`] as [string, string]]),
  ];
}

/** @example stepHref('pay', { reference: 'PO 1' }) // '/checkout/pay?reference=PO+1' */
export function stepHref(step: StepName, answers: Answers): string {
  const query = new URLSearchParams(answerPairs(answers)).toString();
  return `/checkout/${step}${query === '' ? '' : `?${query}`}`;
}
