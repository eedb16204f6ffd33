import { ControllerChanged } from '../../generated/types/templates/OrganisationAccount/OrganisationAccount';
import { changeController } from '../store/organisation-account';

export function handleControllerChanged(event: ControllerChanged): void {
  changeController(event.address, event.params.previous, event.params.controller, event);
}
