import { isAppError } from '@topsteel/domain/errors';
import { expect } from 'chai';
import {
  assertionXml,
  responseXml,
  signatureOf,
  signed,
  withoutSignature,
  type AssertionSpec,
} from '../../../../test/identity/saml-idp.ts';
import { selfSigned } from '../../../../test/identity/self-signed.ts';
import { readSamlResponse } from './read-saml-response.ts';

const idp = selfSigned('idp.stahlbau.example');
const stranger = selfSigned('idp.stahlbau.example');
const spec: AssertionSpec = {
  id: '_assertion',
  issuer: 'https://idp.stahlbau.example/saml',
  audience: 'https://steel.test/v2/sso/1/metadata',
  recipient: 'https://steel.test/v2/sso/1/acs',
  inResponseTo: '_request',
  nameId: 'jana@stahlbau.example',
  attributes: { groups: ['einkauf', 'alle'] },
};
const expected = {
  issuer: spec.issuer,
  certificates: [idp.certificate],
  audience: spec.audience,
  recipient: spec.recipient,
  now: new Date(),
};
const good = signed(assertionXml(spec), idp);
const evil = assertionXml({ ...spec, id: '_evil', nameId: 'admin@stahlbau.example' });

const read = (xml: string, over: Partial<typeof expected> = {}) => readSamlResponse(xml, { ...expected, ...over });
const reasonOf = (xml: string, over: Partial<typeof expected> = {}): unknown => {
  try {
    return `taken: ${read(xml, over).nameId}`;
  } catch (error) {
    return isAppError(error) ? error.details.reason : error;
  }
};
const response = (inside: string): string => responseXml(spec, inside);

