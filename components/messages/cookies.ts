/** Where the reader's own choices are kept: in the browser, so that no account is needed. */
export const localeCookie = "verbatim-locale";
export const themeCookie = "verbatim-theme";
