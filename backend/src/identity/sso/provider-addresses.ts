/** Where identity providers send people back to, and what we are called there. */
export const oidcRedirectUri = (publicUrl: string, id: string): string =>
  `${publicUrl}/v2/sso/${id}/callback`;
export const samlEntityId = (publicUrl: string, id: string): string => `${publicUrl}/v2/sso/${id}/metadata`;
export const samlRecipient = (publicUrl: string, id: string): string => `${publicUrl}/v2/sso/${id}/acs`;

/**
 * Metadata for the identity provider's administrator (SAML metadata 2.0): one address to answer to, by POST, with a signed
 * assertion.
 */
export const samlMetadata = (publicUrl: string, id: string): string =>
  `<?xml version="1.0" encoding="UTF-8"?>
<md:EntityDescriptor xmlns:md="urn:oasis:names:tc:SAML:2.0:metadata" entityID="${escapeXml(samlEntityId(publicUrl, id))}">
  <md:SPSSODescriptor AuthnRequestsSigned="false" WantAssertionsSigned="true" protocolSupportEnumeration="urn:oasis:names:tc:SAML:2.0:protocol">
    <md:AssertionConsumerService Binding="urn:oasis:names:tc:SAML:2.0:bindings:HTTP-POST" Location="${escapeXml(samlRecipient(publicUrl, id))}" index="0" isDefault="true"/>
  </md:SPSSODescriptor>
</md:EntityDescriptor>
`;

const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
export const escapeXml = (text: string): string => text.replace(/[&<>"]/g, (one) => entities[one] ?? '');
