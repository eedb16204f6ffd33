import { Body, Controller, Get, Post, Query, Res } from '@nestjs/common';
import {
  languageQuery,
  pageQuery,
  product,
  productChange,
  productChangePage,
  productDecisionInput,
  productDetail,
  productEditInput,
  productInput,
  productMergeInput,
  productPage,
  productQuery,
  type Page,
  type PageQuery,
  type Product,
  type ProductChange,
  type ProductDetail,
} from '@topsteel/domain/api';
import type { FastifyReply } from 'fastify';
import type { z } from 'zod';
import {
  IdParam,
  MaybeCaller,
  Operation,
  OrganisationMember,
  type CallerIdentity,
  type OrganisationCaller,
} from '../../platform/http/index.ts';
import { DrawProduct } from '../draw-product.ts';
import { EditProduct } from '../edit-product.ts';
import { MergeProducts } from '../merge-products.ts';
import { ProposeProduct } from '../propose-product.ts';
import { ReadProducts } from '../read-products.ts';
import { RetireProduct } from '../retire-product.ts';

@Controller('v2/products')
export class ProductController {
  constructor(
    private readonly readProducts: ReadProducts,
    private readonly proposeProduct: ProposeProduct,
    private readonly editProduct: EditProduct,
    private readonly retireProduct: RetireProduct,
    private readonly mergeProducts: MergeProducts,
    private readonly drawProduct: DrawProduct,
  ) {}

  @Get()
  @Operation({
    allow: 'public',
    summary: 'The products of the catalogue, newest first.',
    query: productQuery,
    answer: productPage,
    etag: true,
    maxAgeS: 60,
  })
  list(
    @MaybeCaller() caller: CallerIdentity | null,
    @Query() query: z.output<typeof productQuery>,
  ): Promise<Page<Product>> {
    return this.readProducts.list(caller, query);
  }

  @Post()
  @Operation({
    allow: ['vendor', 'operator'],
    summary: 'Propose a product; what the norms say of its designation need not be repeated.',
    body: productInput,
    answer: product,
    status: 201,
    idempotent: true,
  })
  propose(
    @OrganisationMember() caller: OrganisationCaller,
    @Body() body: z.output<typeof productInput>,
  ): Promise<Product> {
    return this.proposeProduct.run(caller, body);
  }

  @Get(':id')
  @Operation({
    allow: 'public',
    summary: 'One product with its pictures and its cheapest offers.',
    query: languageQuery,
    answer: productDetail,
    etag: true,
    maxAgeS: 15,
  })
  one(@IdParam() id: string, @Query() { language }: z.output<typeof languageQuery>): Promise<ProductDetail> {
    return this.readProducts.one(id, language);
  }

  @Get(':id/drawing.svg')
  @Operation({
    allow: 'public',
    summary: 'The product drawn to scale from its dimensions.',
    query: languageQuery,
    produces: 'image/svg+xml',
  })
  async drawing(
    @IdParam() id: string,
    @Query() { language }: z.output<typeof languageQuery>,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const { svg, tag } = await this.drawProduct.run(id, language ?? 'en');
    await reply
      .type('image/svg+xml')
      .header('cache-control', 'public, max-age=86400')
      .header('content-security-policy', "default-src 'none'; style-src 'unsafe-inline'")
      .header('etag', tag)
      .send(svg);
  }

  @Get(':id/changes')
  @Operation({
    allow: ['vendor', 'operator'],
    summary: 'How a product came to be as it is, newest first.',
    query: pageQuery,
    answer: productChangePage,
  })
  history(
    @OrganisationMember() caller: OrganisationCaller,
    @IdParam() id: string,
    @Query() query: PageQuery,
  ): Promise<Page<ProductChange>> {
    return this.readProducts.history(caller, id, query);
  }

  @Post(':id/changes')
  @Operation({
    allow: ['vendor', 'operator'],
    summary: "Ask for a change of a product; the operator's own is applied at once.",
    body: productEditInput,
    answer: productChange,
    status: 201,
    idempotent: true,
  })
  edit(
    @OrganisationMember() caller: OrganisationCaller,
    @IdParam() id: string,
    @Body() body: z.output<typeof productEditInput>,
  ): Promise<ProductChange> {
    return this.editProduct.run(caller, id, body);
  }

  @Post(':id/retire')
  @Operation({
    allow: ['operator'],
    summary: 'Take a product that nobody offers out of the catalogue.',
    body: productDecisionInput,
    answer: product,
  })
  retire(
    @OrganisationMember() caller: OrganisationCaller,
    @IdParam() id: string,
    @Body() { reason }: z.output<typeof productDecisionInput>,
  ): Promise<Product> {
    return this.retireProduct.retire(caller, id, reason);
  }

  @Post(':id/publish')
  @Operation({
    allow: ['operator'],
    summary: 'Put a product into the catalogue.',
    body: productDecisionInput,
    answer: product,
  })
  publish(
    @OrganisationMember() caller: OrganisationCaller,
    @IdParam() id: string,
    @Body() { reason }: z.output<typeof productDecisionInput>,
  ): Promise<Product> {
    return this.retireProduct.publish(caller, id, reason);
  }

  @Post(':id/merge')
  @Operation({
    allow: ['operator'],
    summary: 'Make a duplicate one with another product; its offers move.',
    body: productMergeInput,
    answer: product,
  })
  merge(
    @OrganisationMember() caller: OrganisationCaller,
    @IdParam() id: string,
    @Body() { into }: z.output<typeof productMergeInput>,
  ): Promise<Product> {
    return this.mergeProducts.run(caller, id, into);
  }
}
