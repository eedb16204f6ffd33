import type { WebhookKind } from '@topsteel/domain/api';
import { newId, type Tx } from '../platform/database/index.ts';
import { insertEvent } from './infra/delivery-store.ts';

/** Something that an organisation may want to be told. */
export interface Word {
  /** One per happening and organisation, for ever: told once. */
  key: string;
  organisationId: string;
  kind: WebhookKind;
  happenedAt: Date;
  /** Public to that organisation; amounts as decimal strings. */
  data: Readonly<Record<string, unknown>>;
}

/**
 * Keeps a word with what happened, for every endpoint of the organisation that listens to its kind; it is sent after the
 * commit, at least once, always under the same id.
 *
 * @returns false when it was told before
 */
export async function tellOrganisation(tx: Tx, word: Word): Promise<boolean> {
  const { key, organisationId, kind, happenedAt, data } = word;
  const body = { type: kind, timestamp: happenedAt.toISOString(), data };
  return insertEvent(tx, { id: newId(), key, organisationId, kind, happenedAt, body });
}
