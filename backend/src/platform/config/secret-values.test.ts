import { expect } from 'chai';
import { secretValues } from './secret-values.ts';

describe('what of the secret settings may be written nowhere', () => {
  it('is the value, each of two while they are rotated, and the lines of a key', () => {
    const given = {
      BANK_API_TOKEN: 'bank_4242_token',
      STRIPE_WEBHOOK_SECRETS: 'whsec_old_one,whsec_new_one_2',
      PEM: '-----BEGIN KEY-----\\nMHcCAQEEIA\\n-----END KEY-----',
      OPERATOR_PASSWORD: 'one, two and three',
      API_HOST: 'marketplace.example',
    };
    const names = ['BANK_API_TOKEN', 'STRIPE_WEBHOOK_SECRETS', 'PEM', 'OPERATOR_PASSWORD', 'ABSENT'];
    expect(secretValues(given, names)).to.deep.equal([
      ...[given.PEM, given.STRIPE_WEBHOOK_SECRETS, given.OPERATOR_PASSWORD],
      ...['bank_4242_token', 'whsec_new_one_2', ' two and three', 'whsec_old_one', 'MHcCAQEEIA'],
    ]);
  });

  it('is of an address what may be a password or a key in it', () => {
    const values = (url: string) => secretValues({ URL: url }, ['URL']);
    expect(values('postgresql://topsteel:4d0e%209d5a2f@db:5432/topsteel')).to.deep.equal([
      ...['4d0e%209d5a2f', '4d0e 9d5a2f'],
    ]);
    expect(values('https://eth.example/v2/0b7e6a533f3e4d0e9d5a?key=2f5c1b7a9e10')).to.deep.equal([
      ...['0b7e6a533f3e4d0e9d5a', '2f5c1b7a9e10'],
    ]);
    expect(values('http://127.0.0.1:8545')).to.deep.equal([]);
  });
});
