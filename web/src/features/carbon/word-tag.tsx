import type { CarbonPurchase } from '@topsteel/domain/api';
import { Tag } from '../../ui/tag.tsx';
import { texts } from './texts.ts';

type Assurance = NonNullable<CarbonPurchase['productStage']>['assurance'];

/** Whose word a figure is: a letter to scan by, and the word. */
export function WordTag({ assurance }: { assurance: Assurance }) {
  return (
    <Tag tone={assurance === 'verified' ? 'carbon' : 'unknown'}>
      <span aria-hidden="true" className="mr-1 font-mono">
        {texts.letters[assurance]}
      </span>
      {texts.words[assurance]}
    </Tag>
  );
}
