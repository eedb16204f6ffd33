import {
  productState,
  productTexts,
  type Product,
  type ProductChange,
  type ProductDetail,
  type ProductImage,
  type ProductOffer,
} from '@topsteel/domain/api';
import { measuresOfFacts, textOfProduct, type CatalogueLanguage } from '@topsteel/domain/product';
import { factsOfRow } from './facts-of-row.ts';
import type { ProductChangeRow } from './infra/product-change-store.ts';
import type { ProductOfferRow } from './infra/product-offers.ts';
import type { ProductRow } from './infra/product-store.ts';

/** A product in a language; a text that is missing there is shown in English, or made from the facts. */
export function presentProduct(row: ProductRow, language: CatalogueLanguage): Product {
  const facts = factsOfRow(row);
  const text = textOfProduct(facts, productTexts.parse(row.texts), language);
  return {
    ...facts,
    id: row.id,
    key: row.key,
    state: productState.parse(row.state),
    gramsPerMetre: facts.gramsPerMetre?.toString() ?? null,
    gramsPerPiece: facts.gramsPerPiece?.toString() ?? null,
    gtin: row.gtin,
    name: text.name,
    description: text.description,
    language: text.language,
    measures: measuresOfFacts(facts, language),
    version: row.version,
    drawingUrl: `/v2/products/${row.id}/drawing.svg`,
  };
}

export const presentProductDetail = (
  row: ProductRow,
  language: CatalogueLanguage,
  images: ProductImage[],
  offers: readonly ProductOfferRow[],
): ProductDetail => ({
  ...presentProduct(row, language),
  texts: productTexts.parse(row.texts),
  images,
  offerCount: offers[0]?.total ?? 0,
  offers: offers.map(presentProductOffer),
  mergedInto: row.mergedInto,
});

const presentProductOffer = (row: ProductOfferRow): ProductOffer => ({
  id: row.id,
  seller: { organisationId: row.organisation_id, name: row.name, country: row.seller_country },
  sku: row.sku,
  price:
    row.price_minor === null
      ? { minor: row.price_per_tonne_minor.toString(), basis: 'tonne', currency: 'USDC' }
      : { minor: row.price_minor.toString(), basis: row.price_basis, currency: row.currency },
  pricePerTonneMinor: row.price_per_tonne_minor.toString(),
  availableGrams: row.available_grams.toString(),
  minGrams: row.min_grams.toString(),
  location: { city: row.city, country: row.country },
  leadTimeDays: row.lead_time_days,
  certificateKind: row.kind,
  gramsCo2ePerKg: row.emissions_grams_per_kg?.toString() ?? null,
});

export const presentChange = (row: ProductChangeRow): ProductChange => ({
  id: row.id,
  productId: row.productId,
  designation: row.product.designation,
  kind: row.kind as ProductChange['kind'],
  state: row.state as ProductChange['state'],
  diff: row.diff as ProductChange['diff'],
  baseVersion: row.baseVersion,
  version: row.version,
  organisation: row.organisation,
  reason: row.reason,
  createdAt: row.createdAt.toISOString(),
  decidedAt: row.decidedAt?.toISOString() ?? null,
});
