import type { FindLabelData } from '../find-label-data.ts';
import type * as DecodeLabel from './decode-label.ts';
import { listLast } from './list-last.ts';
import { startWorker } from './start-worker.ts';

const data = JSON.parse(document.getElementById('page-data')?.textContent ?? '') as FindLabelData;
const { texts } = data;
const status = document.getElementById('photo-status') as HTMLElement;
const video = document.getElementById('camera') as HTMLVideoElement;
const button = document.getElementById('camera-button') as HTMLButtonElement;
const picture = document.getElementById('picture') as HTMLInputElement;
const reader = document.getElementById('reader') as HTMLElement;
const CAMERA_INTERVAL_MS = 250;

type Decoder = typeof DecodeLabel;
let decoder: Promise<Decoder> | undefined;

/** The reader is loaded when it is first needed, and asked for again when the first time failed. */
function load(): Promise<Decoder> {
  decoder ??= (import(data.decoderSrc) as Promise<Decoder>).catch((error: unknown) => {
    decoder = undefined;
    throw error;
  });
  return decoder;
}

function tell(text: string, isProblem = false): void {
  status.className = text === '' ? '' : `problem ${isProblem ? 'attention' : 'info'}`;
  status.textContent = text;
}

/** A text that may be a label goes to the server, which knows every form of one. */
function open(code: string): void {
  location.assign(`/v?${new URLSearchParams({ number: code, lang: data.language }).toString()}`);
}

/** Lot codes are 20 letters and digits, bare or inside a web address. */
function isLabel(code: string): boolean {
  return /(\/(10|lot|v)\/|^)[0-9a-z-]{20,24}(\/|\?|#|$)/i.test(code);
}

/** Says what came of a picture: goes on to the label's page, or tells what to do. */
function answer(codes: readonly string[]): void {
  const label = codes.find(isLabel);
  const [other] = codes;
  if (label !== undefined) open(label);
  else tell(other === undefined ? texts.photoNoCode : notOurs(other), true);
}

function notOurs(code: string): string {
  return texts.photoNotOurs.replace('{text}', () => code.slice(0, 120));
}

async function readPhoto(file: File): Promise<void> {
  tell(texts.photoWorking);
  const bitmap = await createImageBitmap(file).catch(() => undefined);
  if (bitmap === undefined) {
    tell(texts.photoBroken, true);
    return;
  }
  try {
    answer(await (await load()).readCodes(bitmap));
  } catch {
    tell(texts.decoderAway, true);
  }
}

let stream: MediaStream | undefined;

function stopCamera(): void {
  stream?.getTracks().forEach((track) => track.stop());
  stream = undefined;
  video.hidden = true;
  button.textContent = texts.cameraButton;
}

async function startCamera(): Promise<void> {
  try {
    stream = await navigator.mediaDevices.getUserMedia({ video: { facingMode: 'environment' } });
  } catch {
    tell(texts.cameraDenied, true);
    return;
  }
  button.textContent = texts.cameraStop;
  video.hidden = false;
  video.srcObject = stream;
  await video.play();
  video.scrollIntoView({ block: 'center' });
  tell(texts.cameraWorking);
  try {
    const { readCodes } = await load();
    await watch(readCodes);
  } catch {
    stopCamera();
    tell(texts.decoderAway, true);
  }
}

/** Looks at the camera's picture until a label is found or the camera is stopped. */
async function watch(readCodes: Decoder['readCodes']): Promise<void> {
  while (stream !== undefined) {
    const codes = await readCodes(video).catch((): string[] => []);
    if (codes.some(isLabel)) {
      stopCamera();
      answer(codes);
      return;
    }
    const [other] = codes;
    if (other !== undefined) tell(notOurs(other), true);
    await new Promise((resolve) => setTimeout(resolve, CAMERA_INTERVAL_MS));
  }
}

picture.addEventListener('change', () => {
  const file = picture.files?.[0];
  if (file !== undefined) void readPhoto(file);
});
button.addEventListener('click', () => {
  if (stream === undefined) {
    void startCamera();
    return;
  }
  stopCamera();
  tell('');
});

/** A dropped photo is read; whatever else is dropped goes into the form for files. */
function takeDropped(file: File, dropped: DataTransfer): void {
  if (file.type.startsWith('image/')) {
    void readPhoto(file);
    return;
  }
  const form = document.getElementById('file-form') as HTMLFormElement;
  const input = form.elements.namedItem('file') as HTMLInputElement;
  input.files = dropped.files;
  form.requestSubmit();
}

document.addEventListener('dragover', (event) => {
  event.preventDefault();
});
document.addEventListener('drop', (event) => {
  event.preventDefault();
  const dropped = event.dataTransfer;
  const file = dropped?.files[0];
  if (dropped && file) takeDropped(file, dropped);
});
reader.classList.remove('asleep');
startWorker();
void listLast(data.language);
