"use client";

import { useMessages } from "@/components/messages/messages-provider";
import type { CellFlow, CellVariable } from "@/lib/trace/cell-facts";
import { Reveal } from "./reveal";
import { ShortList } from "./short-list";

type Props = {
  spanId: string;
  variables: readonly CellVariable[];
  flow: CellFlow | null;
};

/** Values drawn of one variable at first. */
const SHOWN_VALUES = 6;

/** What a cell made or changed, as it stood at the cell's end. */
export function CellVariables({ spanId, variables, flow }: Props) {
  const { m, number } = useMessages();
  if (variables.length === 0) return null;
  const words = m.viewer.variables;
  return (
    <Reveal
      name={`${spanId} variables`}
      texts={variables.map(({ name, values }) => `${name} ${values.join(" ")}`)}
      summary={
        <>
          {words.title} <span className="muted">{number(variables.length)}</span>
        </>
      }
    >
      <table className="variables">
        <tbody>
          {variables.map(({ name, kind, values, size }) => (
            <tr key={name}>
              <th scope="row">{name}</th>
              <td className="muted">
                {words.kind[kind]}
                {size !== null && ` (${number(size)})`}
                {isNew(flow, name) && `, ${words.made}`}
              </td>
              <td className="mono">
                <ShortList name={`${spanId} values ${name}`} items={values} first={SHOWN_VALUES}>
                  {(shown, more) => (
                    <>
                      {shown.join(", ")} {more}
                    </>
                  )}
                </ShortList>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Reveal>
  );
}

/** True when what the name meant before is gone. */
function isNew(flow: CellFlow | null, name: string): boolean {
  const writes = flow?.steps.flatMap((step) => step.writes) ?? [];
  return writes.some((write) => write.name === name && write.isNew);
}
