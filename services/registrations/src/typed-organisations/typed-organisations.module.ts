import { Module } from '@nestjs/common';
import { RegistrationsModule } from '../registrations/registrations.module.js';
import { MergeTyped } from './merge-typed.js';
import { TellOrganisations } from './tell-organisations.js';
import { TypedOrganisationsController } from './typed-organisations.controller.js';
import { TypedOrganisationsQuery } from './typed-organisations.query.js';

@Module({
  imports: [RegistrationsModule],
  controllers: [TypedOrganisationsController],
  providers: [TypedOrganisationsQuery, MergeTyped, TellOrganisations],
})
export class TypedOrganisationsModule {}
