/** An element: its name, and its text or its children; absent children are left out. */
export function element(
  name: string,
  content: string | readonly (string | null | undefined)[],
  attributes: Readonly<Record<string, string>> = {},
): string {
  const inner =
    typeof content === 'string'
      ? escapeXml(content)
      : content.filter((child) => child !== null && child !== undefined).join('');
  const given = Object.entries(attributes).map(([key, value]) => ` ${key}="${escapeXml(value)}"`);
  return `<${name}${given.join('')}>${inner}</${name}>`;
}

/** A document of ISO 20022 in its namespace. @example document('pain.001.001.09', 'CstmrCdtTrfInitn', […]) */
export function document(schema: string, message: string, children: readonly string[]): string {
  const xmlns = `urn:iso:std:iso:20022:tech:xsd:${schema}`;
  return `<?xml version="1.0" encoding="UTF-8"?>\n${element('Document', [element(message, children)], { xmlns })}\n`;
}

const named: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
const escapeXml = (text: string): string => text.replace(/[&<>"]/gu, (character) => named[character] ?? '');
