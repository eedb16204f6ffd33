import { createCipheriv, createDecipheriv, createHash, hkdfSync, randomBytes } from 'node:crypto';
import { AppError } from '@topsteel/domain/errors';

const NONCE_BYTES = 12;
const TAG_BYTES = 16;

/**
 * Seals secrets that rest in the database: AES-256-GCM under a key drawn from CREDENTIAL_KEY, bound to the one place where
 * each belongs, so that a row copied to another is of no use. `nonce (12) ‖ tag (16) ‖ ciphertext`.
 */
export class Seal {
  private readonly key: Buffer;

  constructor(credentialKey: string) {
    const salt = createHash('sha256').update('topsteel/credential-key/1').digest();
    this.key = Buffer.from(hkdfSync('sha256', credentialKey, salt, 'seal', 32));
  }

  close(secret: Uint8Array, place: string): Buffer {
    const nonce = randomBytes(NONCE_BYTES);
    const cipher = createCipheriv('aes-256-gcm', this.key, nonce).setAAD(Buffer.from(place));
    const sealed = Buffer.concat([cipher.update(secret), cipher.final()]);
    return Buffer.concat([nonce, cipher.getAuthTag(), sealed]);
  }

  /** @throws AppError `configuration` when CREDENTIAL_KEY is another than the one it was sealed with, or the row was moved. */
  open(sealed: Uint8Array, place: string): Buffer {
    const bytes = Buffer.from(sealed);
    try {
      const decipher = createDecipheriv('aes-256-gcm', this.key, bytes.subarray(0, NONCE_BYTES))
        .setAAD(Buffer.from(place))
        .setAuthTag(bytes.subarray(NONCE_BYTES, NONCE_BYTES + TAG_BYTES));
      return Buffer.concat([decipher.update(bytes.subarray(NONCE_BYTES + TAG_BYTES)), decipher.final()]);
    } catch (cause) {
      throw new AppError('configuration', {
        message:
          'The keys of credentials cannot be opened: CREDENTIAL_KEY is not the one they were sealed with. Start with the one that was used before.',
        cause,
      });
    }
  }
}
