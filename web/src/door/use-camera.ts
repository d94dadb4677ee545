import { useEffect, useRef, useState } from 'react';
import { codeReader } from './code-reader';

export type CameraState = 'off' | 'starting' | 'on' | 'refused' | 'none';

/** How often a picture is looked at; quicker than a person moves the phone, slow enough for the battery. */
const everyMs = 150;
/** A code that was out of sight for this long is shown anew; until then it is the same phone still held up. */
const goneMs = 1_500;

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
      clearTimeout(timer);
      stream?.getTracks().forEach((track) => track.stop());
    };
    void (async () => {
      setState('starting');
      try {
        const facing = { facingMode: 'environment', width: { ideal: 1280 } };
        const [read, found] = await Promise.all([
          codeReader(),
          navigator.mediaDevices.getUserMedia({ video: facing, audio: false }),
        ]);
        stream = found;
        if (!live) return stop();
        element.srcObject = stream;
        await element.play();
        setState('on');
        let seen = { code: '', at: 0 };
        const look = async () => {
          const code = element.videoWidth > 0 ? await read(element) : undefined;
          if (!live) return;
          const now = performance.now();
          if (code && (code !== seen.code || now - seen.at > goneMs)) report.current(code);
          if (code) seen = { code, at: now };
          timer = window.setTimeout(() => void look(), everyMs);
        };
        await look();
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
