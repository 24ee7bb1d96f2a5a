/** The command that runs the arms of a file again and compares; a name that the shell would not leave as it is, is quoted. */
export function verifyCommand(file: string): string {
  const name = /^[\w.-]+$/.test(file) ? file : `'${file.replaceAll("'", "'\\''")}'`;
  return `npm run -s skewscope -- verify ${name}`;
}
