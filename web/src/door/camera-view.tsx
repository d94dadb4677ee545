import { useTranslation } from 'react-i18next';
import { BusyButton } from '../ui/busy-button';
import type { useCamera } from './use-camera';

export function CameraView({ camera: { video, state, start, stop } }: { camera: ReturnType<typeof useCamera> }) {
  const { t } = useTranslation();
  return (
    <div>
      <div className="door-camera">
        <video ref={video} muted playsInline aria-label={t('door.camera')} />
        {state !== 'on' && (
          <div className="door-camera-hint">
            <p>{t(`door.camera.${state}`)}</p>
            {state !== 'none' && (
              <BusyButton busy={state === 'starting'} onClick={start}>
                {t('door.start')}
              </BusyButton>
            )}
          </div>
        )}
      </div>
      {state === 'on' && (
        <button type="button" className="link-button" onClick={stop}>
          {t('door.stop')}
        </button>
      )}
    </div>
  );
}
