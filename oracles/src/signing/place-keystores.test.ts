import { chmodSync, mkdtempSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { keepSecrets } from '../logging/secrets.ts';
import { openKeystore } from './keystore.ts';
import { placeKeystores } from './place-keystores.ts';

const privateKey = `0x${'11'.repeat(32)}`;
const address = '0x19E7E376E7C213B7E7e7e46cc70A5dD086DAff2A';

describe('keystores out of a mounted secret', () => {
  it('are refused where they lie, and opened where they are placed', async () => {
    const secret = mkdtempSync(join(tmpdir(), 'topsteel-secret-'));
    const own = join(mkdtempSync(join(tmpdir(), 'topsteel-keys-')), 'keys');
    writeFileSync(join(secret, 'relayer.json'), JSON.stringify({ address, privateKey }));
    writeFileSync(join(secret, 'README'), 'not a key');
    chmodSync(join(secret, 'relayer.json'), 0o440);
    const refused = await openKeystore(secret, 'relayer', keepSecrets({}, [])).then(
      () => '',
      (error: unknown) => (error instanceof Error ? error.message : ''),
    );
    expect(refused).to.contain('is open to other users');
    expect(placeKeystores(secret, own)).to.deep.equal(['relayer.json']);
    expect(statSync(join(own, 'relayer.json')).mode & 0o777).to.equal(0o600);
    expect((await openKeystore(own, 'relayer', keepSecrets({}, []))).address).to.equal(address);
  });
});
