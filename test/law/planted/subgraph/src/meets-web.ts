export { meetsOracles } from '../../web/src/page.ts';
