import { AppError } from '@topsteel/domain/errors';
import type { RailSettings } from '../../platform/config/index.ts';
import type { Rail } from '../rail.ts';

const refuse = (): Promise<never> =>
  Promise.reject(new AppError('unavailable', { message: 'No crypto provider is set up.' }));

export function openCoinbaseRail(_settings: RailSettings): Rail {
  return {
    name: 'coinbase',
    abilities: { holds: 'money', canCaptureInPart: true, canRefundInPart: true, canBeReversed: false },
    unavailable: () => Promise.resolve('Not set up.'),
    open: refuse,
    actionOf: () => ({ kind: 'none' }),
    read: refuse,
    capture: refuse,
    void: refuse,
    refund: refuse,
    verifyWebhook: null,
  };
}
