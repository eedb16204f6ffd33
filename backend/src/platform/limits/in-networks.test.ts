import { expect } from 'chai';
import { readConfig } from '../config/index.ts';
import { inNetworks } from './in-networks.ts';

describe('addresses that are not counted', () => {
  it('are single ones and whole networks, of either family', () => {
    const isOurs = inNetworks(['127.0.0.1', '::1', '10.42.0.0/16', 'fd00::/8']);
    for (const address of ['127.0.0.1', '::1', '10.42.7.9', '::ffff:10.42.7.9', 'fd12::1']) {
      expect(isOurs(address), address).to.equal(true);
    }
    for (const address of ['127.0.0.2', '10.43.0.1', '2001:db8::1', 'unknown', '']) {
      expect(isOurs(address), address).to.equal(false);
    }
  });

  it('are refused at the start where they are no addresses', () => {
    const config = (RATE_EXEMPT: string) =>
      readConfig({ DATABASE_URL: 'postgresql://x', AUTH_SECRET: 's'.repeat(32), RATE_EXEMPT });
    expect(config('10.42.0.0/16,::1').settings.limits.exemptAddresses).to.deep.equal(['10.42.0.0/16', '::1']);
    expect(() => config('10.42.0.0/33')).to.throw(
      'RATE_EXEMPT must be addresses or networks (10.42.0.0/16) joined by commas',
    );
    expect(() => config('10.42.0')).to.throw('RATE_EXEMPT');
  });
});
