import { OrganisationAccountCreated } from '../../generated/types/OrganisationAccountFactory/OrganisationAccountFactory';
import { OrganisationAccount } from '../../generated/types/templates';
import { saveOrganisationAccount } from '../store/organisation-account';

/** From now on what the account says is read too. */
export function handleOrganisationAccountCreated(event: OrganisationAccountCreated): void {
  const made = event.params;
  saveOrganisationAccount(made.account, made.controller, made.hostedSigner, made.salt, event);
  OrganisationAccount.create(made.account);
}
