import { useEffect, useRef, useState } from 'react';

type CameraState = 'off' | 'starting' | 'on' | 'refused' | 'none';

/** How often a picture is looked at; quicker than a person moves the phone, slow enough for the battery. */
const everyMs = 200;

/** Reads QR codes from the camera. Without one, or without permission, it says so and typing stays. */
export function useCamera(onCode: (code: string) => void) {
  const video = useRef<HTMLVideoElement>(null);
  const [state, setState] = useState<CameraState>(navigator.mediaDevices ? 'off' : 'none');
  const [wanted, setWanted] = useState(false);
  const report = useRef(onCode);
  useEffect(() => {
    report.current = onCode;
  });

  useEffect(() => {
    const element = video.current;
    if (!wanted || !element) return;
    let stream: MediaStream | undefined;
    let timer: number | undefined;
    let live = true;
    const stop = () => {
      live = false;
      clearInterval(timer);
      stream?.getTracks().forEach((track) => track.stop());
    };
    void (async () => {
      setState('starting');
      try {
        const [{ default: read }, found] = await Promise.all([
          import('jsqr'),
          navigator.mediaDevices.getUserMedia({
            video: { facingMode: 'environment', width: { ideal: 1280 } },
            audio: false,
          }),
        ]);
        stream = found;
        if (!live) return stop();
        element.srcObject = stream;
        await element.play();
        setState('on');
        const canvas = document.createElement('canvas');
        const pen = canvas.getContext('2d', { willReadFrequently: true });
        timer = window.setInterval(() => {
          if (!pen || element.videoWidth === 0) return;
          // Half the size is enough to find a code held up to the camera.
          canvas.width = element.videoWidth / 2;
          canvas.height = element.videoHeight / 2;
          pen.drawImage(element, 0, 0, canvas.width, canvas.height);
          const picture = pen.getImageData(0, 0, canvas.width, canvas.height);
          const code = read(picture.data, picture.width, picture.height, { inversionAttempts: 'dontInvert' });
          if (code?.data) report.current(code.data);
        }, everyMs);
      } catch (error) {
        setState(error instanceof DOMException && error.name === 'NotFoundError' ? 'none' : 'refused');
        setWanted(false);
      }
    })();
    return stop;
  }, [wanted]);

  return {
    video,
    state,
    start: () => setWanted(true),
    stop: () => {
      setWanted(false);
      setState('off');
    },
  };
}
