import { createHmac, timingSafeEqual } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { AppError } from '@topsteel/domain/errors';
import { Config } from '../platform/config/index.ts';

/** Secrets that follow from the installation's own. */
@Injectable()
export class TagSecret {
  constructor(private readonly config: Config) {}

  /** What signs the tags of one organisation. */
  of(organisationId: string): Uint8Array {
    return createHmac('sha256', this.config.settings.authSecret).update(`tag ${organisationId}`).digest();
  }

  /**
   * Readings and reports are told by our own web server, which knows the network address. Others would make them up.
   *
   * @throws AppError `forbidden` when the key is not ours.
   */
  requireOurs(key: unknown): void {
    const expected = createHmac('sha256', this.config.settings.authSecret).update('readings').digest('hex');
    const given = typeof key === 'string' ? key : '';
    if (given.length === expected.length && timingSafeEqual(Buffer.from(given), Buffer.from(expected)))
      return;
    throw new AppError('forbidden', {
      message: 'Readings are counted by the verification page. Open the label there.',
      details: { reason: 'not-ours' },
    });
  }
}
