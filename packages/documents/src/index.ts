export { documentLanguages, type DocumentLanguage } from './languages.ts';
