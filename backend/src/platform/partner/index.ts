export { callPartner } from './call-partner.ts';
export type { AllowedHosts, PartnerAnswer, PartnerCall } from './call-partner.ts';
export { isPublicAddress } from './is-public-address.ts';
