/**
 * Directory.register, setProfile, appointAccreditor, dismissAccreditor, proposeRegistrar, acceptRegistrar
 * ├── given an accreditor: it registers an organisation once, with a profile
 * ├── given anyone else: it refuses
 * ├── given the organisation or an accreditor: the profile changes
 * └── given the registrar: it appoints and dismisses accreditors, and hands its office over in two steps
 */
import { expect } from 'chai';
import { deploy, ethers, FOREVER, hash, MILL, now, PROCESSOR, profile, world } from '../world.ts';

describe('Directory organisations', () => {
  it('registers an organisation', async () => {
    const w = await world();
    await expect(w.directory.register(w.buyer.address, profile))
      .to.emit(w.directory, 'OrganisationRegistered')
      .withArgs(w.buyer.address, w.registrar.address, profile);
    const record = await w.directory.organisationOf(w.buyer.address);
    expect(record).to.deep.equal([profile, w.registrar.address, BigInt(await now()), 0n]);
  });

  it('registers and grants in one transaction', async () => {
    const w = await world();
    const { interface: abi } = w.directory;
    await w.directory.multicall([
      abi.encodeFunctionData('register', [w.buyer.address, profile]),
      abi.encodeFunctionData('grantCapability', [w.buyer.address, MILL | PROCESSOR, 0, FOREVER]),
    ]);
    expect((await w.directory.organisationOf(w.buyer.address)).capabilities).to.equal(3n);
  });

  it('refuses a second registration, no profile, nobody, and anyone but an accreditor', async () => {
    const w = await world();
    await expect(w.directory.register(w.mill.address, profile))
      .to.be.revertedWithCustomError(w.directory, 'Directory_AlreadyRegistered')
      .withArgs(w.mill.address);
    await expect(w.directory.register(w.buyer.address, ethers.ZeroHash))
      .to.be.revertedWithCustomError(w.directory, 'Directory_ProfileMissing')
      .withArgs(w.buyer.address);
    await expect(w.directory.register(ethers.ZeroAddress, profile))
      .to.be.revertedWithCustomError(w.directory, 'Directory_ZeroAddress')
      .withArgs('organisation');
    await expect(w.directory.connect(w.stranger).register(w.stranger.address, profile))
      .to.be.revertedWithCustomError(w.directory, 'Directory_NotAccreditor')
      .withArgs(w.stranger.address);
  });

  it('changes the profile for the organisation and its accreditor only', async () => {
    const w = await world();
    await expect(w.directory.connect(w.mill).setProfile(w.mill.address, hash('new')))
      .to.emit(w.directory, 'ProfileChanged')
      .withArgs(w.mill.address, hash('new'), w.mill.address);
    await w.directory.setProfile(w.mill.address, profile);
    await expect(w.directory.connect(w.stranger).setProfile(w.mill.address, hash('forged')))
      .to.be.revertedWithCustomError(w.directory, 'Directory_NotOrganisation')
      .withArgs(w.stranger.address, w.mill.address);
    await expect(w.directory.connect(w.mill).setProfile(w.mill.address, ethers.ZeroHash))
      .to.be.revertedWithCustomError(w.directory, 'Directory_ProfileMissing')
      .withArgs(w.mill.address);
    await expect(w.directory.connect(w.stranger).setProfile(w.stranger.address, profile))
      .to.be.revertedWithCustomError(w.directory, 'Directory_NotRegistered')
      .withArgs(w.stranger.address);
  });

  it('lets the registrar appoint and dismiss accreditors', async () => {
    const w = await world();
    await w.directory.appointAccreditor(w.stranger.address);
    await w.directory.connect(w.stranger).register(w.buyer.address, profile);
    await w.directory.dismissAccreditor(w.stranger.address);
    await expect(w.directory.connect(w.stranger).register(w.fund.address, profile))
      .to.be.revertedWithCustomError(w.directory, 'Directory_NotAccreditor')
      .withArgs(w.stranger.address);
    await expect(w.directory.dismissAccreditor(w.stranger.address))
      .to.be.revertedWithCustomError(w.directory, 'Directory_NotAccreditor')
      .withArgs(w.stranger.address);
    await expect(w.directory.appointAccreditor(ethers.ZeroAddress))
      .to.be.revertedWithCustomError(w.directory, 'Directory_ZeroAddress')
      .withArgs('accreditor');
    await expect(w.directory.connect(w.stranger).appointAccreditor(w.stranger.address))
      .to.be.revertedWithCustomError(w.directory, 'Directory_NotRegistrar')
      .withArgs(w.stranger.address, w.registrar.address);
  });

  it("hands the registrar's office over in two steps", async () => {
    const w = await world();
    await w.directory.proposeRegistrar(w.stranger.address);
    expect(await w.directory.registrar()).to.equal(w.registrar.address);
    await expect(w.directory.connect(w.buyer).acceptRegistrar())
      .to.be.revertedWithCustomError(w.directory, 'Directory_NotRegistrar')
      .withArgs(w.buyer.address, w.stranger.address);
    await expect(w.directory.connect(w.stranger).acceptRegistrar())
      .to.emit(w.directory, 'RegistrarChanged')
      .withArgs(w.registrar.address, w.stranger.address);
    await expect(w.directory.proposeRegistrar(w.registrar.address))
      .to.be.revertedWithCustomError(w.directory, 'Directory_NotRegistrar')
      .withArgs(w.registrar.address, w.stranger.address);
  });

  it('refuses to be deployed without a registrar', async () => {
    const w = await world();
    await expect(deploy('Directory', [ethers.ZeroAddress]))
      .to.be.revertedWithCustomError(w.directory, 'Directory_ZeroAddress')
      .withArgs('registrar');
  });
});
