/** Headings of the Combined Nomenclature that steel products of a form usually fall under. */
const headings: Readonly<Record<string, string>> = {
  plate: '7208',
  coil: '7208',
  beam: '7216',
  section: '7216',
  rebar: '7214',
  bar: '7214',
  tube: '7306',
};

/**
 * The CN heading that a product form suggests, four digits; null for a form that suggests none. The importer's own
 * classification decides: width, alloy and seams are not looked at.
 *
 * @example cnHeadingOf('rebar') // '7214'
 */
export const cnHeadingOf = (form: string | null): string | null =>
  form !== null && Object.hasOwn(headings, form) ? (headings[form] ?? null) : null;
