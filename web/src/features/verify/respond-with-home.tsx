import type { VerdictLanguage } from '@topsteel/domain/verdict';
import * as decodeLabel from './generated/decode-label.ts';
import * as findLabel from './generated/find-label.ts';
import { HomePage, type HomePageProps } from './home-page.tsx';
import { fill, pageTexts } from './page-texts/index.ts';
import { respondWithPage } from './respond-with-page.ts';
import { verificationSources } from './verification-sources.ts';
import type { FindLabelData } from './find-label-data.ts';

export interface HomeOptions {
  problem?: 'numberWrong' | 'linkWrong' | 'linkWithoutLot' | 'fileMissing' | 'fileTooLarge' | 'reportNotSent';
  /** A sentence about what arrived. */
  done?: 'reportSent';
  /** What the reader had sent, for the sentence about it. */
  text?: string;
  file?: HomePageProps['file'];
  status?: number;
}

/** The page where a number, a photo or a file is checked. */
export function respondWithHome(
  language: VerdictLanguage,
  { problem, done, text = '', file, status = 200 }: HomeOptions = {},
): Promise<Response> {
  const texts = pageTexts[language];
  const data: FindLabelData = {
    decoderSrc: `/v/assets/${decodeLabel.name}`,
    language,
    texts: {
      cameraButton: texts.cameraButton,
      cameraStop: texts.cameraStop,
      cameraWorking: texts.cameraWorking,
      cameraDenied: texts.cameraDenied,
      photoWorking: texts.photoWorking,
      photoNoCode: texts.photoNoCode,
      photoNotOurs: texts.photoNotOurs,
      photoBroken: texts.photoBroken,
      decoderAway: texts.decoderAway,
    },
  };
  const page = (
    <HomePage
      language={language}
      host={verificationSources().host}
      problem={problem === undefined ? undefined : fill(texts[problem], { text: text.slice(0, 120) })}
      done={done === undefined ? undefined : texts[done]}
      file={file}
      script={{ src: `/v/assets/${findLabel.name}`, data }}
    />
  );
  return respondWithPage(page, { status, readsPhotos: true });
}
