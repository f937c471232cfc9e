"use client";

import { useEffect, useState } from "react";
import { Icon } from "@/components/base/icon";
import { useMessages } from "@/components/messages/messages-provider";

const storageKey = "verbatim-how-made";

/** Three sentences on how an answer comes about, and the signs that its claims carry. Can be put away. */
export function HowMade() {
  const { m } = useMessages();
  const [isHidden, setHidden] = useState(false);
  useEffect(() => setHidden(localStorage.getItem(storageKey) === "hidden"), []);
  const toggle = () => {
    localStorage.setItem(storageKey, isHidden ? "shown" : "hidden");
    setHidden(!isHidden);
  };
  if (isHidden)
    return (
      <button type="button" className="btn ghost mt-4" onClick={toggle}>
        {m.made.show}
      </button>
    );
  const steps = [
    { kind: "k-model", icon: "model", title: m.made.model, note: m.made.modelNote },
    { kind: "k-code", icon: "code", title: m.made.code, note: m.made.codeNote },
    { kind: "k-check", icon: "gate", title: m.made.check, note: m.made.checkNote },
  ] as const;
  return (
    <section className="teach" aria-labelledby="how">
      <h2 id="how">{m.made.title}</h2>
      <ol>
        {steps.map((step) => (
          <li key={step.kind}>
            <span className={`tile ${step.kind}`}>
              <Icon name={step.icon} />
            </span>
            <p>
              <b>{step.title}</b> {step.note}
            </p>
          </li>
        ))}
      </ol>
      <ul className="sign-key">
        <li>
          <span className="cl k-check">
            {m.made.exampleFound}
            <sup>✓1</sup>
          </span>
          <span>{m.made.stands}</span>
        </li>
        <li>
          <span className="cl computed k-code">
            {m.made.exampleComputed}
            <sup>=2</sup>
          </span>
          <span>{m.made.computed}</span>
        </li>
        <li>
          <span className="cl unsupported k-repair">
            {m.made.exampleUnsupported}
            <sup>?3</sup>
          </span>
          <span>{m.made.unsupported}</span>
        </li>
      </ul>
      <button type="button" className="btn ghost mt-2 -ml-2.5" onClick={toggle}>
        {m.made.hide}
      </button>
    </section>
  );
}
