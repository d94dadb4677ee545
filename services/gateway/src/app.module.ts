import { type DynamicModule, Injectable, Module, type OnApplicationBootstrap } from '@nestjs/common';
import { DatabaseModule, HealthParts, PlatformModule, platformMigrations } from '@zuomei/platform';
import { DataSource } from 'typeorm';
import { AuthController } from './auth/auth.controller.js';
import { AuthEngine } from './auth/auth-engine.js';
import { Identities } from './auth/identity.js';
import { SetPassword } from './auth/set-password.js';
import { SignIn } from './auth/sign-in.js';
import { type GatewaySettings, ownKeysUrl } from './config.js';
import { ServicesHealth } from './health/services-health.js';
import { MailJob } from './mail/mail-job.entity.js';
import { PasswordMailer } from './mail/password-mailer.js';
import { CreatePasswordMail1763800000000 } from './migrations/1763800000000-create-password-mail.js';
import { AUTH_SECRET, MAIL_SETTINGS, PASSWORD_MAIL_LIMIT, SIGN_IN_LIMIT } from './settings.js';
import { ChangeUser } from './users/change-user.js';
import { EnsureAdministrator } from './users/ensure-administrator.js';
import { InviteUser } from './users/invite-user.js';
import { PasswordLink } from './users/password-link.entity.js';
import { RequestPassword } from './users/request-password.js';
import { SendPasswordLink } from './users/send-password-link.js';
import { User } from './users/user.entity.js';
import { StaffController } from './users/staff.controller.js';
import { UsersController } from './users/users.controller.js';
import { UsersQuery } from './users/users.query.js';

export const gatewayEntities = [User, PasswordLink, MailJob];
export const gatewayMigrations = [...platformMigrations, CreatePasswordMail1763800000000];

@Module({})
export class AppModule {
  static with(settings: GatewaySettings): DynamicModule {
    const { eventsUrl: events, registrationsUrl: registrations, notificationsUrl: notifications } = settings;
    return {
      module: AppModule,
      imports: [
        PlatformModule.register({ name: 'gateway', jwksUrl: ownKeysUrl(settings), serviceKey: settings.serviceKey }),
        DatabaseModule.register({
          url: settings.databaseUrl,
          entities: gatewayEntities,
          migrations: gatewayMigrations,
        }),
      ],
      controllers: [AuthController, StaffController, UsersController],
      providers: [
        { provide: AUTH_SECRET, useValue: settings.authSecret },
        { provide: SIGN_IN_LIMIT, useValue: settings.signInLimit },
        { provide: PASSWORD_MAIL_LIMIT, useValue: settings.passwordMailLimit },
        { provide: MAIL_SETTINGS, useValue: settings },
        // After the data source, which waits for a database that is still starting.
        { provide: AuthEngine, inject: [DataSource], useFactory: () => AuthEngine.open(settings) },
        {
          provide: ServicesHealth,
          inject: [HealthParts],
          useFactory: (health: HealthParts) => new ServicesHealth(health, { events, registrations, notifications }),
        },
        {
          provide: FirstAdministrator,
          inject: [EnsureAdministrator],
          useFactory: (ensure: EnsureAdministrator) => new FirstAdministrator(ensure, settings),
        },
        Identities,
        SignIn,
        SetPassword,
        UsersQuery,
        InviteUser,
        ChangeUser,
        SendPasswordLink,
        RequestPassword,
        EnsureAdministrator,
        PasswordMailer,
      ],
    };
  }
}

/** Runs before the gateway listens. */
@Injectable()
class FirstAdministrator implements OnApplicationBootstrap {
  constructor(
    private readonly ensure: EnsureAdministrator,
    private readonly settings: GatewaySettings,
  ) {}

  onApplicationBootstrap(): Promise<void> {
    return this.ensure.execute(this.settings.adminEmail, this.settings.adminPassword);
  }
}
