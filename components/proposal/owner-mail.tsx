"use client";

import { useMutation } from "@tanstack/react-query";
import { type SyntheticEvent, useState } from "react";
import {
  cadences,
  type OwnerList,
  type OwnerSettings,
  saveOwner,
} from "@/components/api/owners-api";
import { Icon } from "@/components/base/icon";
import { errorText } from "@/components/base/problem-note";
import { useToast } from "@/components/base/toasts";
import { useMessages } from "@/components/messages/messages-provider";

/** Where each owner's mail goes, and how often. */
export function OwnerMail({ initial }: { initial: OwnerList }) {
  const { m } = useMessages();
  const words = m.proposal.settings;
  return (
    <section className="card grid gap-3 p-4" aria-labelledby="owner-mail">
      <h2 id="owner-mail">{words.email}</h2>
      {!initial.mail.configured && (
        <p className="notice k-repair">
          <Icon name="info" />
          {words.noMail}
        </p>
      )}
      {initial.owners.length === 0 && <p className="muted">{words.noOwners}</p>}
      <ul className="grid gap-3">
        {initial.owners.map((one) => (
          <OwnerRow key={one.owner} initial={one} />
        ))}
      </ul>
    </section>
  );
}

function OwnerRow({ initial }: { initial: OwnerSettings }) {
  const { m } = useMessages();
  const words = m.proposal.settings;
  const toast = useToast();
  const [saved, setSaved] = useState(initial);
  const [email, setEmail] = useState(initial.email ?? "");
  const [cadence, setCadence] = useState(initial.cadence);
  const isChanged = email.trim() !== (saved.email ?? "") || cadence !== saved.cadence;
  const save = useMutation({
    mutationFn: () => saveOwner({ owner: initial.owner, email: email.trim() || null, cadence }),
    onSuccess: (kept) => {
      setSaved(kept);
      setEmail(kept.email ?? "");
      toast({ text: words.saved });
    },
    onError: (error) => toast({ text: errorText(error), kind: "error" }),
  });
  const submit = (event: SyntheticEvent) => {
    event.preventDefault();
    save.mutate();
  };
  return (
    <li>
      <form className="owner-row" onSubmit={submit} aria-label={initial.owner}>
        <b className="min-w-0 font-medium break-words">{initial.owner}</b>
        <label>
          <span className="sr-only">{words.email}</span>
          <input
            className="field"
            type="email"
            placeholder={saved.address ?? words.email}
            value={email}
            onChange={(event) => setEmail(event.target.value)}
          />
        </label>
        <label>
          <span className="sr-only">{words.cadence}</span>
          <select
            className="field"
            value={cadence}
            onChange={(event) => {
              const chosen = cadences.find((name) => name === event.target.value);
              if (chosen) setCadence(chosen);
            }}
          >
            {cadences.map((name) => (
              <option key={name} value={name}>
                {words.cadences[name]}
              </option>
            ))}
          </select>
        </label>
        <button type="submit" className="btn" disabled={!isChanged || save.isPending}>
          {save.isPending ? words.saving : words.save}
        </button>
      </form>
    </li>
  );
}
