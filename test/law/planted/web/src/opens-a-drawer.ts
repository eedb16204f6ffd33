export { trim } from './utils/text.ts';
