import { expect } from 'chai';
import { indexedChain, type IndexedChain } from './indexed-chain.ts';
import { hashOf, inspector, operator, platform, processor } from './words.ts';

describe('index of the directory', function () {
  this.timeout(300_000);
  let index: IndexedChain;
  before(async () => {
    index = await indexedChain();
  });

  it('keeps organisations, their keys, what they may do, and who vouches for them', async () => {
    await index.tell('directory', ['RegistrarChanged', { previous: operator, registrar: platform }]);
    const appointed = await index.tell('directory', [
      'AccreditorAppointed',
      { accreditor: inspector, actor: platform },
    ]);
    const registered = await index.tell(
      'directory',
      [
        'SignerAdded',
        { organisation: processor, signer: operator, validFrom: 1_900_000_000, validUntil: 2_000_000_000 },
      ],
      [
        'OrganisationRegistered',
        { organisation: processor, accreditor: inspector, profile: hashOf('profile') },
      ],
      ['ProfileChanged', { organisation: processor, profile: hashOf('new profile'), actor: inspector }],
      [
        'CapabilityGranted',
        {
          ...{ organisation: processor, accreditor: inspector, capability: 128n },
          ...{ validFrom: 1_900_000_000, validUntil: 2_000_000_000 },
        },
      ],
    );
    await index.tell(
      'directory',
      [
        'SignerCompromised',
        { organisation: processor, signer: operator, since: 1_900_000_050, actor: inspector },
      ],
      ['SignerRemoved', { organisation: processor, signer: operator, removedAt: 1_900_000_060 }],
      [
        'CapabilityRevoked',
        { organisation: processor, accreditor: inspector, capability: 128n, since: 1_900_000_070 },
      ],
    );
    const dismissed = await index.tell('directory', [
      'AccreditorDismissed',
      { accreditor: inspector, actor: platform },
    ]);
    expect(
      await index.ask(`{ protocol(id: "topsteel") { registrar }
        accreditor(id: "${inspector}") { isAppointed appointedAt dismissedAt }
        organisation(id: "${processor}") { accreditor profile registeredAt
          signers { signer validFrom validUntil compromisedSince }
          capabilities { capability accreditor validFrom validUntil } } }`),
    ).to.deep.equal({
      protocol: { registrar: platform },
      accreditor: { isAppointed: false, appointedAt: appointed.at, dismissedAt: dismissed.at },
      organisation: {
        ...{ accreditor: inspector, profile: hashOf('new profile'), registeredAt: registered.at },
        signers: [
          {
            ...{ signer: operator, validFrom: '1900000000', validUntil: '1900000060' },
            compromisedSince: '1900000050',
          },
        ],
        capabilities: [
          {
            ...{ capability: '128', accreditor: inspector, validFrom: '1900000000' },
            validUntil: '1900000070',
          },
        ],
      },
    });
  });
});
