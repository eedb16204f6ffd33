import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { exportJWK, generateKeyPair, SignJWT, UnsecuredJWT, type JWTPayload } from 'jose';

/** An OpenID provider that answers the token request with whatever the test wants. */
export async function openForgingIdp() {
  const { privateKey, publicKey } = await generateKeyPair('RS256');
  const stranger = await generateKeyPair('RS256');
  const jwk = { ...(await exportJWK(publicKey)), kid: 'k1', alg: 'RS256', use: 'sig' };
  const forging = {
    issuer: '',
    host: '',
    clientId: 'topsteel',
    clientSecret: 'secret-secret',
    /** Makes the ID token of the next answer. */
    idToken: () => Promise.resolve(''),
    userinfo: {} as Record<string, unknown>,
    discovery: {} as Record<string, unknown>,
    good: (payload: JWTPayload) => sign(privateKey, payload),
    byStranger: (payload: JWTPayload) => sign(stranger.privateKey, payload),
    unsigned: (payload: JWTPayload) => Promise.resolve(new UnsecuredJWT(payload).encode()),
    /** Signed with the client secret, or with the public key as if it were one: both are HMAC. */
    byHmac: (payload: JWTPayload, secret: string) =>
      new SignJWT(payload)
        .setProtectedHeader({ alg: 'HS256', kid: 'k1' })
        .sign(new TextEncoder().encode(secret)),
    publicKey: JSON.stringify(jwk),
    async close() {
      server.close();
      server.closeAllConnections();
      await once(server, 'close');
    },
  };
  const server = createServer((request, response) => {
    const send = (body: unknown) =>
      response.setHeader('content-type', 'application/json').end(JSON.stringify(body));
    if (request.url === '/.well-known/openid-configuration') send(forging.discovery);
    else if (request.url === '/jwks') send({ keys: [jwk] });
    else if (request.url === '/userinfo') send(forging.userinfo);
    else void forging.idToken().then((token) => send({ id_token: token, access_token: 'a', token_type: 'Bearer' }));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  forging.host = `127.0.0.1:${(server.address() as AddressInfo).port}`;
  forging.issuer = `http://${forging.host}`;
  forging.discovery = {
    issuer: forging.issuer,
    authorization_endpoint: `${forging.issuer}/authorize`,
    token_endpoint: `${forging.issuer}/token`,
    userinfo_endpoint: `${forging.issuer}/userinfo`,
    jwks_uri: `${forging.issuer}/jwks`,
  };
  return forging;
}

const sign = (key: CryptoKey, payload: JWTPayload): Promise<string> =>
  new SignJWT(payload).setProtectedHeader({ alg: 'RS256', kid: 'k1' }).sign(key);
