import { Bytes } from '@graphprotocol/graph-ts';

/**
 * Text that stands left-aligned in bytes, such as `ISO 20915:2018`. The bytes come from strangers and need not be text:
 * the zeros at the end are dropped and what is not printable ASCII becomes ?, so that no value stops the index.
 */
export function textOf(bytes: Bytes): string {
  let end = bytes.length;
  while (end > 0 && bytes[end - 1] == 0) end--;
  let text = '';
  for (let i = 0; i < end; i++) {
    const code = bytes[i];
    text += code >= 0x20 && code <= 0x7e ? String.fromCharCode(code) : '?';
  }
  return text;
}
