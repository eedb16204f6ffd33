/** What came of the address of another node: none asked for, one that a browser may ask, or no such address. */
export type AskedNode = { state: 'none' } | { state: 'wrong' } | { state: 'asked'; url: string };

const LONGEST = 300;

/**
 * The node that the reader wants to be asked as well, from `?node=`. Only HTTPS, or the reader's own machine; we never
 * call it, the reader's browser does.
 *
 * @example readNode(new Request('https://steel.example/v/1?node=https://rpc.example/key')) // { state: 'asked', url: 'https://rpc.example/key' }
 */
export function readNode(request: Request): AskedNode {
  const text = new URL(request.url).searchParams.get('node')?.trim() ?? '';
  if (text === '') return { state: 'none' };
  if (text.length > LONGEST || !URL.canParse(text)) return { state: 'wrong' };
  const url = new URL(text);
  const isOwnMachine = url.protocol === 'http:' && ['localhost', '127.0.0.1'].includes(url.hostname);
  if (url.protocol !== 'https:' && !isOwnMachine) return { state: 'wrong' };
  if (url.username !== '' || url.password !== '') return { state: 'wrong' };
  return { state: 'asked', url: url.href };
}
