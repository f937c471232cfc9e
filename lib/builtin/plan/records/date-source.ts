/** The part of a cell that reads dates; a date that could be read in two ways is not read. */
export const dateSource = `let undated = 0;
// 03/04/2024 is read only where another date of the table shows which is the month.
const slashed = rows.flatMap((row) => row.flatMap((field) => { const m = field.length < 24 && field.includes("/") ? /^(\\d\\d?)\\/(\\d\\d?)\\/\\d{4}(?!\\d)/.exec(field) : null; return m ? [[Number(m[1]) > 12, Number(m[2]) > 12]] : []; }));
const isDayFirst = slashed.some(([first]) => first), isMonthFirst = slashed.some(([, second]) => second);
const monthNumber = (name: string) => String("janfebmaraprmayjunjulaugsepoctnovdec".indexOf(name.slice(0, 3).toLowerCase()) / 3 + 1).padStart(2, "0");
const dayOf = (field: string) => {
  let m = /^(\\d{4})[-\\/](\\d\\d?)[-\\/](\\d\\d?)/.exec(field) ?? /^(\\d{4})年(\\d\\d?)月(\\d\\d?)日/.exec(field);
  if (m) return \`\${m[1]}-\${m[2].padStart(2, "0")}-\${m[3].padStart(2, "0")}\`;
  m = /^(\\d\\d?)\\/([A-Za-z]{3})\\/(\\d{4})/.exec(field);
  if (m) return \`\${m[3]}-\${monthNumber(m[2])}-\${m[1].padStart(2, "0")}\`;
  m = /^(\\d\\d?)\\.(\\d\\d?)\\.(\\d{4})/.exec(field);
  if (m) return \`\${m[3]}-\${m[2].padStart(2, "0")}-\${m[1].padStart(2, "0")}\`;
  m = /^([A-Z][a-z]{2})[a-z]*\\.? (\\d{1,2}),? (\\d{4})$/.exec(field);
  if (m && "JanFebMarAprMayJunJulAugSepOctNovDec".includes(m[1])) return \`\${m[3]}-\${monthNumber(m[1])}-\${m[2].padStart(2, "0")}\`;
  m = /^(\\d\\d?)\\/(\\d\\d?)\\/(\\d{4})(?!\\d)/.exec(field);
  if (m && isDayFirst !== isMonthFirst) return \`\${m[3]}-\${(isDayFirst ? m[2] : m[1]).padStart(2, "0")}-\${(isDayFirst ? m[1] : m[2]).padStart(2, "0")}\`;
  if (!isMissing(field)) undated += 1; // a field without a value lies within no span of time
  return "";
};
/** Empty, and counted, where no time of day stands. */
const timeOf = (field: string) => {
  const m = /[T :](\\d\\d?):(\\d\\d)(?::(\\d\\d))?/.exec(" " + field);
  if (!m && !isMissing(field)) undated += 1;
  return m ? \`\${m[1].padStart(2, "0")}:\${m[2]}:\${m[3] ?? "00"}\` : "";
};
const monthDayOf = (field: string) => {
  const m = /^([A-Z][a-z]{2}) +(\\d\\d?) \\d\\d:/.exec(field);
  return m ? \`\${monthNumber(m[1])}-\${m[2].padStart(2, "0")}\` : dayOf(field).slice(5);
};
const momentOf = (field: string) => {
  const day = dayOf(field);
  return day === "" ? "" : \`\${day} \${timeOf(field)}\`;
};
const hourAsWritten = (field: string) => {
  const m = /^\\d{4}-\\d\\d-\\d\\d[T ]\\d\\d|^\\d+\\/\\w+\\/\\d{4}:\\d\\d|^[A-Z][a-z]{2} [ \\d]\\d \\d\\d/.exec(field);
  if (!m && !isMissing(field)) undated += 1;
  return m ? m[0].replace(/(\\d)T/, "$1 ") : "";
};
const dayAsWritten = (field: string) => {
  const m = /^\\d{4}[-\\/]\\d\\d?[-\\/]\\d\\d?|^\\d+\\/\\w+\\/\\d{4}|^\\d+[.\\/]\\d+[.\\/]\\d{4}|^[A-Z][a-z]{2} [ \\d]\\d|^\\d{4}年\\d+月\\d+日|^[A-Z][a-z]{2,8}\\.? \\d{1,2},? \\d{4}$/.exec(field);
  if (!m && !isMissing(field)) undated += 1;
  return m ? m[0] : "";
};`;
