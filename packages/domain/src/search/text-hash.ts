import type { SearchDocument } from './document.ts';

/** Of everything a document is found by, 53 bits: two texts that agree in it are taken for the same. */
export function textHashOf(document: SearchDocument): number {
  const { family, form, designation, grade, norm, titles, codes, sellerId, sellerName, city, country } =
    document;
  const lengths = [
    document.heightUm,
    document.widthUm,
    document.thicknessUm,
    document.diameterUm,
    document.lengthUm,
  ];
  const text = [
    family,
    form,
    designation,
    grade,
    norm,
    ...titles,
    ...codes,
    sellerId,
    sellerName,
    city,
    country,
    document.certificateKind,
    ...lengths,
  ].join('\u0000');
  let [high, low] = [0xdeadbeef, 0x41c6ce57];
  for (let at = 0; at < text.length; at += 1) {
    const unit = text.charCodeAt(at);
    high = Math.imul(high ^ unit, 2_654_435_761);
    low = Math.imul(low ^ unit, 1_597_334_677);
  }
  high = Math.imul(high ^ (high >>> 16), 2_246_822_507) ^ Math.imul(low ^ (low >>> 13), 3_266_489_909);
  low = Math.imul(low ^ (low >>> 16), 2_246_822_507) ^ Math.imul(high ^ (high >>> 13), 3_266_489_909);
  return 4_294_967_296 * (2_097_151 & low) + (high >>> 0);
}
