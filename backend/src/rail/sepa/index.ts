export { openSepaRail } from './sepa-rail.ts';
export { TellClaims } from './tell-claims.ts';
