import { XMLSerializer, type Element } from '@xmldom/xmldom';
import { SignedXml } from 'xml-crypto';
import { samlRefused } from './saml-refused.ts';
import { allOf, childrenNamed, childrenOf, isNamed, readXml } from './xml.ts';

const DSIG = 'http://www.w3.org/2000/09/xmldsig#';
const SAML = 'urn:oasis:names:tc:SAML:2.0:assertion';
const SAMLP = 'urn:oasis:names:tc:SAML:2.0:protocol';

const EXCLUSIVE = 'http://www.w3.org/2001/10/xml-exc-c14n#';
const ENVELOPED = 'http://www.w3.org/2000/09/xmldsig#enveloped-signature';
/** No SHA-1, no HMAC: RSA with SHA-2 alone. */
const SIGNATURES = [
  'http://www.w3.org/2001/04/xmldsig-more#rsa-sha256',
  'http://www.w3.org/2001/04/xmldsig-more#rsa-sha512',
  'http://www.w3.org/2007/05/xmldsig-more#sha256-rsa-MGF1',
];
const DIGESTS = ['http://www.w3.org/2001/04/xmlenc#sha256', 'http://www.w3.org/2001/04/xmlenc#sha512'];

/**
 * The assertion that an identity provider signed, read from the very bytes that the signature covers.
 *
 * A signature proves some element of a document, and the attacks of signature wrapping (Somorovsky et al., "On Breaking
 * SAML", 2012) have the reader look at another one. So the document is taken in one shape only: one Response as the root, one
 * Assertion as its child, no other of either anywhere, no id twice, and signatures only as children of these two, each over
 * its own parent. What was in the document is then forgotten: the canonical bytes under the signature are parsed anew, and
 * nothing else is read.
 *
 * @param certificates PEM; what a message brings as its own key is not looked at
 * @returns the assertion; `response` for what is not of the assertion, which may be unsigned and may only make things worse
 * @throws AppError `unauthenticated` with reason `saml-structure`, `saml-unsigned`, `saml-signature` or `saml-encrypted`
 */
export function signedAssertion(
  xml: string,
  certificates: readonly string[],
): { response: Element; assertion: Element } {
  const response = readXml(xml);
  const assertion = onlyAssertionOf(response);
  const proofs = [response, assertion].flatMap((element) => {
    const signature = signatureOf(element);
    return signature ? [{ element, signature }] : [];
  });
  if (proofs.length === 0) throw samlRefused('unsigned', 'it is not signed');
  const proven = proofs.map(({ element, signature }) => ({
    element,
    bytes: verifiedBytes(xml, element, signature, certificates),
  }));
  // The assertion's own signature first; else the response's, which covers the assertion in it.
  const { element, bytes } = proven.at(-1) as (typeof proven)[number];
  const trusted = readXml(bytes);
  if (trusted.getAttribute('ID') !== element.getAttribute('ID'))
    throw samlRefused('signature', 'its signature is over something else');
  if (element === assertion) {
    if (!isNamed(trusted, SAML, 'Assertion')) throw samlRefused('structure', 'no assertion was signed');
    return { response, assertion: trusted };
  }
  return { response: trusted, assertion: onlyAssertionOf(trusted) };
}

function onlyAssertionOf(response: Element): Element {
  if (!isNamed(response, SAMLP, 'Response')) throw samlRefused('structure', 'it is no response of SAML 2.0');
  const ids = new Set<string>();
  const assertions: Element[] = [];
  for (const element of allOf(response)) {
    const name = element.localName;
    if (name === 'EncryptedAssertion' || name === 'EncryptedID')
      throw samlRefused(
        'encrypted',
        'it is encrypted, which is not read here; signed and sent over HTTPS it is',
      );
    if (name === 'Response' && element !== response)
      throw samlRefused('structure', 'it holds a second response');
    if (name === 'Assertion') assertions.push(element);
    for (const attribute of element.attributes) {
      if (attribute.localName?.toLowerCase() !== 'id') continue;
      if (ids.has(attribute.value)) throw samlRefused('structure', 'an id stands in it twice');
      ids.add(attribute.value);
    }
    if (name === 'Signature' && !isPlaceOfSignature(element, response))
      throw samlRefused('structure', 'a signature stands where none belongs');
  }
  const [assertion, second] = assertions;
  if (!assertion || second || assertion.parentNode !== response || !isNamed(assertion, SAML, 'Assertion'))
    throw samlRefused('structure', 'it does not hold exactly one assertion');
  return assertion;
}

function isPlaceOfSignature(signature: Element, response: Element): boolean {
  const parent = signature.parentNode as Element | null;
  if (parent === null || !isNamed(signature, DSIG, 'Signature')) return false;
  return parent === response || (isNamed(parent, SAML, 'Assertion') && parent.parentNode === response);
}

function signatureOf(element: Element): Element | undefined {
  const [signature, second] = childrenNamed(element, DSIG, 'Signature');
  if (second) throw samlRefused('structure', 'it is signed twice in one place');
  return signature;
}

/** The canonical bytes that the signature covers, when it is of one of the certificates and over its own parent alone. */
function verifiedBytes(
  xml: string,
  element: Element,
  signature: Element,
  certificates: readonly string[],
): string {
  requirePlainSignature(signature, element.getAttribute('ID') ?? '');
  const text = new XMLSerializer().serializeToString(signature);
  for (const publicCert of certificates) {
    const reader = new SignedXml({ publicCert });
    try {
      reader.loadSignature(text);
      if (!reader.checkSignature(xml)) continue;
    } catch {
      continue;
    }
    const [bytes, second] = reader.getSignedReferences();
    if (bytes !== undefined && second === undefined) return bytes;
  }
  throw samlRefused('signature', 'its signature is not of the provider that was registered');
}

/** One reference, to the parent, through the two transforms that SAML allows (SAML core, 5.4.2 to 5.4.4). */
function requirePlainSignature(signature: Element, id: string): void {
  const [info, ...otherInfos] = childrenNamed(signature, DSIG, 'SignedInfo');
  const references = info ? childrenNamed(info, DSIG, 'Reference') : [];
  const [reference] = references;
  const algorithm = (parent: Element | undefined, name: string): string | null =>
    parent ? (childrenNamed(parent, DSIG, name)[0]?.getAttribute('Algorithm') ?? null) : null;
  const transforms = reference
    ? childrenNamed(reference, DSIG, 'Transforms').flatMap((list) => childrenOf(list))
    : [];
  const isPlain =
    otherInfos.length === 0 &&
    references.length === 1 &&
    id !== '' &&
    reference?.getAttribute('URI') === `#${id}` &&
    childrenNamed(signature, DSIG, 'Object').length === 0 &&
    algorithm(info, 'CanonicalizationMethod') === EXCLUSIVE &&
    SIGNATURES.includes(algorithm(info, 'SignatureMethod') ?? '') &&
    DIGESTS.includes(algorithm(reference, 'DigestMethod') ?? '') &&
    transforms.length <= 2 &&
    transforms.every((one) => [ENVELOPED, EXCLUSIVE].includes(one.getAttribute('Algorithm') ?? ''));
  if (!isPlain)
    throw samlRefused('signature', 'its signature is not over the element it stands in, by RSA and SHA-256');
}
