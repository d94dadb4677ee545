import { Controller } from '@nestjs/common';
import { Ctx, Payload } from '@nestjs/microservices';
import { PersonErased, PersonErasedV1 } from '@zuomei/contracts';
import { FactContext, OnFact } from '@zuomei/messaging';
import { RevokeLetter } from './revoke-letter.js';

/** Forgets the holders of letters with the people they are. */
@Controller()
export class LettersConsumer {
  constructor(private readonly letters: RevokeLetter) {}

  @OnFact(PersonErased)
  async onErased(@Payload() fact: PersonErasedV1, @Ctx() context: FactContext): Promise<void> {
    await this.letters.ofRegistration(context.tx, fact.registrationId);
  }
}
