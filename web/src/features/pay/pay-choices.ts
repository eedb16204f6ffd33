import type { RailOffer } from '@topsteel/domain/api';
import { railCurrencies } from '@topsteel/domain/settlement';

export type PayChoice = Pick<RailOffer, 'rail' | 'currency'>;

const usual: readonly PayChoice[] = [
  { rail: 'card', currency: 'EUR' },
  { rail: 'sepa', currency: 'EUR' },
  { rail: 'coinbase', currency: 'USDC' },
  { rail: 'eth', currency: 'ETH' },
];

/**
 * The ways in which an order can be paid once more; with a currency, those that take it.
 *
 * @example payChoices('GBP') // [{ rail: 'card', currency: 'GBP' }]
 */
export const payChoices = (agreedIn: RailOffer['currency'] | null): readonly PayChoice[] =>
  agreedIn === null
    ? usual
    : usual
        .filter(({ rail }) => railCurrencies[rail].some((one) => one === agreedIn))
        .map(({ rail }) => ({ rail, currency: agreedIn }));
