import { expect } from 'chai';
import type { Ports } from './ports.ts';
import { readPort } from './ports.ts';
import { replacedPieces, stackEnv } from './stack-env.ts';

const ports: Ports = {
  web: 3000,
  api: 4000,
  graph: 8000,
  chain: 8545,
  ipfs: 5001,
  gateway: 8080,
  postgres: 5433,
  smtp: 8026,
  inbox: 8025,
  counterparties: 4100,
  signer1: 4201,
  signer2: 4202,
  signer3: 4203,
};
const secrets = {
  AUTH_SECRET: 'a',
  CREDENTIAL_KEY: 'c',
  POSTGRES_PASSWORD: 'p',
  OPERATOR_PASSWORD: 'o',
  SIGNER_TOKEN: 's',
  BANK_API_TOKEN: 'b',
  EINVOICE_TOKEN: 'e',
  STRIPE_KEY: 's1',
  STRIPE_WEBHOOKS: 's2',
  COINBASE_KEY: '11'.repeat(32),
  COINBASE_WEBHOOKS: 'c2',
};
const envOf = (env: NodeJS.ProcessEnv) =>
  stackEnv({ ports, secrets, keystoreDir: '/data/keys', env, demoSignIns: [] });

describe('the environment of the stack', () => {
  it('points everybody at the embedded pieces', () => {
    const env = envOf({});
    expect(env['DATABASE_URL']).to.equal('postgresql://postgres:p@127.0.0.1:5433/topsteel');
    expect(env['GRAPH_URL']).to.equal('http://127.0.0.1:8000/subgraphs/name/topsteel');
    expect(env['WEIGHBRIDGE_JWKS_URL']).to.equal('http://127.0.0.1:4100/.well-known/jwks.json');
    expect(env['PUBLIC_URL']).to.equal('http://localhost:3000');
    expect(env['SIGNER_URLS']).to.equal('http://127.0.0.1:4201,http://127.0.0.1:4202,http://127.0.0.1:4203');
    expect(JSON.parse(env['FX_SOURCES'] ?? '')).to.have.length(3);
    expect(env['DEMO']).to.equal('1');
  });

  it('replaces a piece by one variable', () => {
    const outside = { DATABASE_URL: 'postgresql://db.example/topsteel', SMTP_URL: '' };
    expect([...replacedPieces(outside)]).to.deep.equal(['postgres']);
    expect([...replacedPieces({ SIGNER_URLS: 'https://a.example,https://b.example' })]).to.deep.equal([
      'signer-1',
      'signer-2',
      'signer-3',
    ]);
    expect(envOf(outside)['DATABASE_URL']).to.equal('postgresql://db.example/topsteel');
    expect(envOf(outside)['SMTP_URL']).to.equal('smtp://127.0.0.1:8026');
  });

  it('sends payments to the embedded providers, and to a real one that the environment names', () => {
    expect(envOf({})).to.include({
      STRIPE_SECRET_KEY: 'sk_test_s1',
      STRIPE_WEBHOOK_SECRETS: 'whsec_s2',
      STRIPE_API_URL: 'http://127.0.0.1:4100',
      COINBASE_API: 'business',
      COINBASE_BUSINESS_URL: 'http://127.0.0.1:4100/coinbase/business',
    });
    const real = envOf({ STRIPE_SECRET_KEY: 'sk_live_real', STRIPE_WEBHOOK_SECRETS: 'whsec_real' });
    expect(real).to.include({
      STRIPE_SECRET_KEY: 'sk_live_real',
      STRIPE_WEBHOOK_SECRETS: 'whsec_real',
      STRIPE_API_URL: 'https://api.stripe.com',
      COINBASE_COMMERCE_URL: 'http://127.0.0.1:4100/coinbase/commerce',
    });
  });

  it('is no demo on a chain of somebody else', () => {
    expect(envOf({ RPC_URL: 'https://rpc.example', CHAIN_ID: '8453' })).not.to.have.property('DEMO');
    expect(envOf({ RPC_URL: 'https://rpc.example' })).not.to.have.property('DEMO');
    expect(envOf({ RPC_URL: 'https://rpc.example' })).to.include({
      FX_SOURCES: '[]',
      CARBON_FACTORS_URL: '',
    });
    expect(envOf({ RPC_URL: 'http://127.0.0.1:8545', DEMO: '1' })['DEMO']).to.equal('1');
    expect(envOf({ CHAIN_ID: '8453', DEMO: '1' })).not.to.have.property('DEMO');
  });

  it('refuses what is no port', () => {
    expect(readPort('3100', 'WEB_PORT')).to.equal(3_100);
    expect(readPort('', 'WEB_PORT')).to.equal(null);
    for (const text of ['0', '70000', 'http', '30.5']) {
      expect(() => readPort(text, 'WEB_PORT')).to.throw(
        `WEB_PORT is "${text}": set it to a port number between 1 and 65535.`,
      );
    }
  });
});
