export { readMetalsDmp } from './read-metals-dmp.ts';
export { DMP_ROOT } from './read-dmp-details.ts';
export { writeMetalsDmp } from './write-metals-dmp.ts';
