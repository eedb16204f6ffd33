const LONGEST = 300;

/**
 * A provider's own words as they may be kept and shown: one line of bounded length, without what we have agreed with it
 * in secret, should it repeat it.
 *
 * @example providerSentence('No such key: sk_live_1', ['sk_live_1']) // 'No such key: …'
 */
export function providerSentence(text: string, secrets: readonly string[]): string {
  const line = secrets.reduce((words, secret) => words.replaceAll(secret, '…'), text).replace(/\s+/g, ' ');
  return line.length > LONGEST ? `${line.slice(0, LONGEST)}…` : line;
}
