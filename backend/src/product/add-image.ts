import { Injectable } from '@nestjs/common';
import type { ProductImage } from '@topsteel/domain/api';
import { AppError } from '@topsteel/domain/errors';
import { recordAudit } from '../audit/index.ts';
import { newId, PrismaService } from '../platform/database/index.ts';
import { notFound, type OrganisationCaller } from '../platform/http/index.ts';
import {
  countImages,
  dealsIn,
  findImage,
  findImageOf,
  findMedia,
  insertImage,
  keepMedia,
  listImages,
  moveImage,
} from './infra/image-store.ts';
import { findProduct } from './infra/product-store.ts';
import { makeVariants } from './make-variants.ts';
import { presentImage } from './present-image.ts';

const MOST_IMAGES = 12;

/** Pictures of a product. A vendor's waits for the operator; the operator's own is shown at once. */
@Injectable()
export class AddImage {
  constructor(private readonly prisma: PrismaService) {}

  /**
   * The same picture again is the one that is there. State: none → `waiting` or `published`.
   *
   * @throws AppError `not-found`; `forbidden` to who neither proposed nor offers the product; `invalid-input` for what is no picture.
   */
  async run(caller: OrganisationCaller, productId: string, source: Buffer): Promise<ProductImage> {
    const { client } = this.prisma;
    if (!(await findProduct(client, productId))) throw notFound('product');
    await this.requireRight(caller, productId);
    if ((await countImages(client, productId)) >= MOST_IMAGES) throw tooMany();
    const made = await makeVariants(source);
    return this.prisma.transact(async (tx) => {
      const same = await findImageOf(tx, productId, made.sourceHash);
      if (same && same.state !== 'removed') return presentImage(same);
      const state = caller.access.includes('operator') ? 'published' : 'waiting';
      await keepMedia(
        tx,
        made.variants.map(({ hash, mediaType, content }) => ({
          hash,
          mediaType,
          content,
          sizeBytes: content.length,
        })),
      );
      const variants = made.variants.map(({ content, ...rest }) => ({ ...rest, sizeBytes: content.length }));
      const row = same
        ? await moveImage(tx, same.id, state)
        : await insertImage(tx, {
            id: newId(),
            productId,
            sourceHash: made.sourceHash,
            organisationId: caller.organisationId,
            widthPx: made.widthPx,
            heightPx: made.heightPx,
            variants,
            state,
          });
      await recordAudit(tx, {
        actor: caller.userId,
        organisationId: caller.organisationId,
        action: 'product.add-image',
        subject: `product:${productId}`,
        details: { image: row.id, sourceHash: made.sourceHash, state },
      });
      return presentImage(row);
    });
  }

  /** The operator shows a picture, or who brought it takes it back. State: `waiting` → `published`, any → `removed`. */
  async move(
    caller: OrganisationCaller,
    productId: string,
    imageId: string,
    state: 'published' | 'removed',
  ): Promise<ProductImage> {
    return this.prisma.transact(async (tx) => {
      const row = await findImage(tx, productId, imageId);
      const isOwn = row?.organisationId === caller.organisationId && state === 'removed';
      if (!row || (!isOwn && !caller.access.includes('operator'))) throw notFound('image');
      const moved = await moveImage(tx, imageId, state);
      await recordAudit(tx, {
        actor: caller.userId,
        organisationId: caller.organisationId,
        action: state === 'published' ? 'product.publish-image' : 'product.remove-image',
        subject: `product:${productId}`,
        details: { image: imageId },
      });
      return presentImage(moved);
    });
  }

  /** Pictures with those that wait: for the operator, and for who deals in the product. */
  async list(caller: OrganisationCaller, productId: string): Promise<ProductImage[]> {
    await this.requireRight(caller, productId);
    return (await listImages(this.prisma.client, productId, ['waiting', 'published'])).map(presentImage);
  }

  /** @throws AppError `not-found` */
  async media(hash: string): Promise<{ mediaType: string; content: Uint8Array }> {
    const row = /^[0-9a-f]{64}$/.test(hash) ? await findMedia(this.prisma.client, hash) : null;
    if (!row) throw notFound('file');
    return row;
  }

  private async requireRight(caller: OrganisationCaller, productId: string): Promise<void> {
    if (caller.access.includes('operator')) return;
    if (await dealsIn(this.prisma.client, caller.organisationId, productId)) return;
    throw new AppError('forbidden', {
      message: 'You neither proposed this product nor offer it. Offer it first, then add pictures.',
      details: { reason: 'not-your-product' },
    });
  }
}

const tooMany = (): AppError =>
  new AppError('conflict', {
    message: 'This product has twelve pictures, which is the most. Remove one first.',
    details: { reason: 'images-full' },
  });
