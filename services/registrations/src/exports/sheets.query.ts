import { Injectable } from '@nestjs/common';
import type { Language } from '@zuomei/platform';
import type { Table } from '@zuomei/platform/sheets';
import { DataSource } from 'typeorm';
import { OfferedSession } from '../offerings/offered-session.entity.js';
import type { Offering } from '../offerings/offering.entity.js';
import { ListRegistrations } from '../registrations/list-registrations.query.js';
import type { Filter } from '../registrations/registration-filter.js';
import { SurveysQuery } from '../surveys/surveys.query.js';
import { registrationsSheet } from './registrations-sheet.js';
import { surveySheet } from './survey-sheet.js';

/** What stands in the spreadsheets of an event; rows are read as they are written. */
@Injectable()
export class SheetsQuery {
  constructor(
    private readonly db: DataSource,
    private readonly list: ListRegistrations,
    private readonly surveys: SurveysQuery,
  ) {}

  async registrations(offering: Offering, filter: Filter, language: Language): Promise<Table> {
    const sessions = await this.db.manager.findBy(OfferedSession, { offeringId: offering.id });
    const titles = new Map(sessions.map(({ sessionId, title }) => [sessionId, title]));
    return registrationsSheet(offering, titles, this.list.all(offering, filter), language);
  }

  survey(offering: Offering, language: Language): Table {
    return surveySheet(this.surveys.rows(offering.id), language);
  }
}
