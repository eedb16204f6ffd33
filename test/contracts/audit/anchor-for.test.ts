/**
 * AuditAnchors.anchorFor
 * ├── given a signature of the publisher's signer: anyone anchors it, and the event names the signer
 * ├── given the signature of an ERC-1271 account: the same
 * ├── given one second before the deadline: it is kept; at it, after it, or deadline 0: it refuses
 * ├── given a signature over other values, or of another account: it refuses
 * ├── given a signer who is not the publisher's, was removed, or is compromised: it refuses
 * └── given the same signature twice: it refuses
 */
import { accountMessageTypedData } from '@topsteel/chain';
import { expect } from 'chai';
import { quorum, type Quorum } from '../reports/quorum.ts';
import { deploy, ethers, FOREVER, hash, now, sign, time, type Signer } from '../world.ts';

const LEDGER = ethers.id('TopSteel.Ledger');
const TYPES = {
  Anchor: [
    { name: 'publisher', type: 'address' },
    { name: 'book', type: 'bytes32' },
    { name: 'sequence', type: 'uint64' },
    { name: 'root', type: 'bytes32' },
    { name: 'closedAt', type: 'uint48' },
    { name: 'signer', type: 'address' },
    { name: 'deadline', type: 'uint48' },
  ],
};

interface Anchor {
  publisher: string;
  book: string;
  sequence: number;
  root: string;
  closedAt: number;
  signer: string;
  deadline: number;
}

async function anchorOf(q: Quorum, changes: Partial<Anchor> = {}): Promise<Anchor> {
  const at = await now();
  return {
    ...{ publisher: q.publisher.address, book: LEDGER, sequence: 1, root: hash('books of Monday') },
    ...{ closedAt: at, signer: q.publisherKey.address, deadline: at + 1_000, ...changes },
  };
}

async function typedDataOf(q: Quorum, message: Anchor) {
  const { chainId } = await ethers.provider.getNetwork();
  const verifyingContract = String(q.anchors.target);
  const domain = { name: 'TopSteel AuditAnchors', version: '1', chainId, verifyingContract };
  return { domain, types: TYPES, primaryType: 'Anchor', message };
}

async function signatureOf(q: Quorum, anchor: Anchor, signer: Signer = q.publisherKey) {
  return sign(signer, await typedDataOf(q, anchor));
}

function send(q: Quorum, anchor: Anchor, signature: string) {
  const { publisher, book, sequence, root, closedAt, signer, deadline } = anchor;
  return q.anchors
    .connect(q.stranger)
    .anchorFor(publisher, book, sequence, root, closedAt, signer, deadline, signature);
}

