export { createLog, NestLogger } from './nest-logger.ts';
export { loggedPath } from './logged-path.ts';
