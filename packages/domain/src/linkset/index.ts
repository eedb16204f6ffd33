export { chooseForm, chooseLink, languagesOf } from './choose-link.ts';
export type { LinkChoice, LinkRequest } from './choose-link.ts';
export {
  expandLinkType,
  GS1_VOCABULARY,
  LINKSET_JSON,
  LINKSET_TEXT,
  linksetJson,
  linksetText,
  UNTP_VOCABULARY,
} from './link.ts';
export type { ResolverLink } from './link.ts';
export { readPreferences, weightOfLanguage, weightOfType } from './preference.ts';
export type { Preference } from './preference.ts';
