import { expect } from 'chai';
import { keepSecrets } from './secrets.ts';

const PEM =
  '-----BEGIN PRIVATE KEY-----\nMIGHAgEAMBMGByqGSM49AgEG\nCCqGSM49AwEHBG0wawIBAQQg\n-----END PRIVATE KEY-----';

describe('secrets', () => {
  const env = {
    SIGNER_TOKEN: 'coordinator "4242"',
    RPC_URL: 'https://node.example/v3/0123456789abcdef',
    DATABASE_URL: 'postgresql://topsteel:p%40ss@127.0.0.1:5433/topsteel',
    FX_SOURCES: '[{"name":"table","url":"https://rates.example/latest?access_key=k-4711-k"}]',
    KEY: PEM,
    UNSET: undefined,
  };
  const secrets = keepSecrets(env, Object.keys(env));

  it('are hidden in plain text and in JSON inside of JSON', () => {
    const said = JSON.stringify({ authorization: env.SIGNER_TOKEN });
    expect(secrets.hide(said)).to.equal('{"authorization":"[hidden]"}');
    expect(secrets.hide(JSON.stringify({ msg: said }))).to.equal(
      '{"msg":"{\\"authorization\\":\\"[hidden]\\"}"}',
    );
    expect(secrets.hide('said 0123456789ABCDEF')).to.equal('said [hidden]');
  });

  it('of an address are what opens a door: the host stays', () => {
    expect(secrets.hide(`${env.RPC_URL} of node.example`)).to.equal(
      'https://node.example/v3/[hidden] of node.example',
    );
    expect(secrets.hide(env.DATABASE_URL)).to.equal('postgresql://topsteel:[hidden]@127.0.0.1:5433/topsteel');
    expect(secrets.hide('p@ss')).to.equal('[hidden]');
    expect(secrets.hide(env.FX_SOURCES)).to.equal(
      '[{"name":"table","url":"https://rates.example/latest?access_key=[hidden]"}]',
    );
  });

  it('of several lines are hidden line by line', () => {
    expect(secrets.hide(JSON.stringify({ err: PEM }))).to.equal('{"err":"[hidden]"}');
    expect(secrets.hide('at MIGHAgEAMBMGByqGSM49AgEG')).to.equal('at [hidden]');
  });

  it('are also what is made of them for one request, and what is added later', () => {
    expect(secrets.hide('authorization: Bearer eyJhbGciOiJFUzI1NiJ9.e30.c2ln')).to.equal(
      'authorization: Bearer [hidden]',
    );
    expect(secrets.hide('0xfeedfeed')).to.equal('0xfeedfeed');
    secrets.add('0xfeedfeed');
    expect(secrets.hide('0xfeedfeed')).to.equal('[hidden]');
  });
});
