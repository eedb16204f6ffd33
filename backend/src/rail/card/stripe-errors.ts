import { AppError } from '@topsteel/domain/errors';
import Stripe from 'stripe';

/**
 * Runs a call to the provider, and says whether its refusal is for good.
 *
 * @throws AppError `unavailable` when the provider does not answer, is overloaded or does not know us: ask again later;
 * `conflict` when it refuses this very request, with its reason.
 */
export async function askStripe<T>(call: () => Promise<T>): Promise<T> {
  try {
    return await call();
  } catch (error) {
    if (!(error instanceof Stripe.errors.StripeError)) throw error;
    const isRefusal =
      error.statusCode !== undefined &&
      [400, 402, 404].includes(error.statusCode) &&
      error.code !== 'lock_timeout';
    if (isRefusal) {
      throw new AppError('conflict', {
        message: error.message,
        details: { reason: error.code ?? error.type },
        cause: error,
      });
    }
    throw new AppError('unavailable', {
      message:
        error.statusCode === 401
          ? 'The card provider does not accept our key. Set STRIPE_SECRET_KEY to a valid one.'
          : 'The card provider does not answer. It is asked again in a moment.',
      cause: error,
    });
  }
}
