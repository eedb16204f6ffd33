/** What the test uses of `oidc-provider`, which brings no types. */
declare module 'oidc-provider' {
  import type { IncomingMessage, ServerResponse } from 'node:http';

  interface Grant {
    addOIDCScope(scope: string): void;
    save(): Promise<string>;
  }
  interface Context {
    oidc: { client?: { clientId: string }; session?: { accountId?: string } };
  }
  export default class Provider {
    constructor(
      issuer: string,
      configuration: {
        interactions: { url: (context: Context, interaction: { uid: string }) => string };
        findAccount: (context: Context, sub: string) => { accountId: string; claims: () => object };
        loadExistingGrant: (context: Context) => Promise<Grant>;
        [setting: string]: unknown;
      },
    );
    readonly Grant: new (of: { clientId?: string; accountId?: string }) => Grant;
    readonly Client: { prototype: { redirectUriAllowed: (uri: string) => boolean } };
    callback(): (request: IncomingMessage, response: ServerResponse) => Promise<void>;
    interactionFinished(request: IncomingMessage, response: ServerResponse, result: object): Promise<void>;
  }
}