describe('readSamlResponse', () => {
  it('reads who signed in, from a signed assertion, a signed response, and both', () => {
    const unsigned = assertionXml(spec);
    for (const xml of [
      response(good),
      signed(response(unsigned), idp),
      signed(response(good), idp),
      `<?xml version="1.0" encoding="UTF-8"?>\n${response(good)}`,
    ]) {
      const person = read(xml);
      expect(person).to.include({ nameId: spec.nameId, assertionId: '_assertion', inResponseTo: '_request' });
      expect(person.attributes.get('groups')).to.deep.equal(['einkauf', 'alle']);
    }
  });

  it('takes a second certificate while the provider changes keys', () => {
    expect(reasonOf(response(good), { certificates: [stranger.certificate, idp.certificate] })).to.equal(
      `taken: ${spec.nameId}`,
    );
  });

  it('refuses what is not signed', () => {
    expect(reasonOf(response(assertionXml(spec)))).to.equal('saml-unsigned');
    expect(reasonOf(response(withoutSignature(good)))).to.equal('saml-unsigned');
  });

  it('refuses the signature of somebody else, whatever certificate it brings along', () => {
    expect(reasonOf(response(signed(assertionXml(spec), stranger)))).to.equal('saml-signature');
    const body = stranger.certificate.replace(/-----[A-Z ]+-----|\n/g, '');
    const bringing = signed(assertionXml(spec), stranger).replace(
      '</ds:SignatureValue>',
      `</ds:SignatureValue><ds:KeyInfo><ds:X509Data><ds:X509Certificate>${body}</ds:X509Certificate></ds:X509Data></ds:KeyInfo>`,
    );
    expect(reasonOf(response(bringing))).to.equal('saml-signature');
  });

  it('refuses what was changed after it was signed', () => {
    expect(reasonOf(response(good.replace('jana@', 'admin@')))).to.equal('saml-signature');
    expect(reasonOf(response(good.replace('>alle<', '>admins<')))).to.equal('saml-signature');
    const whole = signed(response(assertionXml(spec)), idp);
    expect(reasonOf(whole.replace('jana@', 'admin@'))).to.equal('saml-signature');
  });

  it('refuses a good assertion in a response whose own signature does not hold', () => {
    expect(reasonOf(signed(response(good), stranger))).to.equal('saml-signature');
  });

  it('refuses SHA-1, inclusive canonicalisation and other transforms', () => {
    const sha1 = 'http://www.w3.org/2000/09/xmldsig#sha1';
    const rsaSha1 = 'http://www.w3.org/2000/09/xmldsig#rsa-sha1';
    const inclusive = 'http://www.w3.org/TR/2001/REC-xml-c14n-20010315';
    const enveloped = 'http://www.w3.org/2000/09/xmldsig#enveloped-signature';
    for (const algorithms of [
      { signature: rsaSha1 },
      { digest: sha1 },
      { canonical: inclusive },
      { transforms: [enveloped, inclusive] },
      { transforms: [enveloped, enveloped, 'http://www.w3.org/2001/10/xml-exc-c14n#'] },
    ])
      expect(reasonOf(response(signed(assertionXml(spec), idp, algorithms))), JSON.stringify(algorithms)).to.equal(
        'saml-signature',
      );
  });

  describe('signature wrapping (Somorovsky et al., On Breaking SAML)', () => {
    const whole = signed(response(assertionXml(spec)), idp);
    const evilResponse = response(evil);
    const signature = signatureOf(good);
    const bare = withoutSignature(good);
    const into = (xml: string, tag: string, inside: string): string => xml.replace(`</${tag}>`, `${inside}</${tag}>`);

    it('XSW1: the signed response inside the signature of a forged one', () => {
      const inner = withoutSignature(whole);
      const outer = evilResponse.replace(
        '<samlp:Status>',
        `${into(signatureOf(whole), 'ds:Signature', `<ds:Object>${inner}</ds:Object>`)}<samlp:Status>`,
      );
      expect(reasonOf(outer)).to.equal('saml-structure');
    });

    it('XSW2: the signed response beside its signature, both inside a forged one', () => {
      const outer = evilResponse.replace(
        '<samlp:Status>',
        `${signatureOf(whole)}${withoutSignature(whole)}<samlp:Status>`,
      );
      expect(reasonOf(outer)).to.equal('saml-structure');
    });

    it('XSW3: a forged assertion before the signed one', () => {
      expect(reasonOf(response(evil + good))).to.equal('saml-structure');
      expect(reasonOf(response(good + evil))).to.equal('saml-structure');
    });

    it('XSW4: the signed assertion as a child of a forged one', () => {
      expect(reasonOf(response(into(evil, 'saml:Assertion', good)))).to.equal('saml-structure');
    });

    it('XSW5: the signature in the forged assertion, the signed one behind it', () => {
      const forged = evil.replace('<saml:Subject>', `${signature}<saml:Subject>`);
      expect(reasonOf(response(forged + bare))).to.equal('saml-structure');
    });

    it('XSW6: the signed assertion inside the signature of the forged one', () => {
      const carrying = into(signature, 'ds:Signature', bare);
      expect(reasonOf(response(evil.replace('<saml:Subject>', `${carrying}<saml:Subject>`)))).to.equal(
        'saml-structure',
      );
    });

    it('XSW7: the signed assertion in an extension', () => {
      const extension = `<samlp:Extensions>${good}</samlp:Extensions>`;
      expect(reasonOf(response(extension + evil))).to.equal('saml-structure');
      expect(reasonOf(response(`<samlp:Extensions>${evil}</samlp:Extensions>${good}`))).to.equal('saml-structure');
    });

    it('XSW8: the signed assertion in an object of the signature of a forged one', () => {
      const carrying = into(signature, 'ds:Signature', `<ds:Object>${bare}</ds:Object>`);
      expect(reasonOf(response(evil.replace('<saml:Subject>', `${carrying}<saml:Subject>`)))).to.equal(
        'saml-structure',
      );
    });

    it('one id on two elements, and a reference to the other', () => {
      const twin = assertionXml({ ...spec, nameId: 'admin@stahlbau.example' });
      expect(reasonOf(response(into(twin, 'saml:Assertion', good)))).to.equal('saml-structure');
      const elsewhere = evil.replace('<saml:Subject>', `${signature}<saml:Subject>`);
      expect(reasonOf(response(elsewhere))).to.equal('saml-signature');
      const whole = signature.replace('URI="#_assertion"', 'URI=""');
      expect(reasonOf(response(bare.replace('<saml:Subject>', `${whole}<saml:Subject>`)))).to.equal(
        'saml-signature',
      );
    });

    it('an assertion of another namespace, and one that hides behind a second name for it', () => {
      const other = evil.replace('urn:oasis:names:tc:SAML:2.0:assertion', 'urn:example:assertion');
      expect(reasonOf(response(other + good))).to.equal('saml-structure');
      expect(reasonOf(response(other))).to.equal('saml-structure');
    });
  });

  it('refuses a name that a comment cuts in two, and every other markup (XXE, DTD, CDATA, instructions)', () => {
    const xml = response(good);
    const cut = response(
      signed(assertionXml({ ...spec, nameId: 'admin@stahlbau.example<!-- -->.evil.example' }), idp),
    );
    for (const bad of [
      cut,
      `<!DOCTYPE samlp:Response [<!ENTITY x SYSTEM "file:///etc/passwd">]>${xml}`,
      `<?xml version="1.0"?><!DOCTYPE samlp:Response SYSTEM "http://evil.example/x.dtd">${xml}`,
      xml.replace('<samlp:Status>', '<![CDATA[ ]]><samlp:Status>'),
      xml.replace('<samlp:Status>', '<?php ?><samlp:Status>'),
    ])
      expect(reasonOf(bad)).to.equal('saml-markup');
    expect(reasonOf(xml.replace('jana@', '&x;@'))).to.equal('saml-malformed');
  });

  it('refuses what is no response, is cut off, or is endless', () => {
    expect(reasonOf(good)).to.equal('saml-structure');
    expect(reasonOf('<a/>')).to.equal('saml-structure');
    expect(reasonOf(response(good).slice(0, -20))).to.equal('saml-malformed');
    expect(reasonOf('')).to.equal('saml-malformed');
    expect(reasonOf(`<a>${' '.repeat(200_001)}</a>`)).to.equal('saml-malformed');
  });

  it('refuses an assertion for another site, and one for nobody in particular', () => {
    const make = (over: Partial<AssertionSpec>) => response(signed(assertionXml({ ...spec, ...over }), idp));
    expect(reasonOf(make({ audience: 'https://other.example' }))).to.equal('saml-audience');
    const free = assertionXml(spec).replace(/<saml:AudienceRestriction>.*<\/saml:AudienceRestriction>/, '');
    expect(reasonOf(response(signed(free, idp)))).to.equal('saml-audience');
    const twice = assertionXml(spec).replace(
      '</saml:Conditions>',
      '<saml:AudienceRestriction><saml:Audience>https://other.example</saml:Audience></saml:AudienceRestriction></saml:Conditions>',
    );
    expect(reasonOf(response(signed(twice, idp)))).to.equal('saml-audience');
  });

  it('refuses another recipient, another destination, another issuer', () => {
    const elsewhere = 'https://other.example/acs';
    expect(reasonOf(response(signed(assertionXml({ ...spec, recipient: elsewhere }), idp)))).to.equal(
      'saml-recipient',
    );
    expect(reasonOf(responseXml({ ...spec, recipient: elsewhere }, good))).to.equal('saml-recipient');
    expect(
      reasonOf(response(signed(assertionXml({ ...spec, issuer: 'https://other.example' }), idp))),
    ).to.equal('saml-issuer');
    expect(reasonOf(responseXml({ ...spec, issuer: 'https://other.example' }, good))).to.equal('saml-issuer');
  });

  it('refuses what is over, what has not begun, and times that it cannot read', () => {
    const at = (offsetS: number): Date => new Date(expected.now.getTime() + offsetS * 1_000);
    const make = (over: Partial<AssertionSpec>) => response(signed(assertionXml({ ...spec, ...over }), idp));
    expect(reasonOf(make({ notOnOrAfter: at(-61) }))).to.equal('saml-expired');
    expect(reasonOf(make({ notOnOrAfter: at(-59) })), 'clocks differ').to.equal(`taken: ${spec.nameId}`);
    expect(reasonOf(make({ notBefore: at(61) }))).to.equal('saml-expired');
    const local = assertionXml(spec).replace(/NotOnOrAfter="([^"]+)Z"/g, 'NotOnOrAfter="$1"');
    expect(reasonOf(response(signed(local, idp)))).to.equal('saml-malformed');
    const forever = assertionXml(spec).replace(/ NotOnOrAfter="[^"]+"/g, '');
    expect(reasonOf(response(signed(forever, idp)))).to.equal('saml-expired');
  });

  it('refuses what nobody asked for, a failed sign-in, and what is encrypted', () => {
    const unasked = assertionXml(spec).replace(' InResponseTo="_request"', '');
    expect(reasonOf(response(signed(unasked, idp)))).to.equal('saml-unsolicited');
    expect(reasonOf(responseXml({ ...spec, inResponseTo: '_other' }, good))).to.equal('saml-unsolicited');
    const failed = responseXml(spec, good, 'urn:oasis:names:tc:SAML:2.0:status:Responder');
    expect(reasonOf(failed)).to.equal('saml-status');
    const sealed = '<saml:EncryptedAssertion xmlns:saml="urn:oasis:names:tc:SAML:2.0:assertion"/>';
    expect(reasonOf(response(sealed))).to.equal('saml-encrypted');
  });

  it('refuses an assertion that holds keys of its holder instead of bearing', () => {
    const holder = assertionXml(spec).replace('cm:bearer', 'cm:holder-of-key');
    expect(reasonOf(response(signed(holder, idp)))).to.equal('saml-recipient');
  });
});
