export { acceptanceOf, headlineOf, type Acceptance } from './accept.ts';
export { headlineOfTones, type Headline, type HeadlineKey } from './headline.ts';
export { isVerdictKey, toneByKey, toneOf, verdictKeys, verdictTones } from './keys.ts';
export type { VerdictKey, VerdictLine, VerdictParams, VerdictTone } from './keys.ts';
export { fillTemplate, fillVerdict, type NamedWords } from './fill-template.ts';
export { localiseLines } from './localise-lines.ts';
export {
  boldParts,
  renderClosing,
  renderHeadline,
  renderTemplate,
  renderVerdict,
  namedWords,
  verdictTemplate,
  withUnit,
} from './render.ts';
export type { DeliveryUnit } from './render.ts';
export { reasonWords, roleWords } from './texts-named.ts';
export { headlineTemplates, verdictLanguages, verdictTemplates } from './texts.ts';
export type { HeadlineTextKey, VerdictLanguage } from './texts.ts';
