import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { Attachment } from '@topsteel/domain/api';
import { AppError } from '@topsteel/domain/errors';
import { sha256Hex } from '@topsteel/domain/jcs';
import { Config } from '../platform/config/index.ts';
import { newId, type Tx } from '../platform/database/index.ts';
import { notFound } from '../platform/http/index.ts';
import { deriveKey } from '../platform/secret/index.ts';
import {
  countAttachments,
  findAttachment,
  insertAttachment,
  listAttachments,
  type AttachmentRow,
} from './infra/attachment-store.ts';
import { mediaTypeOf } from './media-type-of.ts';
import type { SentFile } from './read-one-file.ts';

const NONCE_BYTES = 12;
const TAG_BYTES = 16;
/** Files of one subject; a truckload of photos stays below. */
const MOST_FILES = 50;

export interface OpenedAttachment extends Attachment {
  content: Buffer;
}

/** Keeps files for the parties of their subject alone: sealed with a key of the process, and bound to their own row. */
@Injectable()
export class Attachments {
  private readonly key: Uint8Array;

  constructor(config: Config) {
    this.key = deriveKey(config.settings.authSecret, 'attachment');
  }

  /**
   * Keeps a file in the caller's transaction.
   *
   * @param of `subject` names what it belongs to, like `dispute:0190…`
   * @throws AppError `unsupported-media`; `too-large` when the subject has as many files as it may
   */
  async keep(
    tx: Tx,
    file: SentFile,
    of: { subject: string; organisationId: string | null; uploadedBy: string },
  ): Promise<Attachment> {
    const mediaType = mediaTypeOf(file.content);
    if ((await countAttachments(tx, of.subject)) >= MOST_FILES) throw tooMany();
    const id = newId();
    const row = await insertAttachment(tx, {
      id,
      ...of,
      name: file.name,
      mediaType,
      bytes: file.content.length,
      sha256: sha256Hex(file.content),
      sealed: new Uint8Array(this.seal(id, file.content)),
    });
    return presentAttachment(row);
  }

  /** @throws AppError `not-found` unless it belongs to the subject */
  async open(tx: Tx, subject: string, id: string): Promise<OpenedAttachment> {
    const row = await findAttachment(tx, subject, id);
    if (!row) throw notFound('file');
    return { ...presentAttachment(row), content: this.unseal(id, Buffer.from(row.sealed)) };
  }

  async list(tx: Tx, subject: string): Promise<Attachment[]> {
    return (await listAttachments(tx, subject)).map(presentAttachment);
  }

  private seal(id: string, content: Buffer): Buffer {
    const nonce = randomBytes(NONCE_BYTES);
    const cipher = createCipheriv('aes-256-gcm', this.key, nonce).setAAD(Buffer.from(id));
    const sealed = [cipher.update(content), cipher.final()];
    return Buffer.concat([nonce, cipher.getAuthTag(), ...sealed]);
  }

  private unseal(id: string, sealed: Buffer): Buffer {
    const decipher = createDecipheriv('aes-256-gcm', this.key, sealed.subarray(0, NONCE_BYTES))
      .setAAD(Buffer.from(id))
      .setAuthTag(sealed.subarray(NONCE_BYTES, NONCE_BYTES + TAG_BYTES));
    return Buffer.concat([decipher.update(sealed.subarray(NONCE_BYTES + TAG_BYTES)), decipher.final()]);
  }
}

/** A file as the API answers it. */
export const presentAttachment = (row: Omit<AttachmentRow, 'sealed'>): Attachment => ({
  id: row.id,
  name: row.name,
  mediaType: row.mediaType as Attachment['mediaType'],
  bytes: row.bytes,
  sha256: row.sha256,
  uploadedBy: row.uploadedBy,
  createdAt: row.createdAt.toISOString(),
});

const tooMany = () =>
  new AppError('too-large', {
    message: `There are ${MOST_FILES} files here already. Put several pages into one PDF.`,
    details: { reason: 'too-many-files' },
  });
