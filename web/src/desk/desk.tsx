import { App, ConfigProvider, type ThemeConfig } from 'antd';
import en from 'antd/locale/en_US';
import zh from 'antd/locale/zh_CN';
import { use } from 'react';
import { useTranslation } from 'react-i18next';
import { Navigate, Route, Routes, useLocation, useMatch } from 'react-router';
import { useMe } from '../api/session';
import { locale, openWords } from '../i18n';
import { tokens } from '../tokens';
import { LoadFailed, Loading } from '../ui/loading';
import { NotFound } from '../public/not-found';
import { ArchiveList } from './archive/archive-list';
import { ArchivedLetters } from './archive/archived-letters';
import { CeremoniesList } from './ceremonies/ceremonies-list';
import { CeremonyPage } from './ceremonies/ceremony-page';
import { StagePage } from './ceremonies/stage-page';
import { AgreementEditor } from './agreements/agreement-editor';
import { AgreementPage } from './agreements/agreement-page';
import { AgreementsList } from './agreements/agreements-list';
import { FrameworksList } from './agreements/frameworks-list';
import { MilestonesList } from './agreements/milestones-list';
import { CatalogueList } from './catalogue/catalogue-list';
import { CheckInLogPage } from './check-in/check-in-log-page';
import { CheckInPage } from './check-in/check-in-page';
import { CheckInPicker } from './check-in/check-in-picker';
import { WallCodePage } from './check-in/wall-code-page';
import { DigestEditor } from './digest/digest-editor';
import { AttendeesPage } from './events/attendees-page';
import { EventEditor } from './events/event-editor';
import { EventOverview } from './events/event-overview';
import { EventsList } from './events/events-list';
import { RecordPage } from './events/record-page';
import { InvitationsPage } from './events/invitations-page';
import { MeetingsPage } from './meetings/meetings-page';
import { MessagesPage } from './messages/messages-page';
import { OrganisationsList } from './organisations-list';
import { FollowUpPage } from './follow-ups/follow-up-page';
import { FollowUpsList } from './follow-ups/follow-ups-list';
import { ReferralsList } from './follow-ups/referrals-list';
import { LettersList } from './letters/letters-list';
import { NewLettersPage } from './letters/new-letters-page';
import { ParkPage } from './parks/park-page';
import { ParksList } from './parks/parks-list';
import { DeadMailsPage } from './people/dead-mails-page';
import { UsersPage } from './people/users-page';
import { ReportsPage } from './reports/reports-page';
import { ImportPage } from './sheets/import-page';
import { Shell } from './shell';
import { StatisticsPage } from './statistics/statistics-page';
import { ManyPage } from './templates/many-page';
import { TemplateEditor } from './templates/template-editor';
import { TemplatesList } from './templates/templates-list';
import { TodayPage } from './today/today-page';
import { TypedOrganisationsPage } from './typed/typed-organisations-page';
import './desk.css';

const words = openWords('catalogue', 'desk');
const nonce = document.querySelector<HTMLMetaElement>('meta[name="csp-nonce"]')?.content;

const theme: ThemeConfig = {
  token: {
    colorPrimary: tokens.accent,
    colorPrimaryBg: tokens.accentSoft,
    colorPrimaryBgHover: tokens.accentSoft,
    colorLink: tokens.accent,
    colorInfo: tokens.accent,
    colorSuccess: tokens.accent,
    colorError: tokens.seal,
    colorWarning: tokens.wait,
    // Worked out from such dark colours, these would be grey.
    colorInfoBg: tokens.accentSoft,
    colorSuccessBg: tokens.accentSoft,
    colorWarningBg: tokens.waitSoft,
    colorInfoBorder: tokens.accent,
    colorSuccessBorder: tokens.accent,
    colorWarningBorder: tokens.waitLine,
    colorText: tokens.ink,
    colorTextSecondary: tokens.inkSoft,
    colorBorderSecondary: tokens.line,
    fontFamily: tokens.font,
    fontSize: 14,
    borderRadius: 6,
  },
  components: {
    Layout: { siderBg: tokens.groundSoft, headerBg: tokens.ground, bodyBg: tokens.ground },
    Menu: { itemBg: 'transparent', itemSelectedBg: tokens.accentSoft, itemBorderRadius: 6 },
    Table: { headerBg: tokens.groundSoft, headerSplitColor: 'transparent', cellPaddingBlockMD: 10 },
  },
};

