import { createHash } from 'node:crypto';
import { Injectable, Logger } from '@nestjs/common';
import { AppError } from '@topsteel/domain/errors';
import { Config } from '../platform/config/index.ts';
import { isCommon } from './common-passwords.ts';

const TIMEOUT_MS = 3_000;
const MOST_BYTES = 262_144;

/**
 * Refuses passwords that others have tried already (NIST SP 800-63B-4, 3.1.1.2): the commonest, from a list that comes with
 * us, and those of known breaches, from a range service that learns five hexadecimal digits of the SHA-1 and not the password.
 */
@Injectable()
export class RequireGoodPassword {
  private readonly logger = new Logger('sign-in');
  private readonly rangeUrl: string | null;

  constructor(config: Config) {
    this.rangeUrl = config.settings.identity.passwordRangeUrl;
  }

  /**
   * When the range service does not answer, the list alone judges, and the log says so: nobody is kept from setting a
   * password by somebody else's outage.
   *
   * @throws AppError `invalid-input` with reason `password-common` or `password-breached`
   */
  async run(password: string, person: { email: string }): Promise<void> {
    this.requireUncommon(password, person);
    if (this.rangeUrl === null) return;
    const hash = createHash('sha1').update(password).digest('hex').toUpperCase();
    let count: number;
    try {
      count = timesSeen(await this.readRange(hash.slice(0, 5)), hash.slice(5));
    } catch (error) {
      this.logger.warn(
        `The breach check was left out, the list of common passwords was not: ${error instanceof Error ? error.message : 'no answer'}`,
      );
      return;
    }
    if (count > 0) {
      throw refused(
        'password-breached',
        `This password was found ${count.toLocaleString('en')} times in lists that were stolen elsewhere. Use another one, here and there.`,
      );
    }
  }

  /** The part that needs no network. @throws AppError `invalid-input` with reason `password-common` */
  requireUncommon(password: string, { email }: { email: string }): void {
    const [local = ''] = email.toLowerCase().split('@');
    const isOwnName =
      local.length >= 4 && password.toLowerCase().includes(local) && password.length < local.length + 6;
    if (isCommon(password) || isOwnName) {
      throw refused(
        'password-common',
        'This password is among the first that others would try. Use a longer one, of several words.',
      );
    }
  }

  private async readRange(prefix: string): Promise<string> {
    const answer = await fetch(`${this.rangeUrl ?? ''}/range/${prefix}`, {
      // Padded answers do not tell by their length which range was asked for.
      headers: { 'add-padding': 'true', 'user-agent': 'topsteel' },
      redirect: 'error',
      signal: AbortSignal.timeout(TIMEOUT_MS),
    });
    if (!answer.ok) throw new Error(`the range service answered ${answer.status.toString()}`);
    const text = await answer.text();
    if (text.length > MOST_BYTES) throw new Error('the range service answered too much');
    return text;
  }
}

/** @example timesSeen('0018A45C4D1DEF81644B54AB7F969B88D65:3\r\n…', '0018A45C4D1DEF81644B54AB7F969B88D65') // 3 */
export function timesSeen(range: string, suffix: string): number {
  for (const line of range.split('\n')) {
    const [own, count] = line.trim().split(':');
    if (own?.toUpperCase() === suffix) return Number(count) || 0;
  }
  return 0;
}

const refused = (reason: string, message: string): AppError =>
  new AppError('invalid-input', {
    message,
    details: { reason, errors: [{ field: 'password', message }] },
  });
