/**
 * Interface strings hold their variable parts as `{name}`, so that a dictionary is plain data
 * and only the reader's language is sent to the browser.
 */
export type FillValues = Readonly<Record<string, string | number>>;

export function fill(template: string, values: FillValues): string {
  return template.replace(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole));
}

export type PluralForms = { readonly one: string; readonly other: string };

/** Picks the form for `count` by the rules of the language; `{n}` is the count as the language writes it. */
export function fillCount(
  forms: PluralForms,
  count: number,
  locale: string,
  values: FillValues = {},
): string {
  const form = new Intl.PluralRules(locale).select(count) === "one" ? forms.one : forms.other;
  return fill(form, { ...values, n: new Intl.NumberFormat(locale).format(count) });
}
