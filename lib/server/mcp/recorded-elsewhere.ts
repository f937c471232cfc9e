/** What an agent is told first of a run that was imported: marks are another's word until they are checked here. */
export const RECORDED_ELSEWHERE = "Recorded elsewhere; nothing was checked here.";
