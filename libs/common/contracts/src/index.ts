import 'reflect-metadata';

export * from './fact.js';
export * from './vocabulary.js';
export * from './events/event-snapshot.v1.js';
export * from './events/event-facts.js';
export * from './events/organisation-recorded.v1.js';
export * from './events/series-recorded.v1.js';
export * from './events/catalogue-facts.js';
export * from './events/shown-facts.js';
export * from './registrations/registration-facts.js';
export * from './registrations/attendance-facts.js';
export * from './registrations/intent-stated.v1.js';
export * from './registrations/outcome-told.v1.js';
export * from './registrations/person-erased.v1.js';
export * from './registrations/invitation-facts.js';
export * from './agreements/agreement-facts.js';
export * from './agreements/referral-facts.js';
export * from './agreements/milestone-facts.js';
