export {
  acceptanceOf,
  headlineOf,
  headlineOfTones,
  isVerdictKey,
  toneByKey,
  toneByKey,
  toneOf,
  verdictKeys,
  verdictTones,
} from './keys.ts';
export type {
  Acceptance,
  HeadlineKey,
  VerdictKey,
  VerdictLine,
  VerdictParams,
  VerdictTone,
} from './keys.ts';
export {
  boldParts,
  renderClosing,
  renderHeadline,
  renderTemplate,
  renderVerdict,
  renderVerdictTemplate,
} from './render.ts';
export type { DeliveryUnit } from './render.ts';
export { headlineTemplates, reasonWords, roleWords, verdictLanguages, verdictTemplates } from './texts.ts';
export type { HeadlineTextKey, VerdictLanguage } from './texts.ts';
