import { Injectable } from '@nestjs/common';
import type {
  Page,
  PageQuery,
  Product,
  ProductChange,
  productChangeQuery,
  ProductDetail,
  productQuery,
} from '@topsteel/domain/api';
import type { CatalogueLanguage } from '@topsteel/domain/product';
import type { z } from 'zod';
import { PrismaService } from '../platform/database/index.ts';
import {
  notFound,
  pageFrom,
  pageWindow,
  type CallerIdentity,
  type OrganisationCaller,
} from '../platform/http/index.ts';
import { gradeKeyOf } from './ensure-products.ts';
import { listImages } from './infra/image-store.ts';
import { listChanges } from './infra/product-change-store.ts';
import { cheapestOffers } from './infra/product-offers.ts';
import { findProduct, findProducts, listProducts } from './infra/product-store.ts';
import { presentImage } from './present-image.ts';
import { presentChange, presentProduct, presentProductDetail } from './present-product.ts';

const SHOWN_OFFERS = 20;

/** What the catalogue has, and how it came to be so. */
@Injectable()
export class ReadProducts {
  constructor(private readonly prisma: PrismaService) {}

  /** Newest first. What is not published is shown to vendors and the operator only. */
  async list(caller: CallerIdentity | null, query: z.output<typeof productQuery>): Promise<Page<Product>> {
    const { after, take, limit } = pageWindow(query);
    const maySeeAll = caller?.access.some((access) => access === 'operator' || access === 'vendor') ?? false;
    const state = maySeeAll ? (query.state ?? 'published') : 'published';
    const rows = await listProducts(this.prisma.client, {
      family: query.family ?? null,
      gradeKey: query.grade === undefined || query.grade === '' ? null : gradeKeyOf(query.grade),
      states: [state],
      after,
      take,
    });
    return pageFrom(rows, limit, (row) => presentProduct(row, query.language ?? 'en'));
  }

  /** One product with pictures and offers; of one that was merged, what it was, and where to go on. @throws AppError `not-found` */
  async one(id: string, language: CatalogueLanguage = 'en'): Promise<ProductDetail> {
    const { client } = this.prisma;
    const [row, images, offers] = await Promise.all([
      findProduct(client, id),
      listImages(client, id, ['published']),
      cheapestOffers(client, id, SHOWN_OFFERS),
    ]);
    if (!row) throw notFound('product');
    return presentProductDetail(row, language, images.map(presentImage), offers);
  }

  /** Several published products at once, by their ids. */
  async byIds(ids: readonly string[], language: CatalogueLanguage = 'en'): Promise<Map<string, Product>> {
    const rows = await findProducts(this.prisma.client, ids);
    return new Map(
      rows.flatMap((row) => (row.state === 'published' ? [[row.id, presentProduct(row, language)]] : [])),
    );
  }

  /** The history of one product, newest first; what waits or was refused only for the operator and who asked. */
  async history(caller: OrganisationCaller, id: string, query: PageQuery): Promise<Page<ProductChange>> {
    if (!(await findProduct(this.prisma.client, id))) throw notFound('product');
    return this.changes(caller, { ...query, state: undefined }, id);
  }

  /** The operator sees everybody's, a vendor its own. */
  async changes(
    caller: OrganisationCaller,
    query: z.output<typeof productChangeQuery>,
    productId: string | null = null,
  ): Promise<Page<ProductChange>> {
    const isOperator = caller.access.includes('operator');
    const { after, take, limit } = pageWindow(query);
    const rows = await listChanges(this.prisma.client, {
      state: query.state ?? null,
      productId,
      organisationId: isOperator ? null : caller.organisationId,
      after,
      take,
    });
    return pageFrom(rows, limit, presentChange);
  }
}
