import { AppError } from '@topsteel/domain/errors';
import type { RailSettings } from '../../platform/config/index.ts';
import type { Rail } from '../rail.ts';
import { openBusinessRail } from './business-rail.ts';
import { openCommerceRail } from './commerce-rail.ts';

/**
 * BTC, ETH and USDC by a hosted page of Coinbase, over the API that the settings name: Commerce charges, or the Business
 * checkouts that replace them. Money is received when it is final on its chain; nothing comes back against our will.
 */
export function openCoinbaseRail({ coinbaseApi, commerce, business }: RailSettings): Rail {
  if (coinbaseApi === 'commerce' && commerce) return openCommerceRail(commerce, coinbaseBase);
  if (coinbaseApi === 'business' && business) return openBusinessRail(business, coinbaseBase);
  return coinbaseBase;
}

/** The rail without an account: it is known, and says why it cannot be used. */
const coinbaseBase: Rail = {
  name: 'coinbase',
  abilities: { holds: 'money', canCaptureInPart: true, canRefundInPart: true, canBeReversed: false },
  unavailable: () =>
    Promise.resolve('Crypto payments are not taken here: no provider is set up. Choose another way to pay.'),
  open: refuse,
  actionOf: ({ details, snapshot }) =>
    typeof details.url === 'string' && snapshot.phase === 'open'
      ? { kind: 'redirect', url: details.url }
      : { kind: 'none' },
  read: refuse,
  capture: refuse,
  void: refuse,
  refund: refuse,
  verifyWebhook: null,
};

function refuse(): Promise<never> {
  return Promise.reject(
    new AppError('unavailable', {
      message:
        'No crypto provider is set up: set COINBASE_API, and the key and webhook secrets of the API that it names.',
    }),
  );
}
