/** Which of the small panels below the actions is open. */
export type DecideMenu = "decline" | "snooze" | "give" | "more";
