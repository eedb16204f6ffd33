import type { Element } from '@xmldom/xmldom';
import { samlRefused } from './saml-refused.ts';
import { signedAssertion } from './signed-element.ts';
import { childrenNamed, textOf } from './xml.ts';

const SAML = 'urn:oasis:names:tc:SAML:2.0:assertion';
const SAMLP = 'urn:oasis:names:tc:SAML:2.0:protocol';
const SUCCESS = 'urn:oasis:names:tc:SAML:2.0:status:Success';
const BEARER = 'urn:oasis:names:tc:SAML:2.0:cm:bearer';
const TRANSIENT = 'urn:oasis:names:tc:SAML:2.0:nameid-format:transient';
/** Clocks may differ by this much. */
const SKEW_MS = 60_000;

export interface SamlExpected {
  /** The entity id of the identity provider, and its certificates as PEM. */
  issuer: string;
  certificates: readonly string[];
  /** Our entity id, and the address that the answer has to be sent to. */
  audience: string;
  recipient: string;
  now: Date;
}

export interface SamlPerson {
  assertionId: string;
  /** The id of our request that this answers; whether it was ours, the caller looks up. */
  inResponseTo: string;
  /** After this the assertion is worth nothing, so it has to be remembered no longer. */
  expiresAt: Date;
  nameId: string;
  /** The NameID is another one next time. */
  isTransient: boolean;
  attributes: ReadonlyMap<string, readonly string[]>;
}

/**
 * Reads the answer of an identity provider (SAML profiles 2.0, 4.1.4.3): signed by it, for us, sent to this address, in time,
 * to a request that somebody made. What counts is read from signed bytes alone.
 *
 * @param xml the decoded SAMLResponse
 * @throws AppError `unauthenticated` with a reason of its own for each thing that does not hold
 */
export function readSamlResponse(xml: string, expected: SamlExpected): SamlPerson {
  const { response, assertion } = signedAssertion(xml, expected.certificates);
  requireResponse(response, expected);
  if (textOf(only(assertion, SAML, 'Issuer', 'issuer')) !== expected.issuer)
    throw samlRefused('issuer', 'it is of another identity provider');
  requireConditions(assertion, expected);
  requireStatement(assertion, expected.now);
  const subject = only(assertion, SAML, 'Subject', 'structure');
  const nameId = only(subject, SAML, 'NameID', 'structure');
  const confirmation = confirmationOf(subject, expected);
  const answered = response.getAttribute('InResponseTo');
  if (answered !== null && answered !== confirmation.inResponseTo)
    throw samlRefused('unsolicited', 'its parts answer different requests');
  const assertionId = assertion.getAttribute('ID') ?? '';
  if (textOf(nameId) === '' || assertionId === '') throw samlRefused('structure', 'it names nobody');
  return {
    ...confirmation,
    assertionId,
    nameId: textOf(nameId),
    isTransient: nameId.getAttribute('Format') === TRANSIENT,
    attributes: attributesOf(assertion),
  };
}

/** What stands around the assertion can only refuse: it may be unsigned. */
function requireResponse(response: Element, { issuer, recipient }: SamlExpected): void {
  const destination = response.getAttribute('Destination');
  if (destination !== null && destination !== recipient)
    throw samlRefused('recipient', 'it was sent to another address');
  const [own] = childrenNamed(response, SAML, 'Issuer');
  if (own && textOf(own) !== issuer) throw samlRefused('issuer', 'it is of another identity provider');
  const status = only(response, SAMLP, 'Status', 'status');
  if (only(status, SAMLP, 'StatusCode', 'status').getAttribute('Value') !== SUCCESS)
    throw samlRefused('status', 'the provider did not sign you in');
}

function requireConditions(assertion: Element, { audience, now }: SamlExpected): void {
  const conditions = only(assertion, SAML, 'Conditions', 'audience');
  requireTime(conditions, now);
  const restrictions = childrenNamed(conditions, SAML, 'AudienceRestriction');
  const isForUs = restrictions.every((restriction) =>
    childrenNamed(restriction, SAML, 'Audience').some((one) => textOf(one) === audience),
  );
  if (restrictions.length === 0 || !isForUs) throw samlRefused('audience', 'it was made for another site');
}

function requireStatement(assertion: Element, now: Date): void {
  const [statement] = childrenNamed(assertion, SAML, 'AuthnStatement');
  if (!statement) throw samlRefused('structure', 'it does not say that anybody signed in');
  const until = statement.getAttribute('SessionNotOnOrAfter');
  if (until !== null && timeOf(until) + SKEW_MS <= now.getTime())
    throw samlRefused('expired', 'the session there has ended');
}

/** A bearer confirmation for us (4.1.4.2): our address, in time, an answer to a request, and no "not before". */
function confirmationOf(
  subject: Element,
  { recipient, now }: SamlExpected,
): { inResponseTo: string; expiresAt: Date } {
  const datas = childrenNamed(subject, SAML, 'SubjectConfirmation')
    .filter((one) => one.getAttribute('Method') === BEARER)
    .flatMap((one) => childrenNamed(one, SAML, 'SubjectConfirmationData'));
  const ours = datas.filter((data) => data.getAttribute('Recipient') === recipient);
  if (ours.length === 0) throw samlRefused('recipient', 'it was made for another address');
  const inTime = ours.flatMap((data) => {
    const until = data.getAttribute('NotOnOrAfter');
    const isOpen =
      until !== null && timeOf(until) + SKEW_MS > now.getTime() && !data.hasAttribute('NotBefore');
    return isOpen ? [{ data, expiresAt: new Date(timeOf(until) + SKEW_MS) }] : [];
  });
  const [first] = inTime;
  if (!first) throw samlRefused('expired', 'its time has passed');
  const inResponseTo = first.data.getAttribute('InResponseTo');
  if (inResponseTo === null || inResponseTo === '')
    throw samlRefused('unsolicited', 'nobody began this sign-in here');
  return { inResponseTo, expiresAt: first.expiresAt };
}

function requireTime(element: Element, now: Date): void {
  const from = element.getAttribute('NotBefore');
  const until = element.getAttribute('NotOnOrAfter');
  const isOpen =
    (from === null || timeOf(from) - SKEW_MS <= now.getTime()) &&
    until !== null &&
    timeOf(until) + SKEW_MS > now.getTime();
  if (!isOpen) throw samlRefused('expired', 'its time has passed, or has not come');
}

/** A time without a zone, or none at all, is refused rather than read in ours. */
function timeOf(text: string): number {
  const time = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$/.test(text) ? Date.parse(text) : NaN;
  if (Number.isNaN(time)) throw samlRefused('malformed', 'a time in it cannot be read');
  return time;
}

function attributesOf(assertion: Element): Map<string, string[]> {
  const found = new Map<string, string[]>();
  for (const statement of childrenNamed(assertion, SAML, 'AttributeStatement')) {
    for (const attribute of childrenNamed(statement, SAML, 'Attribute')) {
      const name = attribute.getAttribute('Name') ?? '';
      const values = childrenNamed(attribute, SAML, 'AttributeValue').map(textOf);
      found.set(name, [...(found.get(name) ?? []), ...values]);
    }
  }
  return found;
}

function only(
  parent: Element,
  namespace: string,
  name: string,
  why: 'issuer' | 'audience' | 'structure' | 'status',
): Element {
  const [element, second] = childrenNamed(parent, namespace, name);
  if (!element || second) throw samlRefused(why, `it does not hold one ${name}`);
  return element;
}
