export {
  catalogueLanguages,
  localThousandths,
  measuresOfFacts,
  nameOfFacts,
  textOfProduct,
  wordOfForm,
} from './describe-product.ts';
export type { CatalogueLanguage, ProductText } from './describe-product.ts';
export { resolveFacts } from './resolve-facts.ts';
export type { ResolvedProduct, StatedProduct } from './resolve-facts.ts';
export { factsOfCertificate } from './facts-of-certificate.ts';
export type { CertifiedProduct } from './facts-of-certificate.ts';
export { factsOfDesignation, pieceGramsHalfUp } from './facts-of-designation.ts';
export type { StatedMaterial } from './facts-of-designation.ts';
export { productFamilies } from './product.ts';
export type { ProductFacts, ProductFamily } from './product.ts';
export { productKey } from './product-key.ts';
export { angleSizeOf, beamForms, beamSizeOf, sectionSizes } from './section-size.ts';
export type { BeamForm, SectionSize } from './section-size.ts';
export { theoreticalGramsHalfUp } from './theoretical-mass.ts';
export { drawProduct } from './drawing/draw-product.ts';
