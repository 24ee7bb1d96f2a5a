export interface QrCodeProps {
  /** Up to 2,953 bytes. */
  readonly text: string;
  /** What the code leads to, for those who do not see it. */
  readonly label: string;
}
