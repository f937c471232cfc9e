import { InlineCode } from "@/components/base/inline-code";

type Props = { owner: string | null; ownerRule: string; unowned: string };

/** A page's owner, and the rule that says so: in a cell of its own, or below the owner where there is no room for one. */
export function OwnerCells({ owner, ownerRule, unowned }: Props) {
  return (
    <>
      <td className="break-words">
        {owner ?? <span className="muted">{unowned}</span>}
        <span className="narrow-reason break-words">
          <InlineCode text={ownerRule} />
        </span>
      </td>
      <td className="text-[12px] break-words text-ink-2">
        <InlineCode text={ownerRule} />
      </td>
    </>
  );
}
