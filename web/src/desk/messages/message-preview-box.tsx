import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import type { MessagePreview } from '../../api/messages';
import { formatCount } from '../../format/count';
import { Notice } from '../../ui/notice';

/** How it will read, in each language that somebody gets it in, and the one button that sends it. */
export function MessagePreviewBox({
  preview,
  busy,
  onSend,
}: {
  preview: MessagePreview;
  busy: boolean;
  onSend: () => void;
}) {
  const { t } = useTranslation();
  if (preview.count === 0) return <Notice tone="wait" title={t('desk.messages.nobody')} />;
  return (
    <section className="message-preview" aria-label={t('desk.messages.preview_title')} aria-live="polite">
      <h2>{t('desk.messages.preview_title')}</h2>
      {preview.examples.map((example) => (
        <article key={example.locale} className="box" lang={example.locale}>
          <p className="hint">
            {t(example.locale === 'en' ? 'desk.messages.in_language_en' : 'desk.messages.in_language_zh', {
              number: formatCount(example.count),
            })}
          </p>
          <h3>{example.subject}</h3>
          {example.paragraphs.map((text, at) => (
            <p key={at} className="prose">
              {text}
            </p>
          ))}
        </article>
      ))}
      <p>
        <Button type="primary" loading={busy} onClick={onSend}>
          {t('desk.messages.send', { number: formatCount(preview.count) })}
        </Button>
      </p>
    </section>
  );
}
