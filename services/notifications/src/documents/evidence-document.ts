/** Everything an evidence file shows, as plain values; characters the font lacks are written as their code points. */
export interface EvidenceDocument {
  number: string;
  title: string;
  verifyUrl: string;
  verifyCode: string;
  sections: EvidenceSection[];
}

export interface EvidenceSection {
  heading: string;
  /** Label and value; a value may be long. */
  facts: [label: string, value: string][];
}
