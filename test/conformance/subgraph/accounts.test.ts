import { expect } from 'chai';
import type { Hex } from 'viem';
import { indexedChain, type IndexedChain } from './indexed-chain.ts';
import {
  arbiter,
  buyer,
  hashOf,
  inspector,
  mill,
  nobody,
  operator,
  platform,
  referrer,
  usdc,
} from './words.ts';

const hosted: Hex = '0x00000000000000000000000000000000000ac001';
const stranger: Hex = '0x00000000000000000000000000000000000bad01';

describe('index of accounts, and of what changes no state', function () {
  this.timeout(300_000);
  let index: IndexedChain;
  before(async () => {
    index = await indexedChain();
  });

  it('reads an account from its creation on, and follows who controls it', async () => {
    const created = await index.tell('organisationAccountFactory', [
      'OrganisationAccountCreated',
      { account: hosted, controller: operator, hostedSigner: platform, salt: hashOf('salt') },
    ]);
    const handed = await index.tellFrom(
      hosted,
      'organisationAccount',
      ['Executed', { target: usdc, value: 0n, selector: '0xa9059cbb' }],
      ['ControllerChanged', { previous: operator, controller: buyer }],
    );
    expect(
      await index.ask(`{ organisationAccount(id: "${hosted}") { account firstController controller hostedSigner createdAt takenOverAt }
        executedLogs(where: { contract: "${hosted}" }) { target value selector transaction } }`),
    ).to.deep.equal({
      organisationAccount: {
        ...{ account: hosted, firstController: operator, controller: buyer, hostedSigner: platform },
        ...{ createdAt: created.at, takenOverAt: handed.at },
      },
      executedLogs: [{ target: usdc, value: '0', selector: '0xa9059cbb', transaction: handed.transaction }],
    });
  });

  it('passes over the same words from a contract that nobody deployed', async () => {
    await index.tellFrom(stranger, 'organisationAccount', [
      'ControllerChanged',
      { previous: operator, controller: buyer },
    ]);
    await index.tellFrom(stranger, 'directory', [
      'OrganisationRegistered',
      { organisation: referrer, accreditor: inspector, profile: hashOf('forged') },
    ]);
    await index.tellFrom(stranger, 'settlementEscrow', ['TokenAccepted', { token: arbiter, cap: 1n }]);
    expect(
      await index.ask(`{ organisationAccount(id: "${stranger}") { id } organisation(id: "${referrer}") { registeredAt }
        escrowBalance(id: "${arbiter}") { id } logs(where: { contract: "${stranger}" }) { id } }`),
    ).to.deep.equal({ organisationAccount: null, organisation: null, escrowBalance: null, logs: [] });
  });

  it('keeps who may move title for whom, who is proposed, and words that change nothing', async () => {
    const approved = await index.tell('materialLedger', [
      'ApprovalForAll',
      { account: mill, operator: platform, approved: true },
    ]);
    await index.tell('directory', ['RegistrarProposed', { registrar: platform, proposed: referrer }]);
    await index.tell(
      'certificateToken',
      ['Locked', { tokenId: 77n }],
      ['Approval', { owner: mill, approved: nobody, tokenId: 77n }],
    );
    await index.tell('settlementSystem', [
      'ContractCreated',
      { nonce: 1, created: stranger, codeHash: hashOf('code') },
    ]);
    const answer =
      await index.ask(`{ titleOperator(id: "${mill}-${platform}") { holder operator isApproved changedAt }
      protocol(id: "topsteel") { proposedRegistrar } lockedLogs(where: { tokenId: "77" }) { tokenId }
      approvalLogs { owner approved tokenId } contractCreatedLogs { nonce created codeHash }
      approvalForAllLogs { owner operator approved transaction } }`);
    expect(answer).to.deep.equal({
      titleOperator: { holder: mill, operator: platform, isApproved: true, changedAt: approved.at },
      protocol: { proposedRegistrar: referrer },
      lockedLogs: [{ tokenId: '77' }],
      approvalLogs: [{ owner: mill, approved: nobody, tokenId: '77' }],
      contractCreatedLogs: [{ nonce: 1, created: stranger, codeHash: hashOf('code') }],
      approvalForAllLogs: [
        { owner: mill, operator: platform, approved: true, transaction: approved.transaction },
      ],
    });
  });

  it('tells everything that a transaction wrote, in the order of the chain', async () => {
    const { transaction } = await index.tell(
      'directory',
      ['AccreditorAppointed', { accreditor: referrer, actor: platform }],
      ['RegistrarChanged', { previous: platform, registrar: referrer }],
      ['AccreditorDismissed', { accreditor: referrer, actor: referrer }],
    );
    expect(
      await index.ask(
        `{ logs(where: { transaction: "${transaction}" }, orderBy: place) { __typename id } protocol(id: "topsteel") { registrar proposedRegistrar } }`,
      ),
    ).to.deep.equal({
      logs: ['AccreditorAppointedLog', 'RegistrarChangedLog', 'AccreditorDismissedLog'].map((name, i) => ({
        ...{ __typename: name, id: `${transaction}-${String(i)}` },
      })),
      protocol: { registrar: referrer, proposedRegistrar: null },
    });
  });
});
