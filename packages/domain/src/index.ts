export { AppError, appErrorCodes, isAppError } from './errors/index.ts';
export type { AppErrorCode, AppErrorOptions } from './errors/index.ts';
