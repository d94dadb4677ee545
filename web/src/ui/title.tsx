/** A title with the quoted names in it kept together. */
export function Title({ text }: { text: string }) {
  return text.split(/([“《][^”》]*[”》])/).map((part, at) =>
    at % 2 ? (
      <span key={at} className="quoted">
        {part}
      </span>
    ) : (
      part
    ),
  );
}
