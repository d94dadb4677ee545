import { Body, Controller, Param, Post } from '@nestjs/common';
import { ApiCreatedResponse, ApiTags } from '@nestjs/swagger';
import {
  Anyone,
  Caller,
  CurrentCaller,
  currentLocale,
  currentTrace,
  IdempotencyKey,
  IdParam,
  newId,
  type OnceKey,
  problemOf,
} from '@zuomei/platform';
import { InvitationLinks } from '../invitations/invitation-links.js';
import { SignUpLimit } from '../limits/sign-up-limit.guard.js';
import { GroupMemberResultDto, GroupSignedUpDto, GroupSignUpDto } from './group.dto.js';
import { SignUpDesk } from './sign-up-desk.js';
import type { SignUpResult } from './sign-up.js';

/** Colleagues signed up by one contact. */
@ApiTags('registrations')
@Controller('api/events/:id')
export class GroupsController {
  constructor(
    private readonly desk: SignUpDesk,
    private readonly invitations: InvitationLinks,
  ) {}

  /**
   * Signs up several people at once. Each is mailed a link of its own; the contact is told what became of them.
   *
   * With `allOrNone` all have seats, or one place in line together (409 EVENT_FULL without a waitlist), and what is
   * refused to one is refused to all. Otherwise each has what there is: `results` says so one by one.
   */
  @Post('group-registrations')
  @Anyone()
  @SignUpLimit()
  @ApiCreatedResponse({ type: GroupSignedUpDto })
  async signUp(
    @Param('id', IdParam) id: string,
    @Body() body: GroupSignUpDto,
    @CurrentCaller() caller: Caller,
    @IdempotencyKey() once: OnceKey | undefined,
  ): Promise<GroupSignedUpDto> {
    const { organisation, allOrNone = false, contact } = body;
    const locale = body.locale ?? currentLocale();
    const invitation = body.invitation === undefined ? undefined : await this.invitations.byToken(body.invitation);
    const group = { id: once ? idFrom(once) : newId(), contact, organisation, locale, allOrNone };
    const results = await this.desk.takeGroup({
      offeringId: id,
      people: body.people.map((person) => ({ locale, ...person, organisation })),
      caller,
      group,
      // Links to confirm one by one would tear apart what comes together; each is mailed its own link anyway.
      ...(allOrNone ? { emailConfirmed: true } : {}),
      ...(invitation ? { invitation: { id: invitation.id } } : {}),
      ...(once ? { once } : {}),
      trace: currentTrace(),
    });
    return {
      groupId: group.id,
      allOrNone,
      results: body.people.map(({ email }, index) => resultOf(email, results[index])),
    };
  }
}

/** A repeat is answered with the same id. */
const idFrom = ({ scope }: OnceKey): string =>
  scope.slice(0, 32).replace(/^(.{8})(.{4}).(.{3}).(.{3})(.{12})$/, '$1-$2-8$3-8$4-$5');

function resultOf(email: string, result: SignUpResult | undefined): GroupMemberResultDto {
  if (result === undefined || result === 'already_registered') return { email, status: 'already_registered' };
  // As it was answered first, if this is a repeat: what JSON keeps of a refusal.
  if ('said' in result) {
    const { code, detail, errors } = problemOf(result, currentLocale());
    return { email, status: 'refused', problem: { code, detail, ...(errors ? { errors } : {}) } };
  }
  if (result.status === 'confirm_email') return { email, status: 'confirm_email' };
  const { id, status, position } = result;
  return { email, id, status, ...(position === undefined ? {} : { position }) };
}
