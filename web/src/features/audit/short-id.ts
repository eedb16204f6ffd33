const UUID = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g;

/**
 * Ids within a name, shortened in the middle so that a row stays one line; the whole stands in the title and in the file.
 *
 * @example shortId('order:01a21a0c-6b58-7142-b41b-c3e32777b9b0') // 'order:01a21a0c…b9b0'
 */
export const shortId = (name: string): string =>
  name.replace(UUID, (id) => `${id.slice(0, 8)}…${id.slice(-4)}`);
