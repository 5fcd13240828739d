import { DigestDate } from "../../core/paper/date.ts";
import { DigestWeek } from "../../core/paper/week.ts";
import type { ReviewDesk, ReviewSession } from "../../core/review/review-session.ts";
import type { Run } from "../run.ts";
import { createActHistories } from "./act-history.ts";
import { listWaiting } from "./list-waiting.ts";
import { openReviewSession } from "./open-session.ts";
import { openWeekSession } from "./open-week-session.ts";
import { noSuchReview } from "./problems.ts";

/** Reviews that are open at once. The one that was asked for longest ago is opened anew when it is asked for again. */
const MAX_OPEN_REVIEWS = 30;

/** What is opened before a review: the folders that it will write to. */
type Prepare = (written: {
  days?: readonly DigestDate[];
  weeks?: readonly DigestWeek[];
}) => Promise<void>;

/** Opens the reviews of all days and weeks; each is read when it is first asked for. */
export function openReviewDesk(run: Run, prepare: Prepare): ReviewDesk {
  const history = createActHistories(run.now().getTime());
  const open = keepOpen(async (name) => {
    const [day, week] = [DigestDate.safeParse(name), DigestWeek.safeParse(name)];
    if (day.success) {
      await prepare({ days: [day.data] });
      return openReviewSession(day.data, run, history);
    }
    if (!week.success) throw noSuchReview(name);
    await prepare({ weeks: [week.data] });
    return openWeekSession(week.data, run, history, open);
  });
  return { list: () => listWaiting(run), open };
}

/** Opens each review once, and forgets one that could not be opened. */
function keepOpen(
  open: (name: string) => Promise<ReviewSession>,
): (name: string) => Promise<ReviewSession> {
  const sessions = new Map<string, Promise<ReviewSession>>();
  return (name) => {
    const session = sessions.get(name) ?? open(name);
    sessions.delete(name);
    sessions.set(name, session); // the newest stands at the end
    session.catch(() => sessions.delete(name));
    const [oldest] = sessions.keys();
    if (oldest !== undefined && sessions.size > MAX_OPEN_REVIEWS) sessions.delete(oldest);
    return session;
  };
}
