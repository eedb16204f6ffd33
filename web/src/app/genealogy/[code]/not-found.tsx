import { texts } from '../../../features/genealogy/texts.ts';
import { PageTitle } from '../../../ui/page-title.tsx';

export default function UnknownLot() {
  return (
    <div className="page">
      <PageTitle title={texts.unknown}>
        {texts.unknownHint} <a href="/v">{texts.unknownLink}</a>.
      </PageTitle>
    </div>
  );
}
