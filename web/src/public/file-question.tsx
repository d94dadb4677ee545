import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { uploadAnswerFile, type AnswerFile } from '../api/upload-answer-file';
import { formatSize } from '../format/size';
import { Field } from '../ui/field';
import { saidOf } from './said-of';

interface FileQuestionProps {
  eventId: string;
  name: string;
  label: string;
  optional: boolean;
  error?: string;
  /** One was sent before. */
  given: boolean;
  /** Id of the file that arrived. */
  onChange: (fileId: string | undefined) => void;
}

const accepted = '.pdf,.png,.jpg,.jpeg,.docx,.xlsx';
const largest = 10 * 1024 * 1024;

/** A file as an answer: sent as soon as it is picked, with how far it got; the form only names it. */
export function FileQuestion({ eventId, given, onChange, error, ...wiring }: FileQuestionProps) {
  const { t } = useTranslation();
  const [sending, setSending] = useState<{ name: string; share: number } | null>(null);
  const [sent, setSent] = useState<AnswerFile | null>(null);
  const [refused, setRefused] = useState<string>();
  const upload = useRef<{ stop: () => void } | null>(null);
  useEffect(() => () => upload.current?.stop(), []);

  async function send(file: File): Promise<void> {
    upload.current?.stop();
    setRefused(undefined);
    setSent(null);
    onChange(undefined);
    if (file.size > largest) return setRefused(t('file.too_large'));
    setSending({ name: file.name, share: 0 });
    const current = uploadAnswerFile(eventId, file, (share) => setSending({ name: file.name, share }));
    upload.current = current;
    try {
      const answer = await current.done;
      setSent(answer);
      onChange(answer.fileId);
    } catch (problem) {
      setRefused(saidOf(problem, t));
    } finally {
      setSending(null);
    }
  }

  return (
    <Field {...wiring} hint={t(given && !sent ? 'file.given' : 'file.hint')} error={refused ?? error}>
      {(field) => (
        <>
          <input
            {...field}
            type="file"
            accept={accepted}
            onChange={({ target }) => {
              const [file] = target.files ?? [];
              if (file) void send(file);
            }}
          />
          <span role="status">
            {sending && (
              <>
                <progress max={1} value={sending.share} aria-label={t('file.sending', { name: sending.name })} />
                <small>{t('file.percent', { percent: Math.floor(sending.share * 100) })}</small>
              </>
            )}
            {sent && <small>{t('file.arrived', { name: sent.name, size: formatSize(sent.size) })}</small>}
          </span>
        </>
      )}
    </Field>
  );
}
