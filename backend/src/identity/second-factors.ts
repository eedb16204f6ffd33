import { createHmac, randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { AuthenticatorSetup, BackupCodes, SecondFactorState } from '@topsteel/domain/api';
import { AppError } from '@topsteel/domain/errors';
import bwipjs from 'bwip-js/node';
import { recordAudit } from '../audit/index.ts';
import { Config } from '../platform/config/index.ts';
import { PrismaService, type Tx } from '../platform/database/index.ts';
import type { CallerIdentity } from '../platform/http/index.ts';
import { deriveKey, openSecret, sealSecret } from '../platform/secret/index.ts';
import { countPasskeys } from './infra/passkey-store.ts';
import { passwordHashOf } from './infra/person-store.ts';
import {
  backupCodesLeft,
  confirmSecondFactor,
  findSecondFactor,
  removeSecondFactor,
  replaceBackupCodes,
  startSecondFactor,
  useBackupCode,
  useStep,
} from './infra/second-factor-store.ts';
import { base32Of, otpauthUri, stepOf } from './totp.ts';

const BACKUP_CODES = 10;
const QR = { bcid: 'qrcode', eclevel: 'M', scale: 2, padding: 4, backgroundcolor: 'FFFFFF' } as const;

/** Authenticators and backup codes: set up, confirmed, used once, taken away. */
@Injectable()
export class SecondFactors {
  private readonly sealingKey: Uint8Array;
  private readonly hashingKey: Uint8Array;

  constructor(
    config: Config,
    private readonly prisma: PrismaService,
  ) {
    this.sealingKey = deriveKey(config.settings.authSecret, 'second-factor');
    this.hashingKey = deriveKey(config.settings.authSecret, 'backup-code');
  }

  async state({ userId }: CallerIdentity): Promise<SecondFactorState> {
    const client = this.prisma.client;
    const [factor, backupCodes, passkeys, hash] = await Promise.all([
      findSecondFactor(client, userId),
      backupCodesLeft(client, userId),
      countPasskeys(client, userId),
      passwordHashOf(client, userId),
    ]);
    return {
      authenticator: !factor ? 'none' : factor.confirmedAt === null ? 'awaits-confirmation' : 'on',
      backupCodesLeft: backupCodes,
      passkeys,
      hasPassword: hash !== null,
    };
  }

  /** Makes a secret for an authenticator; it counts once a first code of it was given. @throws AppError `conflict` when one is on */
  async setUp({ userId, email }: CallerIdentity): Promise<AuthenticatorSetup> {
    const secret = randomBytes(20);
    const isNew = await this.prisma.transact((tx) =>
      startSecondFactor(tx, userId, sealSecret(secret.toString('base64url'), this.sealingKey)),
    );
    if (!isNew) throw alreadyOn();
    const uri = otpauthUri(email, secret);
    return { secret: base32Of(secret), uri, qrSvg: bwipjs.toSVG({ ...QR, text: uri }) };
  }

  /** Turns the authenticator on with its first code, which is used up by that. Gives the backup codes. */
  async confirm(caller: CallerIdentity, code: string): Promise<BackupCodes> {
    return this.prisma.transact(async (tx) => {
      const factor = await findSecondFactor(tx, caller.userId);
      if (factor?.confirmedAt) throw alreadyOn();
      if (!factor || !(await this.useCode(tx, caller.userId, factor.secret, code))) throw wrongCode();
      await confirmSecondFactor(tx, caller.userId);
      await audit(tx, caller, 'second-factor.confirm');
      return this.makeBackupCodes(tx, caller.userId);
    });
  }

  async renewBackupCodes(caller: CallerIdentity): Promise<BackupCodes> {
    return this.prisma.transact(async (tx) => {
      const factor = await findSecondFactor(tx, caller.userId);
      if (!factor?.confirmedAt) {
        throw new AppError('conflict', {
          message: 'Backup codes stand in for an authenticator, and you have none. Set one up first.',
          details: { reason: 'no-authenticator' },
        });
      }
      await audit(tx, caller, 'second-factor.renew-backup-codes');
      return this.makeBackupCodes(tx, caller.userId);
    });
  }

  async remove(caller: CallerIdentity): Promise<void> {
    await this.prisma.transact(async (tx) => {
      if (await removeSecondFactor(tx, caller.userId)) await audit(tx, caller, 'second-factor.remove');
    });
  }

  /** Whether a sign-in of this person asks for a second factor. */
  async isOn(client: Tx, userId: string): Promise<boolean> {
    const factor = await findSecondFactor(client, userId);
    return factor !== null && factor.confirmedAt !== null;
  }

  /**
   * Uses up a code of the authenticator, or a backup code. Each counts once, also when two requests bring it at once.
   *
   * @returns whether it was right and unused
   */
  async use(tx: Tx, userId: string, code: string): Promise<boolean> {
    const factor = await findSecondFactor(tx, userId);
    if (!factor?.confirmedAt) return false;
    if (/^\d{6}$/.test(code)) return this.useCode(tx, userId, factor.secret, code);
    return useBackupCode(tx, userId, this.hashOf(userId, code));
  }

  private async useCode(tx: Tx, userId: string, sealed: string, code: string): Promise<boolean> {
    const secret = Buffer.from(openSecret(sealed, this.sealingKey), 'base64url');
    const step = stepOf(secret, code, new Date());
    return step !== null && useStep(tx, userId, step);
  }

  private async makeBackupCodes(tx: Tx, userId: string): Promise<BackupCodes> {
    const codes = Array.from({ length: BACKUP_CODES }, () => {
      const text = base32Of(randomBytes(10)).toLowerCase();
      return [text.slice(0, 4), text.slice(4, 8), text.slice(8, 12), text.slice(12)].join('-');
    });
    await replaceBackupCodes(
      tx,
      userId,
      codes.map((code) => this.hashOf(userId, code)),
    );
    return { codes };
  }

  /** 80 random bits and a key of ours: a stolen table cannot be searched. */
  private hashOf(userId: string, code: string): string {
    const plain = code.toLowerCase().replace(/[^a-z2-7]/g, '');
    return createHmac('sha256', this.hashingKey).update(`${userId}\n${plain}`).digest('hex');
  }
}

const audit = (tx: Tx, { userId, organisationId }: CallerIdentity, action: string): Promise<void> =>
  recordAudit(tx, { actor: userId, organisationId, action, subject: `user:${userId}` });

const alreadyOn = () =>
  new AppError('conflict', {
    message: 'You have an authenticator already. Remove it before you set up another one.',
    details: { reason: 'authenticator-on' },
  });
export const wrongCode = () =>
  new AppError('unauthenticated', {
    message:
      'This code is wrong, or it was used already. Wait for the next one, and check the clock of your phone.',
    details: { reason: 'code-wrong' },
  });
