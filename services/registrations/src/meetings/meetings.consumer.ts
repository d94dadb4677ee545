import { Controller } from '@nestjs/common';
import { Ctx, Payload } from '@nestjs/microservices';
import { AchievementRecorded, AchievementRecordedV1, NeedRecorded, NeedRecordedV1 } from '@zuomei/contracts';
import { FactContext, OnFact } from '@zuomei/messaging';

interface Copied {
  version: number;
  title: string;
  ownerId: string;
}

/** What meetings are about is called, and whose it is. */
@Controller()
export class MeetingsConsumer {
  @OnFact(AchievementRecorded)
  async onAchievement(@Payload() fact: AchievementRecordedV1, @Ctx() context: FactContext): Promise<void> {
    await this.copy(context, 'achievement', fact.achievementId, fact);
  }

  @OnFact(NeedRecorded)
  async onNeed(@Payload() fact: NeedRecordedV1, @Ctx() context: FactContext): Promise<void> {
    await this.copy(context, 'need', fact.needId, fact);
  }

  private async copy(
    { tx }: FactContext,
    type: string,
    id: string,
    { version, title, ownerId }: Copied,
  ): Promise<void> {
    await tx.query(
      `INSERT INTO catalogue_copies AS c (id, version, type, title, owner_id) VALUES ($1, $2, $3, $4, $5)
       ON CONFLICT (id) DO UPDATE SET version = excluded.version, title = excluded.title, owner_id = excluded.owner_id
       WHERE c.version < excluded.version`,
      [id, version, type, title, ownerId],
    );
  }
}