describe('AuditAnchors.anchorFor', () => {
  it("keeps what the publisher's signer signed", async () => {
    const q = await quorum();
    const anchor = await anchorOf(q);
    const { publisher, root, closedAt, signer } = anchor;
    await expect(send(q, anchor, await signatureOf(q, anchor)))
      .to.emit(q.anchors, 'Anchored')
      .withArgs(publisher, LEDGER, 1, root, closedAt, 0, ethers.ZeroHash, signer);
    expect(await q.anchors.anchorOf(publisher, LEDGER, 1)).to.equal(root);
  });

  it('keeps what an ERC-1271 account signed', async () => {
    const q = await quorum();
    const owner = q.publisher;
    const account = await deploy('OrganisationAccount', [
      q.directory.target,
      owner.address,
      q.publisherKey.address,
    ]);
    const accountAddress = String(account.target) as `0x${string}`;
    await q.directory.register(accountAddress, hash('profile of a mill'));
    const anchor = await anchorOf(q, { publisher: accountAddress, signer: accountAddress });
    const digest = ethers.TypedDataEncoder.hash(
      (await typedDataOf(q, anchor)).domain,
      TYPES,
      anchor,
    ) as `0x${string}`;
    const { chainId } = await ethers.provider.getNetwork();
    const wrapped = accountMessageTypedData(Number(chainId), accountAddress, digest);
    await expect(send(q, anchor, await sign(owner, wrapped)))
      .to.emit(q.anchors, 'Anchored')
      .withArgs(accountAddress, LEDGER, 1, anchor.root, anchor.closedAt, 0, ethers.ZeroHash, accountAddress);
  });

  for (const offset of [-1, 0, 1]) {
    it(`${offset < 0 ? 'keeps' : 'refuses'} a signature ${offset} s from its deadline`, async () => {
      const q = await quorum();
      const anchor = await anchorOf(q);
      const signature = await signatureOf(q, anchor);
      await time.setNextBlockTimestamp(anchor.deadline + offset);
      if (offset < 0) await expect(send(q, anchor, signature)).to.emit(q.anchors, 'Anchored');
      else {
        await expect(send(q, anchor, signature))
          .to.be.revertedWithCustomError(q.anchors, 'AuditAnchors_DeadlineExpired')
          .withArgs(anchor.deadline, anchor.deadline + offset);
      }
    });
  }

  it('refuses a deadline of zero', async () => {
    const q = await quorum();
    const anchor = await anchorOf(q, { deadline: 0 });
    const at = (await now()) + 10;
    await time.setNextBlockTimestamp(at);
    await expect(send(q, anchor, await signatureOf(q, anchor)))
      .to.be.revertedWithCustomError(q.anchors, 'AuditAnchors_DeadlineExpired')
      .withArgs(0, at);
  });

  it('refuses a signature over other values, or of another account', async () => {
    const q = await quorum();
    const anchor = await anchorOf(q);
    const signature = await signatureOf(q, anchor);
    const others: Partial<Anchor>[] = [
      { publisher: q.stranger.address },
      { book: ethers.id('TopSteel.AuditLog') },
      { sequence: 2 },
      { root: hash('other books') },
      { closedAt: anchor.closedAt - 1 },
      { deadline: anchor.deadline + 1 },
    ];
    for (const changes of others) {
      await expect(send(q, { ...anchor, ...changes }, signature))
        .to.be.revertedWithCustomError(q.anchors, 'AuditAnchors_SignatureInvalid')
        .withArgs(q.publisherKey.address);
    }
    await expect(send(q, anchor, await signatureOf(q, anchor, q.stranger)))
      .to.be.revertedWithCustomError(q.anchors, 'AuditAnchors_SignatureInvalid')
      .withArgs(q.publisherKey.address);
  });

  it('refuses who does not sign for the publisher, or does so no more', async () => {
    const q = await quorum();
    const foreign = await anchorOf(q, { signer: q.stranger.address });
    await expect(send(q, foreign, await signatureOf(q, foreign, q.stranger)))
      .to.be.revertedWithCustomError(q.anchors, 'AuditAnchors_NotAuthorised')
      .withArgs(q.publisher.address, q.stranger.address);
    const mine = q.directory.connect(q.publisher);
    await mine.removeSigner(q.publisher.address, q.publisherKey.address);
    const removed = await anchorOf(q);
    await expect(send(q, removed, await signatureOf(q, removed)))
      .to.be.revertedWithCustomError(q.anchors, 'AuditAnchors_NotAuthorised')
      .withArgs(q.publisher.address, q.publisherKey.address);
    await mine.addSigner(q.publisher.address, q.relayer.address, 0, FOREVER);
    const good = await anchorOf(q, { signer: q.relayer.address });
    await mine.markCompromised(q.publisher.address, q.relayer.address, await now());
    await expect(send(q, good, await signatureOf(q, good, q.relayer)))
      .to.be.revertedWithCustomError(q.anchors, 'AuditAnchors_NotAuthorised')
      .withArgs(q.publisher.address, q.relayer.address);
  });

  it('refuses the same signature twice', async () => {
    const q = await quorum();
    const anchor = await anchorOf(q);
    const signature = await signatureOf(q, anchor);
    await send(q, anchor, signature);
    await expect(send(q, anchor, signature))
      .to.be.revertedWithCustomError(q.anchors, 'AuditAnchors_SequenceStale')
      .withArgs(1, 1);
  });
});
