/** What EN 10168:2004 calls the items that our sentences name. */
const itemNames = new Map(
  Object.entries({
    Certificate: 'the certificate',
    CommercialTransaction: 'the commercial part (A)',
    ProductDescription: 'the product description (B)',
    Inspection: 'the inspection results (C)',
    A01: 'the manufacturer (A01)',
    A02: 'the type of inspection document (A02)',
    A03: 'the document number (A03)',
    A04: "the manufacturer's mark (A04)",
    A06: 'the purchaser (A06)',
    B01: 'the product (B01)',
    B02: 'the steel designation (B02)',
    B07: 'the batch identification (B07)',
    B08: 'the number of pieces (B08)',
    B09: 'the dimensions (B09)',
    B12: 'the theoretical mass (B12)',
    B13: 'the actual mass (B13)',
    C00: 'the heat number (C00)',
    C03: 'the test temperature (C03)',
    C11: 'the yield strength (C11)',
    C12: 'the tensile strength (C12)',
    C13: 'the elongation (C13)',
    C43: 'the mean impact energy (C43)',
  }),
);

/** The last item of a path that has a name in the standard, else the path itself. */
export function itemNameOf(path: readonly PropertyKey[]): string {
  for (const part of [...path].reverse()) {
    const name = itemNames.get(String(part));
    if (name !== undefined) return name;
    if (/^[ABCDZ]\d\d/.test(String(part))) return `item ${String(part)}`;
  }
  return path.length === 0 ? 'the document' : pathText(path);
}

/** @example pathText(['Certificate', 'Inspection', 0, 'C00']) // 'Certificate.Inspection.0.C00' */
export function pathText(path: readonly PropertyKey[]): string {
  return path.map(String).join('.');
}
