import type { VerdictLanguage } from '@topsteel/domain/verdict';

/** What the server hands to the script that reads labels from photos and the camera. */
export interface FindLabelData {
  decoderSrc: string;
  language: VerdictLanguage;
  texts: Record<
    | 'cameraButton'
    | 'cameraStop'
    | 'cameraWorking'
    | 'cameraDenied'
    | 'photoWorking'
    | 'photoNoCode'
    | 'photoNotOurs'
    | 'photoBroken'
    | 'decoderAway',
    string
  >;
}
