import { expect } from 'chai';
import { callPartner } from './call-partner.ts';
import { isPublicAddress } from './is-public-address.ts';
import { deriveKey, hashSecret, isSecret, makeSecret, openSecret, sealSecret } from '../secret/index.ts';

describe('isPublicAddress', () => {
  it('closes this machine, private and link-local networks, and reserved ranges', () => {
    const closed = [
      '127.0.0.1',
      '0.0.0.0',
      '10.1.2.3',
      '172.31.255.255',
      '192.168.0.1',
      '169.254.169.254',
      '100.64.0.1',
      '198.18.0.1',
      '224.0.0.1',
      '255.255.255.255',
      '::1',
      '::',
      'fe80::1',
      'fd00::1',
      '::ffff:127.0.0.1',
      '::ffff:8.8.8.8',
      '64:ff9b::7f00:1',
      '2002:7f00:1::1',
      '2001:db8::1',
      'localhost',
      '',
    ];
    expect(closed.filter(isPublicAddress)).to.deep.equal([]);
  });

  it('opens the public internet', () => {
    expect(
      ['8.8.8.8', '172.32.0.1', '2606:4700::1111'].filter((each) => !isPublicAddress(each)),
    ).to.deep.equal([]);
  });
});

describe('callPartner', () => {
  const reason = (url: string, allowed: string[] = []): Promise<string> =>
    callPartner({ url: new URL(url), method: 'GET', headers: {} }, new Set(allowed)).then(
      () => 'called',
      (error: unknown) => (error as Error).message,
    );

  it('calls nothing inside, whatever it is written as', async () => {
    for (const url of [
      'https://127.0.0.1/',
      'https://2130706433/',
      'https://0x7f.1/',
      'https://[::1]/',
      'https://[::ffff:169.254.169.254]/',
      'https://169.254.169.254/latest/meta-data',
    ]) {
      expect(await reason(url), url).to.equal('The address is not on the public internet.');
    }
    expect(await reason('https://localhost/')).to.equal('localhost is not on the public internet.');
  });

  it('calls only HTTPS, and no address with a password', async () => {
    expect(await reason('http://example.com/')).to.equal('Only HTTPS is called.');
    expect(await reason('https://user:word@example.com/')).to.equal('The address must not hold a password.');
    expect(await reason('ftp://10.0.0.1/', ['10.0.0.1'])).to.equal('Only HTTPS is called.');
  });
});

describe('Secrets', () => {
  it('are sealed so that only the same key opens them, and damage is noticed', () => {
    const key = deriveKey('s'.repeat(32), 'pact-callback');
    const sealed = sealSecret('their-secret', key);
    expect(openSecret(sealed, key)).to.equal('their-secret');
    expect(sealSecret('their-secret', key)).not.to.equal(sealed);
    expect(() => openSecret(sealed, deriveKey('s'.repeat(32), 'pact-access-token'))).to.throw();
    expect(() => openSecret(`${sealed.slice(0, -2)}AA`, key)).to.throw();
    expect(() => openSecret('v1.', key)).to.throw('damaged');
  });

  it('are known by their hash alone', () => {
    const secret = makeSecret();
    expect(isSecret(secret, hashSecret(secret))).to.equal(true);
    expect(isSecret(`${secret}x`, hashSecret(secret))).to.equal(false);
    expect(isSecret('', '0'.repeat(64))).to.equal(false);
  });
});
