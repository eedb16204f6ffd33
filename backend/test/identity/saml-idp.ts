import { randomBytes } from 'node:crypto';
import { SignedXml } from 'xml-crypto';
import type { KeyWithCertificate } from './self-signed.ts';

const SAML = 'urn:oasis:names:tc:SAML:2.0:assertion';
const SAMLP = 'urn:oasis:names:tc:SAML:2.0:protocol';
const SHA256 = 'http://www.w3.org/2001/04/xmlenc#sha256';
const RSA_SHA256 = 'http://www.w3.org/2001/04/xmldsig-more#rsa-sha256';
const EXCLUSIVE = 'http://www.w3.org/2001/10/xml-exc-c14n#';
const ENVELOPED = 'http://www.w3.org/2000/09/xmldsig#enveloped-signature';

export interface AssertionSpec {
  id?: string;
  issuer: string;
  audience: string;
  recipient: string;
  inResponseTo: string;
  nameId: string;
  attributes?: Record<string, string[]>;
  notBefore?: Date;
  notOnOrAfter?: Date;
}

const newId = (): string => `_${randomBytes(16).toString('hex')}`;

/** An assertion as an identity provider writes it, unsigned. */
export function assertionXml(spec: AssertionSpec, now = new Date()): string {
  const from = (spec.notBefore ?? new Date(now.getTime() - 60_000)).toISOString();
  const until = (spec.notOnOrAfter ?? new Date(now.getTime() + 300_000)).toISOString();
  const attributes = Object.entries(spec.attributes ?? {})
    .map(
      ([name, values]) =>
        `<saml:Attribute Name="${name}">${values.map((value) => `<saml:AttributeValue>${value}</saml:AttributeValue>`).join('')}</saml:Attribute>`,
    )
    .join('');
  return (
    `<saml:Assertion xmlns:saml="${SAML}" ID="${spec.id ?? newId()}" Version="2.0" IssueInstant="${now.toISOString()}">` +
    `<saml:Issuer>${spec.issuer}</saml:Issuer>` +
    `<saml:Subject><saml:NameID Format="urn:oasis:names:tc:SAML:2.0:nameid-format:persistent">${spec.nameId}</saml:NameID>` +
    `<saml:SubjectConfirmation Method="urn:oasis:names:tc:SAML:2.0:cm:bearer">` +
    `<saml:SubjectConfirmationData InResponseTo="${spec.inResponseTo}" NotOnOrAfter="${until}" Recipient="${spec.recipient}"/>` +
    `</saml:SubjectConfirmation></saml:Subject>` +
    `<saml:Conditions NotBefore="${from}" NotOnOrAfter="${until}"><saml:AudienceRestriction><saml:Audience>${spec.audience}</saml:Audience></saml:AudienceRestriction></saml:Conditions>` +
    `<saml:AuthnStatement AuthnInstant="${now.toISOString()}"><saml:AuthnContext><saml:AuthnContextClassRef>urn:oasis:names:tc:SAML:2.0:ac:classes:PasswordProtectedTransport</saml:AuthnContextClassRef></saml:AuthnContext></saml:AuthnStatement>` +
    `<saml:AttributeStatement>${attributes}</saml:AttributeStatement>` +
    `</saml:Assertion>`
  );
}

/** Puts assertions (or whatever else) into a response. */
export const responseXml = (
  spec: Pick<AssertionSpec, 'issuer' | 'recipient' | 'inResponseTo'>,
  inside: string,
  status = 'urn:oasis:names:tc:SAML:2.0:status:Success',
): string =>
  `<samlp:Response xmlns:samlp="${SAMLP}" ID="${newId()}" Version="2.0" IssueInstant="${new Date().toISOString()}" Destination="${spec.recipient}" InResponseTo="${spec.inResponseTo}">` +
  `<saml:Issuer xmlns:saml="${SAML}">${spec.issuer}</saml:Issuer>` +
  `<samlp:Status><samlp:StatusCode Value="${status}"/></samlp:Status>${inside}</samlp:Response>`;

/** Signs the root element of a text; the signature stands behind its issuer, where SAML wants it. */
export function signed(
  xml: string,
  { key }: Pick<KeyWithCertificate, 'key'>,
  algorithms: { signature?: string; digest?: string; transforms?: string[]; canonical?: string } = {},
): string {
  const signer = new SignedXml({
    privateKey: key.export({ type: 'pkcs8', format: 'pem' }),
    signatureAlgorithm: algorithms.signature ?? RSA_SHA256,
    canonicalizationAlgorithm: (algorithms.canonical ?? EXCLUSIVE) as typeof EXCLUSIVE,
  });
  signer.addReference({
    xpath: '/*',
    transforms: algorithms.transforms ?? [ENVELOPED, EXCLUSIVE],
    digestAlgorithm: algorithms.digest ?? SHA256,
  });
  signer.computeSignature(xml, {
    prefix: 'ds',
    location: { reference: "/*/*[local-name(.)='Issuer']", action: 'after' },
  });
  return signer.getSignedXml();
}

export const signatureOf = (xml: string): string => /<ds:Signature [\s\S]*<\/ds:Signature>/.exec(xml)?.[0] ?? '';
export const withoutSignature = (xml: string): string => xml.replace(signatureOf(xml), '');
export const encoded = (xml: string): string => Buffer.from(xml, 'utf8').toString('base64');
