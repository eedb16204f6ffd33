import { Injectable } from '@nestjs/common';
import { drawProduct, type CatalogueLanguage } from '@topsteel/domain/product';
import { PrismaService } from '../platform/database/index.ts';
import { notFound } from '../platform/http/index.ts';
import { factsOfRow } from './facts-of-row.ts';
import { findProduct } from './infra/product-store.ts';

interface Drawing {
  svg: string;
  /** Changes with the product and nothing else. */
  tag: string;
}

/** Drawings that are kept, about 3 KB each. */
const MOST_KEPT = 2_000;

/** The drawing of a product; drawn once a version and language. */
@Injectable()
export class DrawProduct {
  private readonly kept = new Map<string, Drawing>();

  constructor(private readonly prisma: PrismaService) {}

  /** @throws AppError `not-found` */
  async run(id: string, language: CatalogueLanguage): Promise<Drawing> {
    const row = await findProduct(this.prisma.client, id);
    if (!row) throw notFound('product');
    const tag = `"${id}-${row.version.toString()}-${language}"`;
    const known = this.kept.get(tag);
    if (known) return known;
    const drawing = { svg: drawProduct(factsOfRow(row), language), tag };
    if (this.kept.size >= MOST_KEPT) this.kept.clear();
    this.kept.set(tag, drawing);
    return drawing;
  }
}
