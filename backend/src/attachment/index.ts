export { AttachmentModule } from './attachment-module.ts';
export { Attachments, presentAttachment } from './attachments.ts';
export type { OpenedAttachment } from './attachments.ts';
export { readOneFile } from './read-one-file.ts';
export type { SentFile } from './read-one-file.ts';
export { sendAttachment } from './send-attachment.ts';
