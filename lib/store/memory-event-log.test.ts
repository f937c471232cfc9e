import { describeEventLog } from "@/lib/store/event-log.contract";
import { createMemoryEventLog } from "@/lib/store/memory-event-log";

const log = createMemoryEventLog();
describeEventLog("the memory log", () => log);
