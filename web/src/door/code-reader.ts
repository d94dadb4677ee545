type Reader = (video: HTMLVideoElement) => Promise<string | undefined>;

/** Not in TypeScript's own list of what browsers have. */
interface Detector {
  detect(source: HTMLVideoElement): Promise<{ rawValue: string }[]>;
}
type DetectorClass = {
  new (options: { formats: string[] }): Detector;
  getSupportedFormats(): Promise<string[]>;
};

/** Wide enough for a code held up to the camera, small enough to be looked at several times a second. */
const width = 640;

/** The browser's own reader where it has one (Android, macOS), else one in script. */
export async function codeReader(): Promise<Reader> {
  const own = (window as { BarcodeDetector?: DetectorClass }).BarcodeDetector;
  if (own && (await own.getSupportedFormats()).includes('qr_code')) {
    const detector = new own({ formats: ['qr_code'] });
    return async (video) => (await detector.detect(video))[0]?.rawValue;
  }
  const { default: read } = await import('jsqr');
  const canvas = document.createElement('canvas');
  const pen = canvas.getContext('2d', { willReadFrequently: true });
  return async (video) => {
    if (!pen) return undefined;
    canvas.width = Math.min(width, video.videoWidth);
    canvas.height = Math.round((video.videoHeight * canvas.width) / video.videoWidth);
    pen.drawImage(video, 0, 0, canvas.width, canvas.height);
    const { data } = pen.getImageData(0, 0, canvas.width, canvas.height);
    return read(data, canvas.width, canvas.height, { inversionAttempts: 'dontInvert' })?.data || undefined;
  };
}
