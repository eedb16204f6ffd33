import { BarcodeDetector, prepareZXingModule } from 'barcode-detector/ponyfill';

// The reader's WebAssembly comes from our own host; by default it would come from somebody else's.
prepareZXingModule({ overrides: { locateFile: () => '/v/assets/zxing_reader.wasm' } });

const detector = new BarcodeDetector({ formats: ['qr_code', 'data_matrix', 'code_128'] });

/** The texts of all codes in a picture. */
export async function readCodes(picture: ImageBitmap | HTMLVideoElement | Blob): Promise<string[]> {
  return (await detector.detect(picture)).map((code) => code.rawValue);
}
