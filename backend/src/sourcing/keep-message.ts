import { AppError } from '@topsteel/domain/errors';
import type { Tx } from '../platform/database/index.ts';
import { insertMessage, type NewMessage, type Sides } from './infra/quotation-store.ts';
import { countMessages, MOST_MESSAGES } from './infra/recipient-store.ts';

/**
 * Keeps what one side writes to the other.
 *
 * @param recipient locked: two words at once are counted one after the other
 * @returns its id
 * @throws AppError `conflict` when the two have written as much as one request takes
 */
export async function keepMessage(tx: Tx, recipient: Sides, message: NewMessage): Promise<string> {
  if ((await countMessages(tx, recipient.id)) >= MOST_MESSAGES) throw full();
  return insertMessage(tx, recipient, message);
}

const full = () =>
  new AppError('conflict', {
    message: `There are ${MOST_MESSAGES} messages here, as many as one request takes. A vendor can say more in the note of a quotation, a buyer in a new request.`,
    details: { reason: 'messages-full' },
  });
