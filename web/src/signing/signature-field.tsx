import { useEffect, useRef, useState, type PointerEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { tokens } from '../tokens';
import { Field, fieldId } from '../ui/field';

export interface Signature {
  kind: 'typed' | 'drawn';
  /** The name as typed, or a PNG as a data URL. Empty: nothing yet. */
  value: string;
}

interface SignatureFieldProps {
  value: Signature;
  onChange: (value: Signature) => void;
  name: string;
  error?: string;
}

/** Type the name, or draw it with a finger. */
export function SignatureField({ value, onChange, name, error }: SignatureFieldProps) {
  const { t } = useTranslation();
  // Changing one's mind loses neither the typed nor the drawn name.
  const kept = useRef({ typed: name, drawn: '' });
  const put = (next: Signature) => {
    kept.current[next.kind] = next.value;
    onChange(next);
  };
  const typed = value.kind === 'typed';
  return (
    <div className="signature">
      <div className="tabs" role="radiogroup" aria-label={t('sign.how')}>
        {(['typed', 'drawn'] as const).map((kind) => (
          <label key={kind} className={value.kind === kind ? 'tab tab-on' : 'tab'}>
            <input
              type="radio"
              name="signature-kind"
              className="visually-hidden"
              checked={value.kind === kind}
              onChange={() => onChange({ kind, value: kept.current[kind] })}
            />
            {t(`sign.by.${kind}`)}
          </label>
        ))}
      </div>
      {typed && (
        <Field name="signature" label={t('sign.typed_label')} error={error}>
          {(wiring) => (
            <input
              {...wiring}
              className="typed-name"
              autoComplete="name"
              value={value.value}
              onChange={(event) => put({ kind: 'typed', value: event.target.value })}
            />
          )}
        </Field>
      )}
      <div hidden={typed}>
        <SignaturePad shown={!typed} onChange={(drawn) => put({ kind: 'drawn', value: drawn })} error={error} />
      </div>
    </div>
  );
}

const size = { width: 720, height: 240 };

interface SignaturePadProps {
  shown: boolean;
  onChange: (dataUrl: string) => void;
  error?: string;
}

function SignaturePad({ shown, onChange, error }: SignaturePadProps) {
  const { t } = useTranslation();
  const canvas = useRef<HTMLCanvasElement>(null);
  const last = useRef<{ x: number; y: number } | null>(null);
  const [empty, setEmpty] = useState(true);
  useEffect(() => {
    const pen = canvas.current?.getContext('2d');
    if (!pen) return;
    pen.lineCap = pen.lineJoin = 'round';
    pen.lineWidth = 5;
    pen.strokeStyle = tokens.ink;
  }, []);
  const at = (event: PointerEvent<HTMLCanvasElement>) => {
    const box = event.currentTarget.getBoundingClientRect();
    return {
      x: ((event.clientX - box.left) / box.width) * size.width,
      y: ((event.clientY - box.top) / box.height) * size.height,
    };
  };
  function draw(event: PointerEvent<HTMLCanvasElement>): void {
    const pen = event.currentTarget.getContext('2d');
    if (!last.current || !pen) return;
    const next = at(event);
    pen.beginPath();
    pen.moveTo(last.current.x, last.current.y);
    pen.lineTo(next.x, next.y);
    pen.stroke();
    last.current = next;
  }
  function lift(event: PointerEvent<HTMLCanvasElement>): void {
    if (!last.current) return;
    last.current = null;
    setEmpty(false);
    onChange(event.currentTarget.toDataURL('image/png'));
  }
  return (
    <div className={error ? 'field field-wrong' : 'field'}>
      <span className="field-label">{t('sign.drawn_label')}</span>
      {error && <p className="error">{error}</p>}
      <canvas
        ref={canvas}
        id={shown ? fieldId('signature') : undefined}
        className="pad"
        {...size}
        tabIndex={-1}
        role="img"
        aria-label={t('sign.drawn_label')}
        onPointerDown={(event) => {
          event.currentTarget.setPointerCapture(event.pointerId);
          last.current = at(event);
          draw(event);
        }}
        onPointerMove={draw}
        onPointerUp={lift}
        onPointerCancel={lift}
      />
      <button
        type="button"
        className="link-button"
        disabled={empty}
        onClick={() => {
          canvas.current?.getContext('2d')?.clearRect(0, 0, size.width, size.height);
          setEmpty(true);
          onChange('');
        }}
      >
        {t('sign.draw_again')}
      </button>
    </div>
  );
}
