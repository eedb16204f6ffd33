export { mailLanguage } from './mail-language.ts';
export { mailTemplate, writeLetter } from './mail-template.ts';
export type { Letter, MailTemplate, MailTexts, MailValues } from './mail-template.ts';
export { mailTo } from './mail-to.ts';
export type { Mail } from './mail-to.ts';
