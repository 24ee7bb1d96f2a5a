/** The `aria-describedby` of a field's control: the parts of `Field` that are there. */
export function describedBy(
  id: string,
  { note, hint }: { readonly note?: string | undefined; readonly hint?: string | undefined },
): string {
  const parts = [note ? `${id}-note` : '', hint ? `${id}-hint` : '', `${id}-error`];
  return parts.filter(Boolean).join(' ');
}
