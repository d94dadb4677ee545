import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Problem } from '../api/problem';
import { useSigningDocument, useSigningProgress, useSigningSession, type SigningSession } from '../api/signing';
import { formatInstant } from '../format/when';
import { locale } from '../i18n';
import { Mark } from '../ui/mark';
import { LoadFailed, Loading } from '../ui/loading';
import { Notice } from '../ui/notice';
import { LanguageButton } from '../ui/public-layout';
import { useLinkToken } from '../ui/use-link-token';
import { usePageTitle } from '../ui/use-page-title';
import type { Delegate } from './delegate-dialog';
import { Progress } from './progress';
import { SignDocument } from './sign-document';
import { endOf, SigningEnd, type End } from './signing-end';
import { WhatNext } from './what-next';

/** From the "signature wanted" mail: who asks, what is signed, the file itself, and the signature. */
export function SignPage() {
  const { t } = useTranslation();
  const token = useLinkToken('sign');
  const session = useSigningSession(token);
  usePageTitle(session.data ? t('sign.title_of', { title: session.data.agreement.title }) : t('sign.title'));
  return (
    <>
      <header className="top">
        <div className="top-inner">
          <span className="brand">
            <Mark />
            <span>{t('app.name')}</span>
          </span>
          <LanguageButton />
        </div>
      </header>
      <main id="main" className="page sign-page">
        {!token && <SigningEnd end="dead" />}
        {token && session.isPending && <Loading lines={8} />}
        {session.error instanceof Problem && <SigningEnd end={endOf(session.error)} words={session.error.message} />}
        {session.error && !(session.error instanceof Problem) && (
          <LoadFailed error={session.error} retry={() => void session.refetch()} />
        )}
        {session.data && <Signing session={session.data} />}
      </main>
    </>
  );
}

const lasting: readonly (End | null)[] = ['signed', 'approved'];

function Signing({ session: opened }: { session: SigningSession }) {
  const { t } = useTranslation();
  const [done, setDone] = useState<{ end: End; to?: Delegate } | null>(null);
  const over = done !== null && !lasting.includes(done.end);
  const { data: session } = useSigningProgress(opened, over ? false : done ? 3 : 10);
  const { agreement, signatory } = session;
  const end = done?.end ?? endOf(session);
  const file = useSigningDocument(session.documentSha256, end === null);
  const extended = agreement.signBy > opened.agreement.signBy;
  return (
    <>
      <p className="kind">{agreement.number}</p>
      <h1>{agreement.title}</h1>
      {!end && (
        <p className="lead">{t(`sign.role.${signatory.role}`, { name: signatory.name, party: signatory.party })}</p>
      )}
      <dl className="facts sign-facts">
        <dt>{t('sign.between')}</dt>
        <dd>{agreement.parties.map((party) => party.name).join(t('ui.comma'))}</dd>
        <dt>{t('sign.by_when')}</dt>
        <dd>{formatInstant(agreement.signBy, locale())}</dd>
      </dl>
      {extended && (
        <Notice tone="good">{t('sign.extended', { until: formatInstant(agreement.signBy, locale()) })}</Notice>
      )}
      {end && <SigningEnd end={end} to={done?.to} />}
      {lasting.includes(end) && <WhatNext session={session} />}
      {!over && <Progress session={session} />}
      {!end && file.isPending && <Loading lines={12} />}
      {!end && file.isError && <LoadFailed error={file.error} retry={() => void file.refetch()} />}
      {!end && file.data && (
        <SignDocument
          session={session}
          bytes={file.data}
          done={(how, to) => {
            setDone({ end: how, to });
            window.scrollTo({ top: 0 });
          }}
        />
      )}
    </>
  );
}
