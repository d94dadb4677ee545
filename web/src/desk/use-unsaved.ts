import { App } from 'antd';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useBlocker } from 'react-router';

/** Leaving a form with unsaved changes asks first, also when the window is closed. */
export function useUnsaved() {
  const { t } = useTranslation();
  const { modal } = App.useApp();
  const [dirty, setDirty] = useState(false);
  const saved = useRef(false);
  const blocker = useBlocker(() => dirty && !saved.current);

  useEffect(() => {
    if (blocker.state !== 'blocked') return;
    const question = modal.confirm({
      title: t('desk.leave'),
      content: t('desk.leave_what'),
      okText: t('desk.leave_yes'),
      cancelText: t('desk.leave_no'),
      onOk: () => blocker.proceed(),
      onCancel: () => blocker.reset(),
    });
    return () => question.destroy();
  }, [blocker, modal, t]);

  useEffect(() => {
    if (!dirty) return;
    const ask = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener('beforeunload', ask);
    return () => window.removeEventListener('beforeunload', ask);
  }, [dirty]);

  return {
    dirty,
    touch: () => {
      saved.current = false;
      setDirty(true);
    },
    /** Just before going on after saving. */
    done: () => {
      saved.current = true;
      setDirty(false);
    },
  };
}
