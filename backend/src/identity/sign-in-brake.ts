import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { AppError } from '@topsteel/domain/errors';
import { Config } from '../platform/config/index.ts';
import { PrismaService } from '../platform/database/index.ts';
import { countAttempt, countFailure, forgetFailures, locksOf } from './infra/failure-store.ts';

/** Wrong guesses before the first pause, and its length; each further one doubles it, up to an hour. */
const ACCOUNT = { free: 5, baseS: 30 };
const ADDRESS = { free: 30, baseS: 30 };
const WINDOW_MS = 60_000;

/**
 * Slows guessing down, by the account that is tried and by the address it is tried from. An e-mail address that nobody has is
 * counted and locked like any other, so that the lock tells nobody who is registered.
 */
@Injectable()
export class SignInBrake {
  private readonly mostPerMinute: number;

  constructor(
    config: Config,
    private readonly prisma: PrismaService,
  ) {
    // The embedded world's people all sign in from one machine.
    this.mostPerMinute = config.settings.isDemo ? 300 : 20;
  }

  /**
   * @param account whom the guess is about: an e-mail address or a user's id; null where nobody is named yet
   * @throws AppError `rate-limited` with reason `locked` or `too-many-attempts`
   */
  async require(address: string, account: string | null): Promise<void> {
    const attempts = await countAttempt(this.prisma.client, `sign-in:${address}`, WINDOW_MS);
    if (attempts > this.mostPerMinute) {
      throw new AppError('rate-limited', {
        message: 'There were too many attempts from your address. Try again in a minute.',
        details: { reason: 'too-many-attempts' },
      });
    }
    await this.requireUnlocked(address, account);
  }

  /** The locks alone, without counting an attempt. @throws AppError `rate-limited` with reason `locked` */
  async requireUnlocked(address: string, account: string | null): Promise<void> {
    const subjects = [addressKey(address), ...(account === null ? [] : [accountKey(account)])];
    const [until] = [...(await locksOf(this.prisma.client, subjects)).values()].sort((a, b) => +b - +a);
    if (until) throw locked(until);
  }

  /** Counts a wrong guess. @returns whether it has just locked the account for the first time */
  async failed(address: string, account: string | null): Promise<boolean> {
    await countFailure(this.prisma.client, addressKey(address), ADDRESS);
    if (account === null) return false;
    const { count } = await countFailure(this.prisma.client, accountKey(account), ACCOUNT);
    return count === ACCOUNT.free + 1;
  }

  async passed(account: string): Promise<void> {
    await forgetFailures(this.prisma.client, accountKey(account));
  }
}

const locked = (until: Date): AppError => {
  const seconds = Math.max(1, Math.ceil((until.getTime() - Date.now()) / 1_000));
  return new AppError('rate-limited', {
    message: `After several wrong attempts this sign-in is closed for ${seconds.toString()} seconds.`,
    details: {
      reason: 'locked',
      retryAfterS: seconds,
      remedy: 'Wait, or open it again with the link that was mailed to the account.',
    },
  });
};

/** Hashed: a table of what was typed would hold passwords that went into the wrong field. */
const accountKey = (account: string): string =>
  `account:${createHash('sha256').update(account.toLowerCase()).digest('hex')}`;
/** An IPv6 customer has a whole /64. */
const addressKey = (address: string): string =>
  `address:${address.includes(':') && !address.includes('.') ? networkOf(address) : address}`;

function networkOf(address: string): string {
  const [head = '', tail = ''] = address.split('::');
  const left = head.split(':').filter((part) => part !== '');
  const missing = Math.max(0, 8 - left.length - tail.split(':').filter((part) => part !== '').length);
  return [...left, ...Array<string>(missing).fill('0'), ...tail.split(':')].slice(0, 4).join(':');
}
