import '@fastify/multipart';
import { Controller, Delete, Get, Param, Post, Req, Res } from '@nestjs/common';
import { productImage, productImages, type ProductImage } from '@topsteel/domain/api';
import { AppError } from '@topsteel/domain/errors';
import type { FastifyReply, FastifyRequest } from 'fastify';
import {
  IdParam,
  Operation,
  OrganisationMember,
  type OrganisationCaller,
} from '../../platform/http/index.ts';
import { AddImage } from '../add-image.ts';

const MAX_IMAGE_BYTES = 15 * 1_048_576;

@Controller('v2')
export class ImageController {
  constructor(private readonly addImage: AddImage) {}

  @Post('products/:id/images')
  @Operation({
    allow: ['vendor', 'operator'],
    summary: 'Add a picture (JPEG, PNG, WebP, AVIF or TIFF, at most 15 MB); it is kept without its metadata.',
    files: true,
    answer: productImage,
    status: 201,
  })
  async add(
    @OrganisationMember() caller: OrganisationCaller,
    @IdParam() id: string,
    @Req() request: FastifyRequest,
  ): Promise<ProductImage> {
    return this.addImage.run(caller, id, await onePicture(request));
  }

  @Get('products/:id/images')
  @Operation({
    allow: ['vendor', 'operator'],
    summary: 'The pictures of a product, with those that wait for the operator.',
    answer: productImages,
  })
  async list(
    @OrganisationMember() caller: OrganisationCaller,
    @IdParam() id: string,
  ): Promise<{ items: ProductImage[] }> {
    return { items: await this.addImage.list(caller, id) };
  }

  @Post('products/:id/images/:imageId/publish')
  @Operation({ allow: ['operator'], summary: 'Show a picture on the product’s page.', answer: productImage })
  publish(
    @OrganisationMember() caller: OrganisationCaller,
    @IdParam() id: string,
    @IdParam('imageId') imageId: string,
  ): Promise<ProductImage> {
    return this.addImage.move(caller, id, imageId, 'published');
  }

  @Delete('products/:id/images/:imageId')
  @Operation({
    allow: ['vendor', 'operator'],
    summary: 'Take a picture off the product’s page; a vendor its own.',
    answer: productImage,
  })
  remove(
    @OrganisationMember() caller: OrganisationCaller,
    @IdParam() id: string,
    @IdParam('imageId') imageId: string,
  ): Promise<ProductImage> {
    return this.addImage.move(caller, id, imageId, 'removed');
  }

  @Get('media/:hash')
  @Operation({
    allow: 'public',
    summary: 'A file under the SHA-256 of its content; it never changes.',
    produces: 'application/octet-stream',
  })
  async media(@Param('hash') hash: string, @Res() reply: FastifyReply): Promise<void> {
    const { mediaType, content } = await this.addImage.media(hash);
    await reply
      .type(mediaType)
      .header('cache-control', 'public, max-age=31536000, immutable')
      .header('etag', `"${hash}"`)
      .header('x-content-type-options', 'nosniff')
      .header('content-security-policy', "default-src 'none'")
      .send(Buffer.from(content));
  }
}

/** @throws AppError `too-large` above 15 MB; `invalid-input` without a file; `unsupported-media` without a multipart body. */
async function onePicture(request: FastifyRequest): Promise<Buffer> {
  if (!request.isMultipart())
    throw new AppError('unsupported-media', {
      message: 'Send the picture as a file in multipart/form-data.',
      details: { reason: 'not-multipart' },
    });
  const file = await request.file({
    limits: { fileSize: MAX_IMAGE_BYTES, files: 1, fields: 5 },
    throwFileSizeLimit: false,
  });
  if (!file)
    throw new AppError('invalid-input', {
      message: 'No picture came with the request. Choose a file.',
      details: { reason: 'no-file' },
    });
  const chunks: Buffer[] = [];
  for await (const chunk of file.file as AsyncIterable<Buffer>) chunks.push(chunk);
  if (!file.file.truncated) return Buffer.concat(chunks);
  const message = `${file.filename} is larger than 15 MB. Give a smaller picture.`;
  throw new AppError('too-large', {
    message,
    details: { reason: 'upload-too-large', errors: [{ field: 'files', message }] },
  });
}
