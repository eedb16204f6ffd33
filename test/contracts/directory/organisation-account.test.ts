/**
 * OrganisationAccountFactory.create; OrganisationAccount.execute, executeBatch, takeOver, isValidSignature
 * ├── given no account: it is created at the known address, with its signer in the directory; again: nothing
 * ├── given the controller: it acts as the account, one call or several, and passes reverts on
 * ├── given anyone else: it refuses
 * ├── given a hand-over: control moves, the hosted signer's window ends, title stays; what the former controller signed
 * │   no longer counts; a signer that was removed or marked before is no hindrance
 * └── given a signature: valid under this account's domain, and not for another account
 */
import { accountMessageTypedData } from '@topsteel/chain';
import { expect } from 'chai';
import { certificateOf, commissionOf, issue } from '../steel.ts';
import { contractAt, ethers, hash, now, profile, sign, world, type Hex, type World } from '../world.ts';

const MAGIC = '0x1626ba7e';

async function hosted(w: World, salt = 'mill in Dunkerque') {
  const args = [w.hosted.address, w.hosted.address, hash(salt)] as const;
  const address = await w.factory.addressOf(...args);
  await w.factory.connect(w.relayer).create(...args);
  return {
    args,
    address: address as Hex,
    account: await contractAt('OrganisationAccount', address),
  };
}

