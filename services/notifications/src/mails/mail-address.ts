/** The bare address of `Name <address>` or of an address that stands alone. */
export function addressOf(mailbox: string): string {
  const bracketed = /<([^<>]+)>\s*$/.exec(mailbox);
  return (bracketed?.[1] ?? mailbox).trim();
}

/** The name of `Name <address>`; empty where there is none. */
export function nameOf(mailbox: string): string {
  const bracketed = /^(.*)<[^<>]+>\s*$/.exec(mailbox);
  return (bracketed?.[1] ?? '').trim().replace(/^"(.*)"$/, '$1');
}