/** The workbench: who is not signed in goes to sign in first, and comes back here. */
export function Desk() {
  use(words);
  const { t } = useTranslation();
  const me = useMe();
  const { pathname, search } = useLocation();
  const stage = useMatch('/desk/ceremonies/:id/stage');
  if (me.isPending) return <Loading />;
  if (me.isError) return <LoadFailed error={me.error} retry={() => void me.refetch()} />;
  if (!me.data) return <Navigate to={`/sign-in?to=${encodeURIComponent(pathname + search)}`} replace />;
  // The projector shows nothing of the workbench.
  if (stage?.params.id) return <StagePage id={stage.params.id} />;
  const has = (role: string) => me.data?.roles.some((mine) => mine === role) ?? false;
  const first = has('staff') ? 'today' : has('admin') || has('organiser') ? 'events' : 'agreements';
  return (
    <ConfigProvider
      csp={{ nonce }}
      theme={theme}
      locale={locale() === 'en' ? en : zh}
      button={{ autoInsertSpace: false }}
    >
      <App message={{ top: 16 }} aria-label={t('nav.desk')}>
        <Shell me={me.data}>
          <Routes>
            <Route index element={<Navigate to={first} replace />} />
            <Route path="events" element={<EventsList />} />
            <Route path="events/new" element={<EventEditor />} />
            <Route path="events/:id" element={<EventOverview />} />
            <Route path="events/:id/edit" element={<EventEditor />} />
            <Route path="events/:id/attendees" element={<AttendeesPage />} />
            <Route path="events/:id/record" element={<RecordPage />} />
            <Route path="events/:id/meetings" element={<MeetingsPage />} />
            <Route path="events/:id/messages" element={<MessagesPage />} />
            <Route path="events/:id/statistics" element={<StatisticsPage />} />
            <Route path="events/:id/invitations" element={<InvitationsPage />} />
            <Route path="events/:id/check-in" element={<CheckInPage />} />
            <Route path="events/:id/check-ins" element={<CheckInLogPage />} />
            <Route path="events/:id/wall-code" element={<WallCodePage />} />
            <Route path="organisations" element={<OrganisationsList />} />
            <Route path="check-in" element={<CheckInPicker />} />
            <Route path="today" element={<TodayPage />} />
            <Route path="follow-ups" element={<FollowUpsList />} />
            <Route path="follow-ups/:id" element={<FollowUpPage />} />
            <Route path="referrals" element={<ReferralsList />} />
            <Route path="agreements" element={<AgreementsList />} />
            <Route path="frameworks" element={<FrameworksList />} />
            <Route path="parks" element={<ParksList />} />
            <Route path="parks/:id" element={<ParkPage />} />
            <Route path="agreements/new" element={<AgreementEditor />} />
            <Route path="agreements/:id" element={<AgreementPage />} />
            <Route path="agreements/:id/edit" element={<AgreementEditor />} />
            <Route path="milestones" element={<MilestonesList />} />
            <Route path="letters" element={<LettersList />} />
            <Route path="letters/new" element={<NewLettersPage />} />
            <Route path="templates" element={<TemplatesList />} />
            <Route path="templates/new" element={<TemplateEditor />} />
            <Route path="templates/:id" element={<TemplateEditor />} />
            <Route path="templates/:id/many" element={<ManyPage />} />
            <Route path="archive" element={<ArchiveList />} />
            <Route path="archive/letters" element={<ArchivedLetters />} />
            <Route path="import/:kind" element={<ImportPage />} />
            <Route path="ceremonies" element={<CeremoniesList />} />
            <Route path="ceremonies/:id" element={<CeremonyPage />} />
            <Route path="catalogue" element={<CatalogueList />} />
            <Route path="digest/:month?" element={<DigestEditor />} />
            <Route path="reports" element={<ReportsPage />} />
            <Route path="typed-organisations" element={<TypedOrganisationsPage />} />
            <Route path="users" element={<UsersPage />} />
            <Route path="mails" element={<DeadMailsPage />} />
            <Route path="*" element={<NotFound />} />
          </Routes>
        </Shell>
      </App>
    </ConfigProvider>
  );
}
