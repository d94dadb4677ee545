export { eventually } from './eventually.js';
export { type FreshDatabase, freshDatabase } from './fresh-database.js';
export { type Mail, mailbox, type MailQuery, type TestMailbox } from './mailbox.js';
export { OwnPart } from './own-part.js';
export { parts, type Parts, root } from './parts.js';
export { freePort, type ServiceName, type SpawnedService, spawnService, testSecrets } from './spawn-service.js';
export { type TestKafka, testKafka } from './test-kafka.js';
export { type TestUser, type TokenIssuer, startTokenIssuer } from './token-issuer.js';
export { messagesOf, type TopicMessage } from './topic-messages.js';