describe('OrganisationAccount', () => {
  it('is created once, at the known address, with its signer in the directory', async () => {
    const w = await world();
    const { args, address, account } = await hosted(w);
    expect(await account.controller()).to.equal(w.hosted.address);
    expect(await account.hostedSigner()).to.equal(w.hosted.address);
    await w.directory.register(address, profile);
    expect(await w.directory.isAuthorised(address, w.hosted.address, 0, await now())).to.equal(true);
    await expect(w.factory.create(...args)).to.not.emit(w.factory, 'OrganisationAccountCreated');
    expect(await w.factory.directory()).to.equal(w.directory.target);
  });

  it('refuses to be created without a controller', async () => {
    const w = await world();
    const zero = await ethers.getContractFactory('OrganisationAccount');
    await expect(
      w.factory.create(ethers.ZeroAddress, w.hosted.address, ethers.ZeroHash),
    ).to.be.revertedWithCustomError(zero, 'OrganisationAccount_ZeroController');
  });

  it('acts for the controller, alone or in a batch, all or none', async () => {
    const w = await world();
    const { address, account } = await hosted(w);
    await w.directory.register(address, profile);
    const setProfile = (text: string) =>
      w.directory.interface.encodeFunctionData('setProfile', [address, hash(text)]);
    const call = (data: string) => ({ target: w.directory.target, value: 0n, data });
    const controlled = account.connect(w.hosted);
    await expect(controlled.execute(w.directory.target, 0, setProfile('one')))
      .to.emit(w.directory, 'ProfileChanged')
      .withArgs(address, hash('one'), address);
    await controlled.executeBatch([call(setProfile('two')), call(setProfile('three'))]);
    expect((await w.directory.organisationOf(address)).profile).to.equal(hash('three'));
    const refused = w.directory.interface.encodeFunctionData('register', [address, profile]);
    await expect(controlled.executeBatch([call(setProfile('four')), call(refused)]))
      .to.be.revertedWithCustomError(w.directory, 'Directory_NotAccreditor')
      .withArgs(address);
    expect((await w.directory.organisationOf(address)).profile).to.equal(hash('three'));
  });

  it('refuses anyone else', async () => {
    const w = await world();
    const { account } = await hosted(w);
    const stranger = account.connect(w.stranger);
    for (const act of [
      stranger.execute(w.directory.target, 0, '0x'),
      stranger.executeBatch([]),
      stranger.takeOver(w.stranger.address),
    ]) {
      await expect(act)
        .to.be.revertedWithCustomError(account, 'OrganisationAccount_NotController')
        .withArgs(w.stranger.address, w.hosted.address);
    }
  });

  it('is taken over without moving title, and its hosted signer ends', async () => {
    const w = await world();
    const { address, account } = await hosted(w);
    await w.directory.register(address, profile);
    const certificate = certificateOf(w.mill.address);
    const issued = await issue(w, w.mill, [certificate]);
    const args = [certificate, issued.evidenceOf(0), commissionOf(address)] as const;
    const lotId = await w.ledger.connect(w.mill).commission.staticCall(...args);
    await w.ledger.connect(w.mill).commission(...args);
    await expect(account.connect(w.hosted).takeOver(w.stranger.address))
      .to.emit(account, 'ControllerChanged')
      .withArgs(w.hosted.address, w.stranger.address);
    expect(await w.ledger.balanceOf(address, lotId)).to.equal(24_800_000n);
    const at = await now();
    expect(await w.directory.isAuthorised(address, w.hosted.address, 0, at)).to.equal(false);
    expect(await w.directory.isAuthorised(address, w.hosted.address, 0, at - 1)).to.equal(true);
    const transfer = w.ledger.interface.encodeFunctionData('safeTransferFrom', [
      address,
      w.buyer.address,
      lotId,
      1,
      '0x',
    ]);
    await account.connect(w.stranger).execute(w.ledger.target, 0, transfer);
    expect(await w.ledger.balanceOf(w.buyer.address, lotId)).to.equal(1n);
    await account.connect(w.stranger).takeOver(w.mill.address);
    await expect(account.connect(w.mill).takeOver(ethers.ZeroAddress)).to.be.revertedWithCustomError(
      account,
      'OrganisationAccount_ZeroController',
    );
  });

  it('refuses to control itself, which nobody could ever undo', async () => {
    const w = await world();
    const { address, account } = await hosted(w);
    await expect(account.connect(w.hosted).takeOver(address))
      .to.be.revertedWithCustomError(account, 'OrganisationAccount_ControllerIsSelf')
      .withArgs(address);
    expect(await account.controller()).to.equal(w.hosted.address);
  });

  it('keeps approvals of its former controller over a hand-over, until they are revoked', async () => {
    const w = await world();
    const { address, account } = await hosted(w);
    const approval = (isApproved: boolean) =>
      w.ledger.interface.encodeFunctionData('setApprovalForAll', [w.hosted.address, isApproved]);
    await account.connect(w.hosted).execute(w.ledger.target, 0, approval(true));
    await account.connect(w.hosted).takeOver(w.stranger.address);
    expect(await w.ledger.isApprovedForAll(address, w.hosted.address)).to.equal(true);
    await account.connect(w.stranger).execute(w.ledger.target, 0, approval(false));
    expect(await w.ledger.isApprovedForAll(address, w.hosted.address)).to.equal(false);
  });

  it('no longer signs by its former controller once it is taken over', async () => {
    const w = await world();
    const { address, account } = await hosted(w);
    const digest = hash('something to sign');
    const former = await sign(w.hosted, accountMessageTypedData(31337, address, digest));
    expect(await account.isValidSignature(digest, former)).to.equal(MAGIC);
    await account.connect(w.hosted).takeOver(w.stranger.address);
    expect(await account.isValidSignature(digest, former)).to.equal('0xffffffff');
    const current = await sign(w.stranger, accountMessageTypedData(31337, address, digest));
    expect(await account.isValidSignature(digest, current)).to.equal(MAGIC);
    await expect(account.connect(w.hosted).takeOver(w.hosted.address))
      .to.be.revertedWithCustomError(account, 'OrganisationAccount_NotController')
      .withArgs(w.hosted.address, w.stranger.address);
  });

  it('is taken over when its hosted signer was marked and removed before', async () => {
    const w = await world();
    const { address, account } = await hosted(w);
    await w.directory.markCompromised(address, w.hosted.address, await now());
    const removal = w.directory.interface.encodeFunctionData('removeSigner', [address, w.hosted.address]);
    await account.connect(w.hosted).execute(w.directory.target, 0, removal);
    await expect(account.connect(w.hosted).takeOver(w.stranger.address)).to.not.emit(
      w.directory,
      'SignerRemoved',
    );
    expect(await account.controller()).to.equal(w.stranger.address);
  });

  it('signs under its own domain only', async () => {
    const w = await world();
    const { address, account } = await hosted(w);
    const other = await hosted(w, 'another mill of the same controller');
    const digest = hash('something to sign');
    const signature = await sign(w.hosted, accountMessageTypedData(31337, address, digest));
    expect(await account.isValidSignature(digest, signature)).to.equal(MAGIC);
    expect(await other.account.isValidSignature(digest, signature)).to.equal('0xffffffff');
    const strange = await sign(w.stranger, accountMessageTypedData(31337, address, digest));
    expect(await account.isValidSignature(digest, strange)).to.equal('0xffffffff');
  });
});
