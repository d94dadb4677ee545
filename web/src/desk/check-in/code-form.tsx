import { Button, Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

/** For hand scanners, which type and press Enter, and for codes read out loud. */
export function CodeForm({ busy, onCode }: { busy: boolean; onCode: (code: string) => void }) {
  const { t } = useTranslation();
  const [code, setCode] = useState('');
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (!code.trim() || busy) return;
        onCode(code.trim());
        setCode('');
      }}
    >
      <label htmlFor="check-in-code">{t('desk.gate.code')}</label>
      <div className="desk-filters">
        <Input
          id="check-in-code"
          size="large"
          autoFocus
          autoComplete="off"
          spellCheck={false}
          value={code}
          onChange={(event) => setCode(event.target.value)}
          style={{ flex: 1 }}
        />
        <Button size="large" type="primary" htmlType="submit" loading={busy}>
          {t('desk.nav.check_in')}
        </Button>
      </div>
    </form>
  );
}
