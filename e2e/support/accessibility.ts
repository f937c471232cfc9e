import AxeBuilder from "@axe-core/playwright";
import type { Page } from "@playwright/test";

const standards = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];

/** What moves on a page by itself or on the way from one look to another, by its name. */
export function motionsOf(page: Page): Promise<string[]> {
  return page.evaluate(() =>
    document.getAnimations().map((motion) => {
      if (motion instanceof CSSAnimation) return motion.animationName;
      return motion instanceof CSSTransition ? motion.transitionProperty : motion.id;
    }),
  );
}

/** What a page does not do for everyone, by WCAG 2.2 AA as far as a machine can tell. */
export async function faultsOf(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page })
    // Nothing but faults is read, so that nothing else need be put into words.
    .options({ resultTypes: ["violations"] })
    .withTags(standards)
    // No page has frames: all is done in the page itself, without a second one to gather what frames say.
    .setLegacyMode()
    .analyze();
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${id} at ${target.join(" ")}: ${failureSummary}`),
  );
}
