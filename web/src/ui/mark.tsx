/** Two rings that hold each other: who meets whom. */
export function Mark() {
  return (
    <svg viewBox="0 0 32 32" width="28" height="28" aria-hidden="true" className="mark">
      <rect width="32" height="32" rx="7" fill="currentColor" />
      <g fill="none" stroke="#fff" strokeWidth="2.6">
        <circle cx="12.5" cy="16" r="5.7" />
        <path d="M17.2 11.9a5.7 5.7 0 1 1 0 8.2" />
      </g>
    </svg>
  );
}
