import { type DynamicModule, Module } from '@nestjs/common';
import { MessagingModule, messagingMigrations } from '@zuomei/messaging';
import { DatabaseModule, PlatformModule, platformMigrations } from '@zuomei/platform';
import { CalendarController } from './calendar/calendar.controller.js';
import { AchievementsController } from './catalogue/achievements.controller.js';
import { AttachFile } from './catalogue-files/attach-file.js';
import { CatalogueFile } from './catalogue-files/catalogue-file.entity.js';
import { CatalogueFilesController } from './catalogue-files/catalogue-files.controller.js';
import { CatalogueFilesQuery } from './catalogue-files/catalogue-files.query.js';
import { RemoveFile } from './catalogue-files/remove-file.js';
import { CatalogueContact } from './catalogue/catalogue-contact.entity.js';
import { CatalogueRecord } from './catalogue/catalogue-record.entity.js';
import { CatalogueQuery } from './catalogue/catalogue.query.js';
import { ChangeInCatalogue } from './catalogue/change-in-catalogue.js';
import { EraseCatalogueContact } from './catalogue/erase-catalogue-contact.js';
import { NeedsController } from './catalogue/needs.controller.js';
import { RecordInCatalogue } from './catalogue/record-in-catalogue.js';
import { ReviewInCatalogue } from './catalogue/review-in-catalogue.js';
import type { EventsSettings } from './config.js';
import { CancelEvent } from './events/cancel-event.js';
import { ChangeEvent } from './events/change-event.js';
import { DraftEvent } from './events/draft-event.js';
import { EndDueEvents } from './events/end-due-events.js';
import { EndEvent } from './events/end-event.js';
import { Event } from './events/event.entity.js';
import { EventStepsController } from './events/event-steps.controller.js';
import { EventsController } from './events/events.controller.js';
import { EventsQuery } from './events/events.query.js';
import { PostponeEvent } from './events/postpone-event.js';
import { PublishEvent } from './events/publish-event.js';
import { ExportsController } from './exports/exports.controller.js';
import { ShownExportsController } from './exports/shown-exports.controller.js';
import { ImportEvents } from './imports/import-events.js';
import { ImportOrganisations } from './imports/import-organisations.js';
import { ImportShown } from './imports/import-shown.js';
import { ImportsController } from './imports/imports.controller.js';
import { ChangeIndustry } from './industries/change-industry.js';
import { IndustriesController } from './industries/industries.controller.js';
import { IndustriesQuery } from './industries/industries.query.js';
import { Industry } from './industries/industry.entity.js';
import { RecordIndustry } from './industries/record-industry.js';
import { eventsMigrations } from './migrations/index.js';
import { ExpertQuery } from './matching/expert.query.js';
import { ExpertsQuery } from './matching/experts.query.js';
import { MatchesQuery } from './matching/matches.query.js';
import { MatchingController } from './matching/matching.controller.js';
import { Rankings } from './matching/rankings.js';
import { AnswerOpenCall } from './open-calls/answer-open-call.js';
import { CallAnswer } from './open-calls/call-answer.entity.js';
import { CallAnswersQuery } from './open-calls/call-answers.query.js';
import { DecideOnAnswer } from './open-calls/decide-on-answer.js';
import { OpenCallsController } from './open-calls/open-calls.controller.js';
import { ChangeOrganisation } from './organisations/change-organisation.js';
import { Organisation } from './organisations/organisation.entity.js';
import { OrganisationsController } from './organisations/organisations.controller.js';
import { OrganisationsQuery } from './organisations/organisations.query.js';
import { RecordOrganisation } from './organisations/record-organisation.js';
import { ProfilesController } from './profiles/profiles.controller.js';
import { ProfilesQuery } from './profiles/profiles.query.js';
import { AddReading } from './readings/add-reading.js';
import { Reading } from './readings/reading.entity.js';
import { ReadingsController } from './readings/readings.controller.js';
import { ReadingsQuery } from './readings/readings.query.js';
import { ChangeSeries } from './series/change-series.js';
import { RecordSeries } from './series/record-series.js';
import { SeriesController } from './series/series.controller.js';
import { Series } from './series/series.entity.js';
import { SeriesQuery } from './series/series.query.js';
import { AddSession } from './sessions/add-session.js';
import { ChangeSession } from './sessions/change-session.js';
import { RemoveSession } from './sessions/remove-session.js';
import { Session } from './sessions/session.entity.js';
import { SessionsController } from './sessions/sessions.controller.js';
import { SessionsQuery } from './sessions/sessions.query.js';
import { publicUrl } from './settings.js';
import { RemoveShowing } from './showings/remove-showing.js';
import { ShowAtEvent } from './showings/show-at-event.js';
import { Showing } from './showings/showing.entity.js';
import { ShowingsController } from './showings/showings.controller.js';
import { ShowingsQuery } from './showings/showings.query.js';

export const eventsEntities = [
  Organisation,
  Series,
  Industry,
  Event,
  Session,
  CatalogueRecord,
  CatalogueContact,
  CatalogueFile,
  Showing,
  Reading,
  CallAnswer,
];
export const allMigrations = [...platformMigrations, ...messagingMigrations, ...eventsMigrations];

@Module({})
export class AppModule {
  static with(settings: EventsSettings): DynamicModule {
    return {
      module: AppModule,
      imports: [
        PlatformModule.register({ name: 'events', jwksUrl: settings.jwksUrl, serviceKey: settings.serviceKey }),
        DatabaseModule.register({ url: settings.databaseUrl, entities: eventsEntities, migrations: allMigrations }),
        MessagingModule.register({ service: 'events', kafka: settings, consumes: [] }),
      ],
      controllers: [
        // Before the lists themselves: `/api/events.csv` is not an event's id.
        ExportsController,
        ShownExportsController,
        OrganisationsController,
        SeriesController,
        // Before the events: `/api/events/<id>.ics` is not an event's id.
        CalendarController,
        EventsController,
        EventStepsController,
        SessionsController,
        AchievementsController,
        NeedsController,
        CatalogueFilesController,
        IndustriesController,
        MatchingController,
        OpenCallsController,
        ShowingsController,
        ReadingsController,
        ProfilesController,
        ImportsController,
      ],
      providers: [
        { provide: publicUrl, useValue: settings.publicUrl.replace(/\/+$/, '') },
        RecordOrganisation,
        ChangeOrganisation,
        OrganisationsQuery,
        RecordSeries,
        ChangeSeries,
        SeriesQuery,
        DraftEvent,
        ChangeEvent,
        PublishEvent,
        PostponeEvent,
        CancelEvent,
        EndEvent,
        EndDueEvents,
        EventsQuery,
        AddSession,
        ChangeSession,
        RemoveSession,
        SessionsQuery,
        ImportOrganisations,
        ImportEvents,
        RecordInCatalogue,
        ChangeInCatalogue,
        ReviewInCatalogue,
        CatalogueQuery,
        EraseCatalogueContact,
        AttachFile,
        RemoveFile,
        CatalogueFilesQuery,
        RecordIndustry,
        ChangeIndustry,
        IndustriesQuery,
        Rankings,
        MatchesQuery,
        ExpertQuery,
        ExpertsQuery,
        AnswerOpenCall,
        DecideOnAnswer,
        CallAnswersQuery,
        ShowAtEvent,
        RemoveShowing,
        ShowingsQuery,
        AddReading,
        ReadingsQuery,
        ProfilesQuery,
        ImportShown,
      ],
    };
  }
}
