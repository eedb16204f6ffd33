import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import Provider from 'oidc-provider';

/** Whoever signs in at the provider of the test. */
export interface Account {
  sub: string;
  email: string;
  emailVerified?: boolean;
  groups?: string[];
}

export interface OidcIdp {
  issuer: string;
  host: string;
  clientId: string;
  clientSecret: string;
  /** Who the next sign-in is. */
  account: Account;
  /** Follows the provider's redirects as a browser does, until one leads to `stopAt`. @returns that address */
  follow(address: string, stopAt: string): Promise<string>;
  close(): Promise<void>;
}

/** A real OpenID provider (authorization code, PKCE required) that lets its one account in without asking. */
export async function openOidcIdp(): Promise<OidcIdp> {
  const server: Server = createServer();
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const host = `127.0.0.1:${(server.address() as AddressInfo).port}`;
  const issuer = `http://${host}`;
  const idp: OidcIdp = {
    issuer,
    host,
    clientId: 'topsteel',
    clientSecret: 'a secret & with / signs',
    account: { sub: 'u-1', email: 'jana@stahlbau.example' },
    follow,
    async close() {
      server.close();
      server.closeAllConnections();
      await once(server, 'close');
    },
  };
  const provider = new Provider(issuer, {
    clients: [
      {
        client_id: idp.clientId,
        client_secret: idp.clientSecret,
        redirect_uris: ['http://steel.test/placeholder'],
        grant_types: ['authorization_code'],
        response_types: ['code'],
      },
    ],
    claims: { openid: ['sub'], email: ['email', 'email_verified'], profile: ['name', 'groups'] },
    cookies: { keys: ['test'] },
    pkce: { required: () => true },
    features: { devInteractions: { enabled: false } },
    interactions: { url: (_ctx, interaction) => `/interaction/${interaction.uid}` },
    findAccount: (_ctx, sub) => ({
      accountId: sub,
      claims: () => ({
        sub,
        email: idp.account.email,
        email_verified: idp.account.emailVerified ?? true,
        name: 'Jana Berg',
        groups: idp.account.groups ?? [],
      }),
    }),
    async loadExistingGrant(ctx) {
      const { client, session } = ctx.oidc;
      const grant = new provider.Grant({
        ...(client && { clientId: client.clientId }),
        ...(session?.accountId !== undefined && { accountId: session.accountId }),
      });
      grant.addOIDCScope('openid email profile');
      await grant.save();
      return grant;
    },
  });
  // The address of the party is known only once it has registered this provider.
  provider.Client.prototype.redirectUriAllowed = (uri: string) => uri.startsWith('http://steel.test/v2/sso/');
  const handle = provider.callback();
  server.on('request', (request, response) => {
    if (!request.url?.startsWith('/interaction/')) {
      void handle(request, response);
      return;
    }
    void provider.interactionFinished(request, response, { login: { accountId: idp.account.sub } });
  });
  return idp;
}

async function follow(address: string, stopAt: string): Promise<string> {
  const jar = new Map<string, string>();
  let next = address;
  for (let hop = 0; hop < 10; hop += 1) {
    const answer = await fetch(next, {
      redirect: 'manual',
      headers: { cookie: [...jar].map(([name, value]) => `${name}=${value}`).join('; ') },
    });
    for (const line of answer.headers.getSetCookie()) {
      const [name = '', value = ''] = (line.split(';')[0] ?? '').split('=');
      jar.set(name, value);
    }
    const location = answer.headers.get('location');
    if (location === null) throw new Error(`The provider answered ${answer.status}: ${await answer.text()}`);
    next = new URL(location, next).href;
    if (next.startsWith(stopAt)) return next;
  }
  throw new Error('The provider leads round in circles.');
}
