import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';

/** For hand scanners, which type and press Enter wherever the focus is, and for codes read out loud. */
export function CodeForm({ onCode }: { onCode: (code: string) => void }) {
  const { t } = useTranslation();
  const [code, setCode] = useState('');
  const input = useRef<HTMLInputElement>(null);
  useEffect(() => {
    const catchScanner = (event: KeyboardEvent) => {
      const typing = event.target instanceof HTMLElement && event.target.closest('input, select, textarea, dialog');
      if (!typing && event.key.length === 1 && !event.ctrlKey && !event.metaKey && !event.altKey)
        input.current?.focus();
    };
    window.addEventListener('keydown', catchScanner);
    return () => window.removeEventListener('keydown', catchScanner);
  }, []);
  return (
    <form
      className="door-line"
      onSubmit={(event) => {
        event.preventDefault();
        if (!code.trim()) return;
        onCode(code.trim());
        setCode('');
      }}
    >
      <label htmlFor="door-code">{t('door.code')}</label>
      <input
        id="door-code"
        ref={input}
        type="text"
        autoComplete="off"
        autoCapitalize="off"
        spellCheck={false}
        value={code}
        onChange={(event) => setCode(event.target.value)}
      />
      <button type="submit" className="button button-main">
        {t('door.check_in')}
      </button>
    </form>
  );
}
