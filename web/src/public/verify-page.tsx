import { useRef, useState, type DragEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate, useParams } from 'react-router';
import { useVerdict, useVerifyFile } from '../api/verify';
import { BusyButton } from '../ui/busy-button';
import { TextField } from '../ui/field';
import { LoadFailed, Loading } from '../ui/loading';
import { Notice } from '../ui/notice';
import { usePageTitle } from '../ui/use-page-title';
import { VerdictShown } from './verdict';

const largest = 20 * 1024 * 1024;

export function VerifyPage() {
  const { t } = useTranslation();
  usePageTitle(t('verify.title'));
  const { code = '' } = useParams();
  const navigate = useNavigate();
  const [typed, setTyped] = useState(code);
  const verdict = useVerdict(code);
  const check = useVerifyFile();
  const [name, setName] = useState('');
  const [wrong, setWrong] = useState<string | null>(null);

  function take(file: File | undefined): void {
    if (!file) return;
    setName(file.name);
    setWrong(file.size > largest ? t('verify.too_large') : null);
    if (file.size <= largest) check.mutate(file);
  }

  return (
    <div className="page narrow">
      <h1>{t('verify.title')}</h1>
      <p className="lead">{t('verify.lead')}</p>
      <DropZone busy={check.isPending} onFile={take} />
      <div aria-live="polite">
        {wrong && <Notice tone="bad">{wrong}</Notice>}
        {check.isPending && <Loading lines={2} />}
        {check.isError && <LoadFailed error={check.error} />}
        {check.data && !check.isPending && !wrong && <VerdictShown verdict={check.data} of={name} by="file" />}
      </div>
      <form
        className="form code-form"
        onSubmit={(event) => {
          event.preventDefault();
          check.reset();
          if (typed.trim()) void navigate(`/verify/${encodeURIComponent(typed.trim())}`);
        }}
      >
        <TextField
          name="code"
          label={t('verify.code')}
          hint={t('verify.code_hint')}
          autoComplete="off"
          spellCheck={false}
          value={typed}
          onChange={setTyped}
        />
        <BusyButton type="submit" busy={verdict.isFetching}>
          {t('verify.by_code')}
        </BusyButton>
      </form>
      <div aria-live="polite">
        {verdict.isError && <LoadFailed error={verdict.error} retry={() => void verdict.refetch()} />}
        {verdict.data && !check.data && <VerdictShown verdict={verdict.data} of={code} by="code" />}
      </div>
    </div>
  );
}

function DropZone({ busy, onFile }: { busy: boolean; onFile: (file: File | undefined) => void }) {
  const { t } = useTranslation();
  const input = useRef<HTMLInputElement>(null);
  const [over, setOver] = useState(false);
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    if (!busy) onFile(event.dataTransfer.files[0]);
  };
  return (
    <div
      className={over ? 'drop drop-over' : 'drop'}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
    >
      <p>{t('verify.drop')}</p>
      <BusyButton busy={busy} onClick={() => input.current?.click()}>
        {t('verify.choose')}
      </BusyButton>
      <input
        ref={input}
        className="visually-hidden"
        type="file"
        accept="application/pdf,.pdf"
        tabIndex={-1}
        aria-label={t('verify.file')}
        onChange={(event) => {
          onFile(event.target.files?.[0]);
          event.target.value = '';
        }}
      />
      <p className="hint">{t('verify.kept')}</p>
    </div>
  );
}
