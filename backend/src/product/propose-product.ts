import { Injectable } from '@nestjs/common';
import type { Product, productInput } from '@topsteel/domain/api';
import { AppError } from '@topsteel/domain/errors';
import {
  productKey,
  resolveFacts,
  type CatalogueLanguage,
  type StatedProduct,
} from '@topsteel/domain/product';
import type { z } from 'zod';
import { recordAudit } from '../audit/index.ts';
import { isUniqueViolation, newId, PrismaService } from '../platform/database/index.ts';
import type { OrganisationCaller } from '../platform/http/index.ts';
import { gradeKeyOf, proposalOf } from './ensure-products.ts';
import { insertChange } from './infra/product-change-store.ts';
import { findProductByKey, insertProduct } from './infra/product-store.ts';
import { presentProduct } from './present-product.ts';

/**
 * Proposes a product that vendors may then offer. What follows from a norm alone is published at once. State: none →
 * `proposed` or `published`.
 */
@Injectable()
export class ProposeProduct {
  constructor(private readonly prisma: PrismaService) {}

  /** @throws AppError `invalid-input` when the facts contradict a norm; `conflict` when the product exists, with its id. */
  async run(
    caller: OrganisationCaller,
    input: z.output<typeof productInput>,
    language: CatalogueLanguage = 'en',
  ): Promise<Product> {
    const { facts, isByNorm } = resolveFacts(statedOf(input));
    const key = productKey(facts);
    // A text or a number of GS1 is nothing that a norm answers for.
    const isPlain = isByNorm && input.gtin === undefined && input.texts === undefined;
    const state = isPlain || caller.access.includes('operator') ? 'published' : 'proposed';
    try {
      return await this.prisma.transact(async (tx) => {
        const row = await insertProduct(tx, {
          id: newId(),
          key,
          ...facts,
          gradeKey: gradeKeyOf(facts.grade),
          gtin: input.gtin ?? null,
          texts: input.texts ?? {},
          state,
          proposedBy: caller.organisationId,
        });
        const change = await insertChange(tx, proposalOf(row, caller));
        await recordAudit(tx, {
          actor: caller.userId,
          organisationId: caller.organisationId,
          action: 'product.propose',
          subject: `product:${row.id}`,
          details: { key, state, change: change.id },
        });
        return presentProduct(row, language);
      });
    } catch (error) {
      if (isUniqueViolation(error)) throw await this.existing(key);
      throw error;
    }
  }

  private async existing(key: string): Promise<AppError> {
    const row = await findProductByKey(this.prisma.client, key);
    if (!row)
      return new AppError('conflict', {
        message: 'Another product has this GTIN. Check the number, or leave it out.',
        details: { reason: 'gtin-taken', errors: [{ field: 'gtin', message: 'Taken by another product.' }] },
      });
    return new AppError('conflict', {
      message: `This product is in the catalogue already: ${row.designation}, ${row.grade}. Offer it under ${row.id}.`,
      details: { reason: 'product-exists', productId: row.id },
    });
  }
}

function statedOf(input: z.output<typeof productInput>): StatedProduct {
  const { gtin: _gtin, texts: _texts, gramsPerMetre, gramsPerPiece, form, ...rest } = input;
  return {
    ...rest,
    ...(form !== undefined && { form }),
    norm: rest.norm ?? null,
    heightUm: rest.heightUm ?? null,
    widthUm: rest.widthUm ?? null,
    thicknessUm: rest.thicknessUm ?? null,
    diameterUm: rest.diameterUm ?? null,
    lengthUm: rest.lengthUm ?? null,
    gramsPerMetre: gramsPerMetre === undefined || gramsPerMetre === null ? null : BigInt(gramsPerMetre),
    gramsPerPiece: gramsPerPiece === undefined || gramsPerPiece === null ? null : BigInt(gramsPerPiece),
  };
}
