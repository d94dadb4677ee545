import { type Admin, Kafka, logLevel } from 'kafkajs';

/** How many facts lie on topics that a group reads and it has not taken yet, over all groups. */
async function behind(admin: Admin): Promise<bigint> {
  const { groups } = await admin.listGroups();
  let lag = 0n;
  for (const { groupId } of groups) {
    for (const { topic, partitions } of await admin.fetchOffsets({ groupId })) {
      const ends = new Map((await admin.fetchTopicOffsets(topic)).map(({ partition, high }) => [partition, high]));
      for (const { partition, offset } of partitions) {
        lag += BigInt(ends.get(partition) ?? 0) - BigInt(Math.max(0, Number(offset)));
      }
    }
  }
  return lag;
}

/** Until all consumers have taken all there is: what is measured next runs beside nothing of what was before. */
export async function caughtUp(brokers: string): Promise<void> {
  const admin = new Kafka({ brokers: [brokers], logLevel: logLevel.NOTHING }).admin();
  await admin.connect();
  try {
    const deadline = Date.now() + 300_000;
    while ((await behind(admin)) > 0n && Date.now() < deadline) {
      await new Promise((resolve) => setTimeout(resolve, 500));
    }
  } finally {
    await admin.disconnect();
  }
}
