import { expect } from 'chai';
import { CompactSign, createLocalJWKSet, errors, exportJWK, generateKeyPair } from 'jose';
import type { CryptoKey, JWTVerifyGetKey } from 'jose';
import { parseTicket } from './parse-ticket.ts';

const claims = {
  ticketNo: 'WB-2026-00417',
  deliveryRef: 'D-7F3A',
  paymentId: `0x${'5c'.repeat(32)}`,
  netGrams: '4982000',
  grossGrams: '21542000',
  tareGrams: '16560000',
  weighedAt: '2026-11-23T09:14:00.000Z',
  weighbridge: 'Linz Hafen 2',
  iss: 'urn:topsteel:carrier:spedition-donau-rhein',
};

async function weighbridge(): Promise<{ sign: (value: unknown) => Promise<string>; keys: JWTVerifyGetKey }> {
  const { privateKey, publicKey } = await generateKeyPair('ES256');
  const jwk = { ...(await exportJWK(publicKey)), kid: 'scale-1', alg: 'ES256' };
  return { sign: (value) => sign(value, privateKey, 'ES256'), keys: createLocalJWKSet({ keys: [jwk] }) };
}

function sign(value: unknown, key: CryptoKey, alg: string): Promise<string> {
  return new CompactSign(new TextEncoder().encode(JSON.stringify(value)))
    .setProtectedHeader({ alg, kid: 'scale-1' })
    .sign(key);
}

describe('weigh ticket', () => {
  it('is read when its signature holds', async () => {
    const scale = await weighbridge();
    expect(await parseTicket(await scale.sign(claims), scale.keys)).to.deep.equal({
      isValid: true,
      ticket: claims,
    });
  });

  it('is rejected when a digit was changed', async () => {
    const scale = await weighbridge();
    const [header, , signature] = (await scale.sign(claims)).split('.');
    const altered = Buffer.from(JSON.stringify({ ...claims, netGrams: '5982000' })).toString('base64url');
    expect(await parseTicket(`${header ?? ''}.${altered}.${signature ?? ''}`, scale.keys)).to.deep.equal({
      isValid: false,
      reason: 'The signature does not hold.',
    });
  });

  it('is rejected when another weighbridge signed it', async () => {
    const [scale, other] = await Promise.all([weighbridge(), weighbridge()]);
    expect(await parseTicket(await other.sign(claims), scale.keys)).to.have.property('isValid', false);
  });

  it('is rejected with another algorithm', async () => {
    const scale = await weighbridge();
    const { privateKey } = await generateKeyPair('RS256');
    expect(await parseTicket(await sign(claims, privateKey, 'RS256'), scale.keys)).to.deep.equal({
      isValid: false,
      reason: 'The ticket is not signed with ES256.',
    });
  });

  it('is rejected when it is no ticket at all', async () => {
    const scale = await weighbridge();
    expect(await parseTicket('4982 kg', scale.keys)).to.deep.equal({
      isValid: false,
      reason: 'This is not a signed ticket.',
    });
    const parsed = await parseTicket(await scale.sign({ ...claims, netGrams: 4982 }), scale.keys);
    expect(parsed).to.have.property('reason').that.includes('not in the agreed form: netGrams');
  });

  it('is kept for later when the key set does not answer', async () => {
    const scale = await weighbridge();
    const jws = await scale.sign(claims);
    const away: JWTVerifyGetKey = () => Promise.reject(new errors.JWKSTimeout());
    let thrown: unknown;
    await parseTicket(jws, away).catch((error: unknown) => {
      thrown = error;
    });
    expect(thrown).to.be.instanceOf(errors.JWKSTimeout);
  });
});
