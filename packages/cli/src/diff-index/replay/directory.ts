import type { directoryAbi, organisationAccountAbi, organisationAccountFactoryAbi } from '@topsteel/chain';
import { count, protocolOf } from './protocol.ts';
import { lower, partyOf, ZERO_ADDRESS, type Reducers } from './seen-log.ts';
import type { Row, Tables } from './tables.ts';

/** The organisation's row; whoever acts or is named has one, registered or not. */
export function organisationOf(tables: Tables, account: string): string {
  const id = lower(account);
  tables.ensure('Organisation', id, () => ({
    account: id,
    accreditor: null,
    profile: null,
    registeredAt: null,
  }));
  return id;
}

function signerOf(tables: Tables, account: string, key: string): Row {
  return tables.ensure('Signer', `${lower(account)}-${lower(key)}`, () => ({
    organisation: organisationOf(tables, account),
    signer: lower(key),
    validFrom: 0,
    validUntil: 0,
    compromisedSince: null,
  }));
}

function capabilityOf(tables: Tables, account: string, capability: bigint): Row {
  return tables.ensure('Capability', `${lower(account)}-${capability}`, () => ({
    organisation: organisationOf(tables, account),
    capability,
    accreditor: ZERO_ADDRESS,
    validFrom: 0,
    validUntil: 0,
  }));
}

function accreditorOf(tables: Tables, account: string, at: bigint): Row {
  return tables.ensure('Accreditor', lower(account), () => ({
    account: lower(account),
    isAppointed: false,
    appointedAt: at,
    dismissedAt: null,
  }));
}

export const directory: Reducers<typeof directoryAbi> = {
  RegistrarProposed(tables, { proposed }) {
    protocolOf(tables)['proposedRegistrar'] = lower(proposed);
  },
  RegistrarChanged(tables, { registrar }) {
    Object.assign(protocolOf(tables), { registrar: lower(registrar), proposedRegistrar: null });
  },
  AccreditorAppointed(tables, { accreditor }, { at }) {
    Object.assign(accreditorOf(tables, accreditor, at), { isAppointed: true, appointedAt: at });
  },
  AccreditorDismissed(tables, { accreditor }, { at }) {
    Object.assign(accreditorOf(tables, accreditor, at), { isAppointed: false, dismissedAt: at });
  },
  OrganisationRegistered(tables, { organisation, accreditor, profile }, { at }) {
    const id = organisationOf(tables, organisation);
    const registered = { accreditor: lower(accreditor), profile, registeredAt: at };
    Object.assign(tables.need('Organisation', id), registered);
    count(tables, 'organisationCount');
  },
  ProfileChanged(tables, { organisation, profile }) {
    tables.need('Organisation', organisationOf(tables, organisation))['profile'] = profile;
  },
  SignerAdded(tables, { organisation, signer, validFrom, validUntil }) {
    Object.assign(signerOf(tables, organisation, signer), { validFrom, validUntil });
  },
  SignerRemoved(tables, { organisation, signer, removedAt }) {
    signerOf(tables, organisation, signer)['validUntil'] = removedAt;
  },
  SignerCompromised(tables, { organisation, signer, since }) {
    signerOf(tables, organisation, signer)['compromisedSince'] = since;
  },
  CapabilityGranted(tables, { organisation, accreditor, capability, validFrom, validUntil }) {
    const window = { accreditor: lower(accreditor), validFrom, validUntil };
    Object.assign(capabilityOf(tables, organisation, capability), window);
  },
  CapabilityRevoked(tables, { organisation, accreditor, capability, since }) {
    const cut = { accreditor: lower(accreditor), validUntil: since };
    Object.assign(capabilityOf(tables, organisation, capability), cut);
  },
};

export const organisationAccountFactory: Reducers<typeof organisationAccountFactoryAbi> = {
  OrganisationAccountCreated(tables, { account, controller, hostedSigner, salt }, { at, transaction }) {
    tables.put('OrganisationAccount', lower(account), {
      account: lower(account),
      firstController: lower(controller),
      controller: lower(controller),
      hostedSigner: lower(hostedSigner),
      salt,
      createdAt: at,
      takenOverAt: null,
      transaction,
    });
  },
};

export const organisationAccount: Reducers<typeof organisationAccountAbi> = {
  ControllerChanged(tables, { previous, controller }, { contract, at }) {
    // The first controller is announced before the account has a row, by its constructor.
    if (partyOf(previous) === null) return;
    const handedOver = { controller: lower(controller), takenOverAt: at };
    Object.assign(tables.need('OrganisationAccount', lower(contract)), handedOver);
  },
};
