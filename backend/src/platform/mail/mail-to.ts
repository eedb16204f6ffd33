import type { DocumentLanguage } from '@topsteel/documents';
import type { Tx } from '../database/index.ts';
import { enqueue } from '../outbox/index.ts';
import { writeLetter, type MailTemplate, type MailValues } from './mail-template.ts';

export interface Mail<Name extends string> {
  /** Addresses; with none, nothing is sent. */
  to: string | readonly string[];
  language: DocumentLanguage;
  template: MailTemplate<Name>;
  values: MailValues<Name>;
  /** One per letter, for ever: a repeat changes nothing. */
  key: string;
  /** The letter opens something to whoever has it: its words are forgotten here once it was sent. */
  isSecret?: boolean;
}

/**
 * Keeps a letter with the state change that causes it; it is sent after the commit, at least once, and tried again until
 * the mail server has taken it.
 *
 * @throws Error when the link of its action is no web address.
 * @example await mailTo(tx, { to: 'ada@steel.test', language: 'fr', template: invitation, values: { link }, key: `invite:${id}` })
 */
export async function mailTo<Name extends string>(tx: Tx, mail: Mail<Name>): Promise<void> {
  const to = typeof mail.to === 'string' ? [mail.to] : [...mail.to];
  if (to.length === 0) return;
  const letter = writeLetter(mail.template, mail.language, mail.values);
  await enqueue(tx, mail.key, 'mail', { to, ...letter, ...(mail.isSecret && { isSecret: true }) });
}
