import { randomBytes } from 'node:crypto';
import { expect } from 'chai';
import { hashMessage, type Hex } from 'viem';
import { privateKeyToAccount } from 'viem/accounts';
import { createSiweMessage, type SiweMessage } from 'viem/siwe';
import { startFreshChain, type FreshChain } from '@topsteel/chain/deploy';
import type { Browser, TestApp } from '../http/open-app.ts';
import { deployWallet, walletToBe } from './contract-wallet.ts';
import { codeNow, cookiesOf, openDoor, turnOn, withCookies } from './open-door.ts';

interface Nonce {
  nonce: string;
  domain: string;
  uri: string;
  chainId: number;
}

describe('Sign-in with Ethereum', () => {
  const wallet = privateKeyToAccount(`0x${randomBytes(32).toString('hex')}`);
  let chain: FreshChain;
  let test: TestApp;
  let owner: Browser;
  before(async function () {
    this.timeout(120_000);
    chain = await startFreshChain(31_337);
    ({ test, browser: owner } = await openDoor({ RPC_URL: chain.rpcUrl }));
    const linked = await link(owner, await proofOf());
    expect([linked.status, linked.body.address]).to.deep.equal([201, wallet.address]);
  });
  after(async () => {
    await test.close();
    await chain.stop();
  });

  const nonce = async (): Promise<Nonce> => (await test.browserOf().post<Nonce>('/v2/sign-in/wallet/nonce')).body;
  const messageOf = async (over: Partial<SiweMessage> = {}, address = wallet.address): Promise<string> => {
    const { nonce: fresh, domain, uri, chainId } = await nonce();
    return createSiweMessage({
      address,
      domain,
      uri,
      chainId,
      nonce: fresh,
      version: '1',
      issuedAt: new Date(),
      statement: 'Sign in at TopSteel.',
      ...over,
    });
  };
  const proofOf = async (over: Partial<SiweMessage> = {}) => {
    const message = await messageOf(over);
    return { message, signature: await wallet.signMessage({ message }) };
  };
  const link = (browser: Browser, proof: object) =>
    browser.post<{ address: string; reason?: string }>('/v2/me/sign-in-wallets', proof);
  const enter = (proof: object) =>
    test.browserOf().post<{ state?: string; reason?: string }>('/v2/sign-in/wallet', proof);
  const refused = async (proof: object) => {
    const { status, body } = await enter(proof);
    return `${status} ${body.reason ?? body.state ?? ''}`;
  };

  it('signs in whoever has linked the account; the session is not raised by that', async () => {
    const answer = await enter(await proofOf());
    expect([answer.status, answer.body]).to.deep.equal([200, { state: 'signed-in' }]);
    const browser = test.browserOf(cookiesOf(answer));
    expect((await browser.get('/v2/me')).status).to.equal(200);
    expect((await browser.post('/v2/me/email', { email: 'x@steel.test' })).body.reason).to.equal('step-up-needed');
  });

  it('takes a message once', async () => {
    const proof = await proofOf();
    expect(await refused(proof)).to.equal('200 signed-in');
    expect(await refused(proof)).to.equal('401 wallet-refused');
  });

  it('refuses a message for another site, another chain, another time, and with a nonce of its own', async () => {
    for (const over of [
      { domain: 'evil.example' },
      { uri: 'https://evil.example' },
      { chainId: 1 },
      { nonce: randomBytes(24).toString('hex') },
      { issuedAt: new Date(Date.now() - 12 * 60_000) },
      { issuedAt: new Date(Date.now() + 2 * 60_000) },
      { expirationTime: new Date(Date.now() - 1_000) },
      { notBefore: new Date(Date.now() + 60_000) },
    ])
      expect(await refused(await proofOf(over)), JSON.stringify(over)).to.equal('401 wallet-refused');
  });

  it('refuses the signature of another account, and an account that nobody has linked', async () => {
    const other = privateKeyToAccount(`0x${randomBytes(32).toString('hex')}`);
    const message = await messageOf();
    expect(await refused({ message, signature: await other.signMessage({ message }) })).to.equal('401 wallet-refused');
    const own = await messageOf({}, other.address);
    expect(await refused({ message: own, signature: await other.signMessage({ message: own }) })).to.equal(
      '401 wallet-refused',
    );
    const damaged = await messageOf();
    expect(await refused({ message: damaged, signature: '0x00' })).to.equal('401 wallet-refused');
    expect(await refused({ message: 'Sign in, please.', signature: '0x00' })).to.equal('401 wallet-refused');
  });

  it('lets an account sign in one person only', async () => {
    const other = await test.join('Zweite', ['buyer']);
    const taken = await link(other.browser, await proofOf());
    expect([taken.status, taken.body.reason]).to.deep.equal([409, 'wallet-taken']);
  });

  it('takes a contract account that its owner signs for (ERC-1271), and one that is not deployed yet (ERC-6492)', async () => {
    const owned = await deployWallet(chain.rpcUrl, wallet.address);
    const future = walletToBe(wallet.address);
    for (const { address, wrap } of [{ address: owned, wrap: (signature: Hex) => signature }, future]) {
      const prove = async (signer = wallet) => {
        const message = await messageOf({}, address);
        return { message, signature: wrap(await signer.sign({ hash: hashMessage(message) })) };
      };
      expect((await link(owner, await prove())).status).to.equal(201);
      expect(await refused(await prove())).to.equal('200 signed-in');
      const stranger = privateKeyToAccount(`0x${randomBytes(32).toString('hex')}`);
      expect(await refused(await prove(stranger))).to.equal('401 wallet-refused');
    }
  });

  it('still asks for the second factor of who has one', async () => {
    const { secret } = await turnOn(owner);
    const half = await enter(await proofOf());
    expect(half.body).to.deep.equal({ state: 'second-factor' });
    const browser = test.browserOf(cookiesOf(half));
    expect((await browser.get('/v2/me')).status).to.equal(401);
    const whole = await browser.post('/v2/sign-in/second-factor', { code: codeNow(secret) });
    expect((await test.browserOf(withCookies(browser.cookie, whole)).get('/v2/me')).status).to.equal(200);
  });

  it('signs nobody in by an account that was taken away', async () => {
    expect((await owner.delete(`/v2/me/sign-in-wallets/${wallet.address}`)).status).to.equal(200);
    expect(await refused(await proofOf())).to.equal('401 wallet-refused');
  });
});
